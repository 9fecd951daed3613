import { storagePlaceKey } from '../../trace/storage-place.ts'
import type { EventOf, TraceEvent } from '../../trace/trace-event.ts'
import type { StorageItem } from '../../trace/world.ts'
import type { Biography, BiographyEnd, BiographyEntry, ItemSubject, Maker } from './biography-entry.ts'
import { tokensIn } from '../../web/looks-like-jwt.ts'
import { entryOf, type Past } from './past.ts'
import { inRequestHead, isInBody, type Standing } from './where-it-stands.ts'

/** Shorter values stand in many a text by chance. */
const minTellingLength = 12

interface Life {
  value: string | null
  end: BiographyEnd | null
}

/** The life of one item of a storage: who wrote it, which requests carried what it holds, and what became of it. */
export function tellItem(past: Past, subject: ItemSubject): Omit<Biography, 'subject'> {
  const entries: BiographyEntry[] = []
  const life: Life = { value: itemBefore(past, subject)?.value ?? null, end: null }
  const [first] = past.events
  if (life.value !== null && first !== undefined) entries.push(entryOf(first, { kind: 'there-before', value: life.value }))
  for (const event of past.events) {
    const entry =
      event.kind === 'storage.changed' && isInArea(event, subject)
        ? storageChanged(past, event, subject, life)
        : (goneWithItsPlace(event, subject, life) ?? carriedBy(past, event, subject, life))
    if (entry !== null) entries.push(entry)
  }
  return { entries, state: stateOf(life) }
}

function itemBefore({ before }: Past, { profile, tab, area, key, ...at }: ItemSubject): StorageItem | null {
  const origins = area === 'local' ? before.local[profile] : tab === null ? undefined : before.session[tab]
  const place = storagePlaceKey(at)
  const items = origins !== undefined && Object.hasOwn(origins, place) ? origins[place] : undefined
  return items?.find(item => item.key === key) ?? null
}

function isInArea(event: EventOf<'storage.changed'>, { profile, tab, area, ...at }: ItemSubject): boolean {
  const isThere = storagePlaceKey(event) === storagePlaceKey(at)
  return isThere && event.area === area && event.profile === profile && (area === 'local' || event.tab === tab)
}

function storageChanged(past: Past, event: EventOf<'storage.changed'>, { key }: ItemSubject, life: Life): BiographyEntry | null {
  const by = past.makerOf(event)
  if (event.op === 'cleared' || (event.op === 'removed' && event.key === key)) {
    if (life.value === null) return null
    return ended(event, life, event.op === 'cleared' && wasClearedByHand(past, event) ? 'cleared' : endBy(by))
  }
  if (event.key !== key || event.newValue === null) return null
  const before = life.value
  const value = event.newValue
  life.value = value
  life.end = null
  if (event.op === 'found') return before === value ? null : entryOf(event, { kind: 'found', value })
  return entryOf(event, before === value ? { kind: 'renewed', by } : { kind: 'set', by, value, before })
}

function endBy(by: Maker): BiographyEnd {
  return by === 'exchange' ? 'script' : by
}

/** An open page reports its own emptied storage without a word about who asked for it. */
function wasClearedByHand(past: Past, event: EventOf<'storage.changed'>): boolean {
  const { seq, at, profile } = event
  return past.events.some(
    other =>
      other.kind === 'site-data.cleared' &&
      other.profile === profile &&
      (other.origin === null || other.origin === storagePlaceKey(event)) &&
      other.seq < seq &&
      at.monoMs - other.at.monoMs < 2_000,
  )
}

function ended(event: TraceEvent, life: Life, how: BiographyEnd): BiographyEntry {
  life.value = null
  life.end = how
  return entryOf(event, { kind: 'ended', how })
}

/** A sessionStorage goes with its tab, and everything of the private browser with the browser. */
function goneWithItsPlace(event: TraceEvent, { profile, tab, area, ...at }: ItemSubject, life: Life): BiographyEntry | null {
  if (life.value === null) return null
  switch (event.kind) {
    case 'tab.closed':
    case 'tab.crashed':
      return area === 'session' && event.tab === tab ? ended(event, life, event.kind === 'tab.closed' ? 'tab-closed' : 'tab-crashed') : null
    case 'stage.rebuilt':
      return area === 'session' && tab !== null && event.lostTabs.includes(tab)
        ? ended(event, life, event.because === 'reloaded' ? 'tab-rebuilt' : 'tab-crashed')
        : null
    case 'browser.quit':
      return event.profile === profile && profile === 'private' ? ended(event, life, 'quit') : null
    case 'site-data.cleared':
      // One origin's data is cleared without what its frames keep apart under other sites: seen on the engine.
      return area === 'local' && event.profile === profile && (event.origin === null || event.origin === storagePlaceKey(at))
        ? ended(event, life, 'cleared')
        : null
    default:
      return null
  }
}

function carriedBy(past: Past, event: TraceEvent, { profile, tab }: ItemSubject, { value }: Life): BiographyEntry | null {
  if (value === null || (event.kind !== 'request.received' && event.kind !== 'request.body-received')) return null
  const secrets = tellingParts(value)
  const isIn = (text: string): boolean => secrets.some(secret => text.includes(secret))
  const standing: Standing | null =
    event.kind === 'request.received'
      ? inRequestHead(withoutCookies(event), event.url, isIn)
      : isInBody(event.body, isIn)
        ? { place: 'body', name: '' }
        : null
  const exchange = standing === null ? null : past.exchangeOf(event)
  if (standing === null || exchange?.profile !== profile || (tab !== null && exchange.tab !== tab)) return null
  return entryOf(event, { kind: 'carried', ...standing }, exchange)
}

/** What a cookie carries comes out of the jar, whatever else holds the same text. */
const withoutCookies = ({ headers }: EventOf<'request.received'>) => headers.filter(([name]) => name.toLowerCase() !== 'cookie')

function tellingParts(value: string): readonly string[] {
  const tokens = [...new Set(tokensIn(value))]
  if (tokens.length > 0) return tokens
  return value.length >= minTellingLength ? [value] : []
}

function stateOf({ value, end }: Life): Biography['state'] {
  if (value !== null) return { kind: 'alive', value, expiresMs: null }
  return end === null ? { kind: 'unknown' } : { kind: 'gone', how: end }
}
