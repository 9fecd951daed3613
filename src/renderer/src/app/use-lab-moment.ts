import { useEffect } from 'react'
import type { EventSeq, TabId } from '@shared/ids.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { StageState } from '@shared/stage.ts'
import { useApp } from '../base/app-store.ts'
import { useCauses } from '../inspector/use-causes.ts'
import { useLessonLook } from '../lesson/use-lesson-look.ts'
import { isRevealHeld } from '../present/held-reveal.ts'
import { usePresenting } from '../present/present-store.ts'
import { useOneAtATime } from '../present/use-one-at-a-time.ts'
import { focusedTab } from '../trace/focused-tab.ts'
import { useReplay, type Replay } from '../trace/replay-store.ts'
import { useTrace } from '../trace/trace-store.ts'
import { useReturnToPresent } from '../trace/use-return-to-present.ts'
import { useSelection, type Selection, type SelectionActions } from '../trace/use-selection.ts'
import { useTraceView, type TraceView } from '../trace/use-trace-view.ts'

/** What is being looked at: which trace, which row and which moment of it. */
export interface LabMoment {
  /** The saved trace that is looked at; null: the lab itself. */
  readonly replay: Replay | null
  readonly stage: StageState | null
  /** The lesson that is being played; null while a saved trace is looked at. */
  readonly lesson: LessonPlay | null
  /** The tab that commands mean. */
  readonly tab: TabId | null
  readonly selection: Selection
  readonly select: SelectionActions
  readonly view: TraceView
  readonly causes: ReturnType<typeof useCauses>
  /** The outcome of the lesson's step waits for the presenter. */
  readonly isRevealHeld: boolean
}

export function useLabMoment(): LabMoment {
  const replay = useReplay()
  const stage = useApp(state => state.stage)
  const played = useApp(state => state.lesson)
  const lesson = replay === null ? played : null
  const [chosen, select] = useSelection()
  const firstSeq = useTrace(state => state.firstSeq)
  const isAtEnd = useTrace(state => chosen.cursor !== null && chosen.cursor >= state.lastSeq)
  const selection = standingPlace(chosen, firstSeq, isAtEnd)
  const presenting = usePresenting()
  const isHeld = isRevealHeld(lesson, presenting, selection.cursor !== null)
  const told = isHeld ? null : lesson
  const view = useTraceView(selection, settledBy(told))
  const causes = useCauses(view.exchange, selection.cursor)
  const { toNow } = select
  useEffect(() => toNow(), [replay, toNow]) // another trace, other places
  useLessonLook(told, select)
  // One event at a time: the present comes when it is asked for, whatever is done meanwhile.
  useReturnToPresent(view.rows.at(-1)?.key ?? null, lesson, presenting.isOn && presenting.isStepping ? staying : select)
  useOneAtATime(chosen, select)
  return { isRevealHeld: isHeld, replay, stage, lesson, tab: focusedTab(stage, selection.tab), selection, select, view, causes }
}

/** The exchange that settled the lesson's step: what the receipt should show while the step is talked about. */
function settledBy(lesson: LessonPlay | null): string | null {
  if (lesson?.phase !== 'observed') return null
  const step = lesson.steps[lesson.stepIndex]
  // In which something was to be pointed at: what it was is read there.
  if (step?.point != null) return step.point.exchange
  const places = step?.outcomes.map(({ place }) => place) ?? []
  return places.find(place => place?.kind === 'exchange')?.key ?? null
}

/** A place that was cleared or dropped from the trace cannot be selected; the last event of all is now. */
function standingPlace(chosen: Selection, firstSeq: EventSeq, isAtEnd: boolean): Selection {
  if (chosen.cursor !== null && chosen.cursor < firstSeq) return { ...chosen, key: null, cursor: null }
  if (chosen.key !== null && chosen.chosenBefore < firstSeq) return { ...chosen, key: null }
  return isAtEnd ? { ...chosen, cursor: null } : chosen
}

const staying = { toNow: () => undefined, stayNow: () => undefined }
