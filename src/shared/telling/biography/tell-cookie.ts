import type { SchemeId, WireId } from '../../ids.ts'
import { couldNeverApply } from '../../trace/cookie-causes.ts'
import { cookieKey, type Cookie } from '../../trace/cookie.ts'
import { contextOf } from '../../trace/cookie-context.ts'
import type { RejectedReason } from '../../trace/cookie-verdict.ts'
import type { DecisionStep, Exchange } from '../../trace/exchange.ts'
import type { EventOf } from '../../trace/trace-event.ts'
import type { Biography, BiographyEnd, BiographyEntry, BiographyStory, BiographySubject, CookieIdentity, Maker } from './biography-entry.ts'
import { entryOf, type Past } from './past.ts'
import { readsIn } from './read-stories.ts'
import { tellRows } from './tell-rows.ts'

export type CookieSubject = Extract<BiographySubject, { kind: 'cookie' }>
type Alive = Pick<Cookie, 'value' | 'expiresMs'>

/** The life of one cookie of one jar. Its birth and its death are the jar's own word; a verdict alone changes no jar. */
export function tellCookie(past: Past, { profile, cookie: identity }: CookieSubject): Omit<Biography, 'subject'> {
  const entries: BiographyEntry[] = []
  const isMeant = (cookie: CookieIdentity): boolean => isSameCookie(identity, cookie)
  const [first] = past.events
  let alive: Alive | null = past.before.jars[profile].find(entry => isMeant(entry.cookie))?.cookie ?? null
  let replaced: string | null = null
  let end: BiographyEnd | null = null
  if (alive !== null && first !== undefined) entries.push(entryOf(first, { kind: 'there-before', value: alive.value }))

  function jarChanged(event: EventOf<'jar.changed'>): void {
    const { change, chromiumCause, cookie } = event
    // Chromium tells an overwritten cookie as taken out and put back at once: one change.
    if (change === 'removed' && chromiumCause === 'overwrite') replaced = cookie.value
    else if (change === 'removed') died(event)
    else wasSet(event)
  }
  function died(event: EventOf<'jar.changed'>): void {
    end = endOf(event, past)
    entries.push(entryOf(event, { kind: 'ended', how: end }, causingExchange(past, event)))
    alive = null
    replaced = null
  }
  function wasSet(event: EventOf<'jar.changed'>): void {
    const before = alive?.value ?? replaced
    const by = past.makerOf(event)
    const { value } = event.cookie
    const story = before === value ? ({ kind: 'renewed', by } as const) : ({ kind: 'set', by, value, before } as const)
    entries.push(entryOf(event, story, causingExchange(past, event)))
    alive = event.cookie
    replaced = null
    end = null
  }

  const met = new Map<string, Exchange>()
  const givers = new Set<string>()
  function judged(event: EventOf<'cookie.judged'>): void {
    const { cookie } = event
    const verdict = past.verdictOf(event)
    const exchange = past.exchangeOf(event)
    if (cookie === null || exchange?.profile !== profile || !isMeant(cookie)) return
    if (verdict.kind === 'sent' || verdict.kind === 'held-back') met.set(exchange.key, exchange)
    if (verdict.kind === 'stored' || verdict.kind === 'replaced') givers.add(exchange.key)
    switch (verdict.kind) {
      case 'sent':
        entries.push(entryOf(event, { kind: 'carried', place: 'cookie', name: identity.name }, exchange))
        return
      case 'held-back': {
        const isApart = couldNeverApply(event, contextOf(exchange))
        entries.push(entryOf(event, { kind: 'held-back', reasons: verdict.reasons, isApart }, exchange))
        return
      }
      case 'rejected':
        entries.push(entryOf(event, rejectedOf(event, verdict.reasons, exchange), exchange))
        return
      case 'deletes-nothing':
      case 'not-stored':
        entries.push(entryOf(event, { kind: 'ignored', isDeletion: verdict.kind === 'deletes-nothing' }, exchange))
        return
      case 'stored':
      case 'replaced':
      case 'deleted':
      case 'not-known':
        return // the jar tells it
    }
  }

  for (const event of past.events) {
    if (event.kind === 'jar.changed' && event.profile === profile && isMeant(event.cookie)) jarChanged(event)
    else if (event.kind === 'cookie.judged') judged(event)
  }
  const takesUp = ({ check, params }: DecisionStep): boolean => check === 'cookie-present' && params['cookie'] === identity.name
  const reads = [...met.values()].flatMap(exchange => readsIn(exchange, takesUp))
  const readers = schemesThatRead(past, identity.name)
  const handedOut = ({ key, hops }: Exchange): boolean =>
    givers.has(key) && hops.some(({ decision }) => decision !== null && readers.has(decision.scheme))
  entries.push(...reads, ...tellRows(past, reads, handedOut))
  entries.sort((a, b) => a.seq - b.seq)
  return { entries, state: stateOf(alive, end, past.events.at(-1)?.at.wallMs ?? 0) }
}

const isSameCookie = (one: CookieIdentity, other: CookieIdentity): boolean => cookieKey(one) === cookieKey(other)

function causingExchange(past: Past, event: EventOf<'jar.changed'>): Exchange | null {
  const by = past.causeOf(event)
  return by === null ? null : past.exchangeOf(by)
}

function endOf(event: EventOf<'jar.changed'>, past: Past): BiographyEnd {
  const by: Maker = past.makerOf(event)
  if (event.chromiumCause === 'evicted') return 'evicted'
  if (event.chromiumCause === 'expired' && (by === 'unseen' || by === 'unknown')) return 'expired'
  if (by !== 'exchange') return by
  return past.causeOf(event)?.kind === 'cookie.judged' || event.chromiumCause === 'expired-overwrite' ? 'deleted' : 'site-cleared'
}

/** Schemes that have looked for a cookie of this name: it is their credential. */
function schemesThatRead(past: Past, name: string): ReadonlySet<SchemeId> {
  const begun = new Map<WireId, SchemeId>()
  const schemes = new Set<SchemeId>()
  for (const event of past.events) {
    if (event.kind === 'decision.begun') begun.set(event.wire, event.scheme)
    if (event.kind !== 'check.decided' || event.check !== 'cookie-present' || event.params['cookie'] !== name) continue
    const scheme = begun.get(event.wire)
    if (scheme !== undefined) schemes.add(scheme)
  }
  return schemes
}

function stateOf(alive: Alive | null, end: BiographyEnd | null, wallMs: number): Biography['state'] {
  if (alive === null) return end === null ? { kind: 'unknown' } : { kind: 'gone', how: end }
  const { value, expiresMs } = alive
  return expiresMs !== null && expiresMs <= wallMs ? { kind: 'lapsed', expiresMs } : { kind: 'alive', value, expiresMs }
}

function rejectedOf({ seq }: EventOf<'cookie.judged'>, reasons: readonly RejectedReason[], { browser }: Exchange): BiographyStory {
  const isBeside = browser?.responseCookies.some(judged => judged.seq === seq && judged.isBesideClearing === true) ?? false
  return { kind: 'rejected', reasons, ...(isBeside ? { isBesideClearing: true } : {}) }
}
