import type { JarChange, WireRecord } from '../truth/facts.ts'
import { cookieLines, cookiesSent } from '../truth/read-lines.ts'
import { list, ofSome, readNames, type Court, type Finding } from './claim.ts'

/* What can be said of a cookie in a request or a response, and how each is looked up: in the `Cookie` field that arrived, and in the jar's own events. */

const asked = (name: string): string => (name === '?' || name === '(no name)' ? '' : name)

/** Went along: the name stands in the `Cookie` field as the server got it. */
export function isSent(court: Court, name: string): Finding {
  return ofSome(court, record => {
    const names = cookiesSent(record).map(([sent]) => sent)
    return names.includes(asked(name)) ? null : `no “${name}” in the Cookie field that arrived: ${names.join(', ') || 'none'}`
  })
}

/** These went along, and no others; where a check asked for one by name, only that one is told. */
export function areSent(court: Court, text: string): Finding {
  const { names, more } = readNames(text)
  const missing = names.map(name => isSent(court, name)).find(finding => finding !== null)
  const isOfCheck = court.about.exchange?.hops.at(-1)?.decision != null
  if (missing !== undefined || isOfCheck) return missing ?? null
  return ofSome(court, record => {
    const arrived = new Set(cookiesSent(record).map(([sent]) => sent))
    return arrived.size === new Set(names.map(asked)).size + more ? null : `the Cookie field that arrived: ${[...arrived].join(', ')}`
  })
}

export function noneSent(court: Court): Finding {
  return ofSome(court, record => {
    const field = list(record.headers, 'cookie')
    return field.length === 0 ? null : `the request arrived with Cookie: ${field.join('; ')}`
  })
}

/** Lies in the jar, and stayed there: of the cookies of this name that the jar had with some value, fewer are in the field that arrived. */
export function isHeldBack(court: Court, name: string): Finding {
  const { about, ledger } = court
  const profile = about.exchange?.profile ?? null
  if (profile === null) return null
  const isMeant = (cookie: { readonly name: string }): boolean => cookie.name === asked(name)
  const put = ledger.changes.filter(change => change.profile === profile && !change.isRemoved)
  // One cookie stands in both readings of the jar and among the changes: each of the three is counted for itself.
  const sources = [ledger.jarsBefore[profile], ledger.jars[profile], onePerPlace(put)].map(cookies => cookies.filter(isMeant))
  const values = new Set(sources.flat().map(({ value }) => value))
  if (values.size === 0) return `the jar has no “${name}”`
  if (court.wires.length === 0) return null
  return ofSome(court, record => {
    const sent = cookiesSent(record).filter(([each]) => each === asked(name))
    const stayed = [...values].some(value => {
      const arrived = sent.filter(([, each]) => each === value).length
      return sources.some(cookies => cookies.filter(cookie => cookie.value === value).length > arrived)
    })
    return stayed ? null : `every “${name}” of the jar arrived with the request`
  })
}

/** The latest of each place in the jar and value. */
const onePerPlace = (changes: readonly JarChange[]): readonly JarChange[] => [
  ...new Map(changes.map(change => [[change.name, change.domain, change.hostOnly, change.path, change.value].join(' '), change])).values(),
]

/** The lines of the response that a sentence about this cookie can mean. */
function linesOf(record: WireRecord, { about }: Court, name: string) {
  const lines = cookieLines(record).filter(line => line.name === asked(name))
  const own = lines.filter(({ line }) => line === about.judged?.line || line === utf8(about.judged?.line ?? ''))
  return own.length > 0 ? own : lines
}

const utf8 = (octets: string): string => Buffer.from(octets, 'latin1').toString('utf8')

/** What the jar told after the request came, of cookies that a response of its host can set. */
function after(record: WireRecord, { ledger, about }: Court): readonly JarChange[] {
  const host = new URL(record.url).hostname
  return ledger.changes.filter(
    ({ order, profile, domain }) =>
      order > record.order &&
      (about.exchange?.profile == null || profile === about.exchange.profile) &&
      (host === domain || host.endsWith(`.${domain}`)),
  )
}

const describe = ({
  name,
  value,
  path,
  domain,
}: {
  readonly name: string
  readonly value: string
  readonly path: string
  readonly domain: string
}): string => `${name}=${value.slice(0, 40)} (${domain}, Path=${path})`

/** What the jar holds under this name, for the truth of a sentence. */
export function heldNow({ about, ledger }: Court, name: string): string {
  const profile = about.exchange?.profile ?? null
  const held = profile === null ? [] : ledger.jars[profile].filter(cookie => cookie.name === asked(name))
  return held.length === 0 ? `the jar holds no “${name}”` : `the jar holds ${held.map(describe).join(' and ')}`
}

