import { createHash } from 'node:crypto'

/** Longer values are told by their beginning: a page that fills its storage would fill the trace as well. In UTF-16 code units. */
export const maxValueUnits = 65_536
/** What names a place or says something in a page's own words: nobody reads more of it. */
export const maxTextUnits = 8_192
const shownUnits = 1_000

/** A value as the trace keeps it, and its whole length when that is not all of it. Two long values that differ stay different. */
export function cutValue(value: string): { readonly text: string; readonly cutFrom: number | null } {
  return value.length <= maxValueUnits ? { text: value, cutFrom: null } : { text: beginningOf(value), cutFrom: value.length }
}

/** A text of a page's own length (title, message, the address of a document or of a place outside) as the app keeps it. */
export function cutText(text: string): string {
  return text.length <= maxTextUnits ? text : beginningOf(text)
}

/** The same address comes with each request of its document: its digest is made once. */
let latest: readonly { readonly whole: string; readonly beginning: string }[] = []

function beginningOf(whole: string): string {
  const known = latest.find(one => one.whole === whole)
  if (known !== undefined) return known.beginning
  const digest = createHash('sha256').update(whole).digest('hex').slice(0, 16)
  const beginning = `${whole.slice(0, shownUnits)}… [${whole.length} units, sha256 ${digest}]`
  latest = [{ whole, beginning }, ...latest.slice(0, 3)]
  return beginning
}
