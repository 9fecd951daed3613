import type { EventSeq } from '../ids.ts'
import type { TraceEvent } from './trace-event.ts'

/** What the learner left on a row: facts like any other, but of the reader of the trace. The last word counts. */
export interface RowMark {
  readonly isPinned: boolean
  /** null: none. */
  readonly note: string | null
}

export interface PlacedMark extends RowMark {
  /** The event that had the last word. */
  readonly seq: EventSeq
}

/** By the key of the row; rows without a mark are not in it. */
export type Marks = ReadonlyMap<string, PlacedMark>

export interface MarkFold {
  push(events: readonly TraceEvent[]): void
  /** A new map only when a mark changed. */
  all(): Marks
}

/** `before`: the marks as they stood before the first event. */
export function createMarkFold(before: Marks = new Map()): MarkFold {
  let marks = before
  let lastSeq = 0

  function change(row: string, seq: EventSeq, changes: Partial<RowMark>): void {
    const mark = { isPinned: false, note: null, ...marks.get(row), ...changes, seq }
    const next = new Map(marks)
    if (mark.isPinned || mark.note !== null) next.set(row, mark)
    else next.delete(row)
    marks = next
  }

  function take(event: TraceEvent): void {
    if (event.seq <= lastSeq) return
    lastSeq = event.seq
    switch (event.kind) {
      case 'row.pinned':
      case 'row.unpinned':
        return change(event.row, event.seq, { isPinned: event.kind === 'row.pinned' })
      case 'note.written':
        return change(event.row, event.seq, { note: event.text === '' ? null : event.text })
      case 'log.cleared':
        marks = new Map()
        return
      case 'events.dropped':
        // A reader of the trace from here on has no fact of them either.
        marks = new Map([...marks].filter(([, { seq }]) => seq > event.through))
        return
      default:
        return
    }
  }

  return { push: events => events.forEach(take), all: () => marks }
}