/** The jar's own words: a cookie with the name and the value of the line was put in. */
export function isStored(court: Court, name: string): Finding {
  return ofSome(court, record => {
    const lines = linesOf(record, court, name)
    if (lines.length === 0) return `the response has no Set-Cookie for “${name}”`
    const isThere = after(record, court).some(
      change => !change.isRemoved && change.name === asked(name) && lines.some(({ value }) => value === change.value),
    )
    return isThere ? null : `the jar was given no such cookie; ${heldNow(court, name)}`
  })
}

/** The jar's own words: a cookie of this name was taken out, not merely replaced. */
export function isDeleted(court: Court, name: string): Finding {
  return ofSome(court, record => {
    if (linesOf(record, court, name).length === 0) return `the response has no Set-Cookie for “${name}”`
    const isGone = after(record, court).some(change => change.isRemoved && change.cause !== 'overwrite' && change.name === asked(name))
    return isGone ? null : `the jar lost nothing; ${heldNow(court, name)}`
  })
}

/** The jar did not take it; of several lines of this name, one. */
export function isNotStored(court: Court, name: string): Finding {
  return ofSome(court, record => {
    const lines = linesOf(record, court, name)
    const taken = lines.map(({ value }) =>
      after(record, court).find(change => !change.isRemoved && change.name === asked(name) && value === change.value && value !== ''),
    )
    const [first] = taken
    return first === undefined || taken.includes(undefined) ? null : `the jar took it: ${describe(first)}`
  })
}

/** The cookies that the jar was given for the lines that can be meant. */
const allKept = (court: Court, name: string): readonly JarChange[] =>
  court.wires.flatMap(record => {
    const lines = linesOf(record, court, name)
    return after(record, court).filter(
      change => !change.isRemoved && change.name === asked(name) && lines.some(({ value }) => value === change.value),
    )
  })

/** The cookie that the jar was given for this line. */
export const keptFor = (court: Court, name: string): JarChange | null => allKept(court, name).at(-1) ?? null

/** One call of the store tells that this cookie was taken out, and next that it was put in. */
function overwritten(kept: JarChange, { ledger }: Court): boolean {
  const before = ledger.changes[ledger.changes.indexOf(kept) - 1]
  return (
    before?.isRemoved === true &&
    before.cause === 'overwrite' &&
    before.profile === kept.profile &&
    before.name === kept.name &&
    before.domain === kept.domain &&
    before.path === kept.path
  )
}

/** Put in, where this very cookie lay. */
export function isReplaced(court: Court, name: string): Finding {
  const wrong = isStored(court, name)
  return wrong ?? (allKept(court, name).some(kept => overwritten(kept, court)) ? null : 'the jar had no such cookie before')
}

/** Put in, where no such cookie lay. */
export function isNewlyStored(court: Court, name: string): Finding {
  const wrong = isStored(court, name)
  return wrong ?? (allKept(court, name).every(kept => overwritten(kept, court)) ? 'it replaced one' : null)
}

/** The line would have deleted, and nothing went. Where others may have deleted it as well, nothing can be said. */
export function deletesNothing(court: Court, name: string): Finding {
  const [record] = court.wires
  if (record === undefined) return 'the wire saw no such request'
  const { ledger } = court
  const isAlone =
    cookieLines(record).filter(line => line.name === asked(name)).length === 1 &&
    !ledger.deeds.some(deed => deed.event === record.event && deed.kind === 'script-wrote' && deed.name === asked(name)) &&
    ![...ledger.wire.values()].some(
      other => other !== record && other.event === record.event && cookieLines(other).some(line => line.name === asked(name)),
    )
  return isAlone && isDeleted(court, name) === null ? 'the jar lost it' : null
}

/** `Path=/lab of shop.test; Path=/ of Domain=shop.test, partitioned under …`: each lies in the jar. */
export function liesAt(court: Court, name: string, where: string): Finding {
  const profile = court.about.exchange?.profile ?? null
  if (profile === null) return null
  const all = [...court.ledger.jarsBefore[profile], ...court.ledger.jars[profile]].filter(cookie => cookie.name === asked(name))
  const missing = where.split('; ').find(address => {
    const [, path = '', domain = '', host = ''] = /^Path=(.+?) of (?:Domain=([^,]+)|([^,]+))/.exec(address) ?? []
    return !all.some(
      cookie =>
        cookie.path === path && (domain === '' ? cookie.hostOnly && cookie.domain === host : !cookie.hostOnly && cookie.domain === domain),
    )
  })
  return missing === undefined ? null : `${missing}? ${heldNow(court, name)}`
}
