import type { LessonId } from '../ids.ts'
import type { ClassFile, SeatLesson } from './class-file.ts'

/** A row of the grid. */
export interface ClassSeat {
  readonly name: string
  /** The first characters of its key: what tells two seats of one name apart. */
  readonly mark: string
  /** Another seat, with another key, has the same name. */
  readonly sharesName: boolean
  readonly savedAtMs: number
  readonly lessons: readonly SeatLesson[]
}

/** The class, merged: one seat for each key, by name; of several files of a seat the newest. */
export interface MergedClass {
  readonly seats: readonly ClassSeat[]
  /** Every lesson that somebody has begun. */
  readonly lessons: readonly LessonId[]
  /** Files that a newer one of the same seat has replaced. */
  readonly replaced: number
}

export function mergeClass(files: readonly ClassFile[]): MergedClass {
  const newest = new Map<string, ClassFile>()
  for (const file of files) {
    const known = newest.get(file.seat.key)
    if (known === undefined || known.savedAtMs <= file.savedAtMs) newest.set(file.seat.key, file)
  }
  const count = new Map<string, number>()
  for (const { seat } of newest.values()) count.set(seat.name, (count.get(seat.name) ?? 0) + 1)
  const seats = [...newest.values()]
    .map(({ seat, savedAtMs, lessons }): ClassSeat => ({
      name: seat.name,
      mark: seat.key.slice(0, 4),
      sharesName: (count.get(seat.name) ?? 0) > 1,
      savedAtMs,
      lessons,
    }))
    .sort((one, other) => one.name.localeCompare(other.name) || (one.mark < other.mark ? -1 : 1))
  const lessons = [...new Set(seats.flatMap(seat => seat.lessons.map(({ id }) => id)))]
  return { seats, lessons, replaced: files.length - newest.size }
}

/** How a seat did in a lesson. */
export interface SeatScore {
  readonly state: 'finished' | 'begun'
  /** Predictions that were right at the first try, of those that were made. */
  readonly right: number
  readonly made: number
}

/** Null: the seat has not begun it. */
export function scoreOf({ lessons }: ClassSeat, lesson: LessonId): SeatScore | null {
  const found = lessons.find(({ id }) => id === lesson)
  if (found === undefined) return null
  const { predictions, finishedAt } = found
  const right = predictions.filter(({ rightAtFirst }) => rightAtFirst).length
  return { state: finishedAt === null ? 'begun' : 'finished', right, made: predictions.length }
}

const columns = ['seat', 'mark', 'lesson', 'state', 'step', 'answer', 'right', 'rightAtFirst', 'stake', 'savedAt'] as const

/**
 * One row for each prediction, and one for each lesson without any (RFC 4180). Answers count from 1, as they stand in the lesson's file; of a
 * ticked prediction the boxes that were said to go.
 */
export function classAsCsv({ seats }: MergedClass): string {
  const rows = seats.flatMap(seat =>
    seat.lessons.flatMap(({ id, finishedAt, predictions }) => {
      const state = finishedAt === null ? 'begun' : 'finished'
      const savedAt = new Date(seat.savedAtMs).toISOString()
      if (predictions.length === 0) return [[seat.name, seat.mark, id, state, '', '', '', '', '', savedAt]]
      return predictions.map(({ step, answer, right, rightAtFirst, stake }) => [
        seat.name,
        seat.mark,
        id,
        state,
        String(step + 1),
        'option' in answer ? String(answer.option + 1) : answer.boxes.flatMap(({ box, goes }) => (goes === true ? [box] : [])).join(' '),
        String(right),
        String(rightAtFirst),
        stake === null ? '' : String(stake),
        savedAt,
      ])
    }),
  )
  return [columns, ...rows].map(row => `${row.map(csvField).join(',')}\r\n`).join('')
}

/** What a spreadsheet would take for a formula stays a text: a name comes from somebody else. */
function csvField(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
