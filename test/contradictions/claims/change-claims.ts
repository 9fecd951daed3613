import type { WireRecord } from '../truth/facts.ts'
import { cookieLines } from '../truth/read-lines.ts'
import { list, ofSome, type Claim, type Court, type Finding } from './claim.ts'

/* What a request is said to have changed. */

const clearsCookies = (record: WireRecord): boolean =>
  list(record.responseHeaders, 'clear-site-data').some(field => field.includes('"cookies"') || field.includes('*'))

/** The response has a line with this name and value. */
export function hasLine(record: WireRecord, name: string, value: string | null): boolean {
  return cookieLines(record).some(line => line.name === name && (value === null || line.value === value))
}

/** A line of this name with an end to its life; whether it lies in the past is for the browser to say. */
export const canDelete = (record: WireRecord, name: string): boolean =>
  cookieLines(record).some(line => line.name === name && /;\s*(?:max-age\s*=\s*"?(?:-|0)|expires\s*=)/i.test(line.line))

function isSetByIt(court: Court, name: string, value: string): Finding {
  return ofSome(court, record => {
    if (hasLine(record, name, value)) return null
    return `the response did not set it: ${
      cookieLines(record)
        .map(({ line }) => line.slice(0, 60))
        .join(' | ') || 'no Set-Cookie'
    }`
  })
}

/** A line of this name that can delete, or `Clear-Site-Data: "cookies"`. */
function isRemovedByIt(court: Court, name: string): Finding {
  return ofSome(court, record => {
    if (canDelete(record, name) || clearsCookies(record)) return null
    return `the response neither names “${name}” nor clears cookies`
  })
}

function changedNothing(court: Court): Finding {
  const { about, ledger } = court
  for (const record of court.wires) {
    const later = ledger.changes.filter(
      change => change.order > record.responseOrder && change.event === record.event && change.profile === about.exchange?.profile,
    )
    const put = later.find(change => !change.isRemoved && change.value !== '' && hasLine(record, change.name, change.value))
    if (put !== undefined) return `it put ${put.name}=${put.value.slice(0, 40)} into the jar`
    const host = new URL(record.url).hostname
    const taken = later.find(
      change =>
        change.isRemoved &&
        change.cause !== 'overwrite' &&
        (change.domain === host || change.domain.endsWith(`.${host}`) || host.endsWith(`.${change.domain}`)),
    )
    const isByOther = [...ledger.wire.values()].some(
      other => other !== record && other.event === record.event && taken !== undefined && hasLine(other, taken.name, null),
    )
    if (
      taken !== undefined &&
      clearsCookies(record) &&
      !isByOther &&
      !ledger.deeds.some(deed => deed.event === record.event && deed.kind === 'script-wrote')
    )
      return `its Clear-Site-Data took ${taken.name} out of the jar`
  }
  return null
}

export const changeClaims: readonly Claim[] = [
  { places: ['changed'], pattern: /This request changed nothing/, check: (_, court) => changedNothing(court) },
  {
    places: ['changed'],
    pattern: /Cookies: “(?<name>[^”]*)” (?:added|changed)(?: \(.*?\))? of (?<host>\S+)(?: → (?<value>.*))?$/,
    check: ({ name = '', value = '' }, court) => isSetByIt(court, name, value),
  },
  {
    places: ['changed'],
    pattern: /Cookies: “(?<name>[^”]*)” removed of (?<host>\S+)$/,
    check: ({ name = '' }, court) => isRemovedByIt(court, name),
  },
  {
    places: ['changed'],
    pattern: /Cookies: “(?<name>[^”]*)” removed \(to make room\) of (?<host>\S+)$/,
    check: ({ name = '' }, { ledger }) =>
      ledger.changes.some(change => change.isRemoved && change.name === name && change.cause === 'evicted')
        ? null
        : 'the jar evicted no such cookie',
  },
  { places: ['changed'], pattern: /(?:localStorage|sessionStorage): “(?<key>.*)” (?:added|changed|removed|cleared) in \S+(?: → .*)?$/s },
  {
    places: ['changed'],
    pattern: /(?:Server sessions|Users|Refresh tokens|Denylist|Signing keys): “.*?” .*$/s,
    check: (_, court) => ofSome(court, () => null),
  },
]
