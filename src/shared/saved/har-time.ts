/** ISO 8601 as HAR 1.2 demands it (`startedDateTime`), with any number of decimals; without a zone it is local time (ECMA-262, "Date Time String Format"). */
const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,12}))?(Z|[+-]\d\d:?\d\d)?$/i

/** Milliseconds since 1970; null: no ISO 8601, of which nothing is guessed (`Date.parse` makes a year of almost any text). */
export function harTime(text: string): number | null {
  const [, stamp, decimals = '', zone = ''] = form.exec(text.trim()) ?? []
  if (stamp === undefined) return null
  const withColon = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  const ms = Date.parse(`${stamp.toUpperCase()}${decimals === '' ? '' : `.${decimals.slice(0, 3)}`}${withColon}`)
  return Number.isNaN(ms) ? null : ms
}
