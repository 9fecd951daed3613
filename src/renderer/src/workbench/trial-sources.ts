import type { TrialReport } from '@shared/workbench/trial.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { createCauseIndex } from '../trace/cause-index.ts'
import type { ChangeSources } from '@shared/telling/find-changes.ts'

/** What a receipt looks up beside its exchange, from the trial's own small trace. */
export function trialSources({ events }: Pick<TrialReport, 'events'>): ChangeSources {
  const fold = createTraceFold()
  fold.push(events)
  const causes = createCauseIndex()
  causes.push(events)
  return { eventOf: fold.eventOf, worldAt: seq => fold.world.at(seq), effectsOf: seq => causes.effectsOf(seq) }
}
