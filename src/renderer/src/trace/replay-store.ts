import { useStore } from 'zustand'
import type { EventSeq, LessonId } from '@shared/ids.ts'
import { eventSeq } from '@shared/ids.ts'
import type { PageHead } from '@shared/saved/trace-page.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SavedTrace } from '@shared/saved/saved-trace.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { applyChunk, createTraceStore, showTrace, type TraceState } from './trace-store.ts'

/** The saved trace that is being looked at instead of the lab's own. */
export interface Replay {
  /** The file's name. */
  readonly name: string
  readonly head: SavedTrace['head']
  /** Set for another program's HAR. */
  readonly foreign: SavedTrace['foreign']
  readonly notRead: SavedTrace['notRead']
  /** The steps of lessons that were played, in order. */
  readonly steps: readonly PlayedStep[]
  /** Set when this page was saved with the trace: then there is no lab behind it. */
  readonly page: PageHead | null
}

/** A step of a lesson, as it was played. */
export interface PlayedStep {
  readonly lesson: LessonId
  /** From 0. */
  readonly step: number
  readonly from: EventSeq
  /** When it was observed; of one that never was, the last event before the next. null: to the end of the trace. */
  readonly to: EventSeq | null
}

interface ReplayState {
  readonly replay: Replay | null
  /** How much of a file is read, 0 to 1; null: none is being read. */
  readonly readingShare: number | null
}
export const replayStore = createStore<ReplayState>(() => ({ replay: null, readingShare: null }))

export function useReplay(): Replay | null {
  return useStore(replayStore, state => state.replay)
}
/** False in a page that was saved with its trace: nothing can be sent, changed or tried there. */
export function useHasLab(): boolean {
  return useStore(replayStore, ({ replay }) => replay === null || replay.page === null)
}
export function useReadingShare(): number | null {
  return useStore(replayStore, state => state.readingShare)
}

/** A saved trace that is being laid out for the panels. */
export interface ReplayInTheMaking {
  /** The next events; some hundred of them take a few milliseconds. */
  push(events: readonly TraceEvent[]): void
  /** All of it is there: every panel looks at it from here on. */
  show(): void
}

export function createReplay(
  name: string,
  { head, baseline, foreign, notRead }: Omit<SavedTrace, 'events'>,
  page: PageHead | null = null,
): ReplayInTheMaking {
  const steps: PlayedStep[] = []
  const store = createTraceStore({ isSaved: true })
  const common = { isPaused: false, bytes: 0, maxBytes: 0 } // the bound is the log's, and this trace no longer grows
  store.setState(applyChunk(store.getState(), { ...common, baseline, events: [] }))
  return {
    push(events) {
      for (const event of events) followLesson(steps, event)
      store.setState(applyChunk(store.getState(), { ...common, baseline: null, events }))
    },
    show: () => beginReplay({ name, head, foreign, notRead, steps, page }, store),
  }
}

function followLesson(steps: PlayedStep[], event: TraceEvent): void {
  if (event.kind !== 'lesson.stepped' && event.kind !== 'lesson.observed' && event.kind !== 'lesson.ended') return
  const last = steps.at(-1)
  if (last?.to === null) steps[steps.length - 1] = { ...last, to: event.kind === 'lesson.observed' ? event.seq : eventSeq(event.seq - 1) }
  if (event.kind === 'lesson.stepped') steps.push({ lesson: event.lesson, step: event.step, from: event.seq, to: null })
}

/** Every panel looks at this trace from here on; the lab runs on behind it. */
function beginReplay(replay: Replay, store: StoreApi<TraceState>): void {
  showTrace(store)
  replayStore.setState({ replay })
}

/** Back to the lab's own trace. */
export function endReplay(): void {
  showTrace(null)
  replayStore.setState({ replay: null })
}
