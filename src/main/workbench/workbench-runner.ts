import type { Session } from 'electron'
import type { Trial, TrialReport } from '@shared/workbench/trial.ts'
import type { EventSeq } from '@shared/ids.ts'
import type { Language } from '@shared/language.ts'
import type { Lab } from '../../server/open-lab.ts'
import type { LabFact } from '../../server/base/record.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { createRecorder, type Recorder } from '../recorder/recorder.ts'
import { createTraceLog } from '../trace/trace-log.ts'
import { runTrial } from './run-trial.ts'
import { openThrowawayProfile, type ThrowawayProfile } from './throwaway-profile.ts'

/** Runs one experiment at a time, trial after trial, and keeps its facts apart from the learner's trace. */
export interface WorkbenchRunner {
  /** @throws ExpectedFailure while another one runs */
  run(trials: readonly Trial[], onReport: (index: number, report: TrialReport) => void): Promise<TrialReport[]>
  cancel(): void
  /** Takes what wire and server say of the throw-away browser. What comes after a trial has ended is nobody's. */
  record(fact: LabFact): EventSeq | null
  isOwnSession(session: Session): boolean
}

export interface WorkbenchRunnerOptions {
  readonly lab: () => Lab
  readonly language: () => Language
  readonly labNow: () => number
  readonly onError: (error: unknown) => void
}

export function createWorkbenchRunner({ lab, language, labNow, onError }: WorkbenchRunnerOptions): WorkbenchRunner {
  let opened: Promise<ThrowawayProfile> | null = null
  let session: Session | null = null
  let running: AbortController | null = null
  let recorder: Recorder | null = null

  async function profile(): Promise<ThrowawayProfile> {
    opened ??= openThrowawayProfile(lab(), language())
    const found = await opened
    session = found.session
    return found
  }

  async function tryOne(trial: Trial, signal: AbortSignal): Promise<TrialReport> {
    const browser = await profile()
    await browser.empty()
    const log = createTraceLog({ labNow })
    const own = createRecorder(log, onError)
    recorder = own
    const window = browser.openPage()
    const unwatch = own.watchJar('private', browser.session)
    try {
      return await runTrial(trial, { lab: lab(), log, recorder: own, window, signal })
    } finally {
      recorder = null
      unwatch()
      lab().tellThrowaway(null)
      if (!window.isDestroyed()) window.destroy()
      await browser.empty()
    }
  }

  return {
    async run(trials, onReport) {
      if (running !== null) throw new ExpectedFailure('not-possible', { kind: 'experiment-runs' })
      running = new AbortController()
      const { signal } = running
      const reports: TrialReport[] = []
      try {
        for (const [index, trial] of trials.entries()) {
          if (signal.aborted) break
          const report = await tryOne(trial, signal)
          if (signal.aborted) break // what was broken off proves nothing
          reports.push(report)
          onReport(index, report)
        }
        return reports
      } finally {
        running = null
      }
    },
    cancel: () => running?.abort(),
    record: fact => recorder?.record(fact) ?? null,
    isOwnSession: candidate => candidate === session,
  }
}
