import { createHash } from 'node:crypto'

/** Longer values are told by their beginning: a page that fills its storage would fill the trace as well. In UTF-16 code units. */
export const maxValueUnits = 65_536
const shownUnits = 1_000

/** A value as the trace keeps it, and its whole length when that is not all of it. Two long values that differ stay different. */
export function cutValue(value: string): { readonly text: string; readonly cutFrom: number | null } {
  if (value.length <= maxValueUnits) return { text: value, cutFrom: null }
  const digest = createHash('sha256').update(value).digest('hex').slice(0, 16)
  return { text: `${value.slice(0, shownUnits)}… [${value.length} units, sha256 ${digest}]`, cutFrom: value.length }
}
