import type { CheckName } from '../../trace/check.ts'
import { chipsOf, type ChipKind } from '../chips.ts'
import type { CookieVerdictKind } from '../../trace/cookie-verdict.ts'
import type { ExchangeRow, TimelineRow } from '../../trace/timeline-rows.ts'
import { fixedValues, type RowState } from './filter-term.ts'

/** What the typed words of a filter look at, in small letters. */
export interface RowFacts {
  readonly tab: string | null
  readonly host: string | null
  readonly status: string | null
  readonly method: string | null
  /** Verdict null: a change of the jar without a request, or a HAR of another program, which knows of no verdict. Cookies that could never apply do not count. */
  readonly cookies: readonly { readonly name: string; readonly verdict: CookieVerdictKind | null }[]
  /** Those that ran, of every request on the wire. */
  readonly checks: readonly CheckName[]
  /** Without the learner's own marks, which are no part of a row. */
  readonly states: readonly RowState[]
}

const known = new WeakMap<TimelineRow, RowFacts>()
/** Rows are new objects only when they changed, so each is read once. */
export function rowFacts(row: TimelineRow): RowFacts {
  const before = known.get(row)
  if (before !== undefined) return before
  const made = row.kind === 'exchange' ? exchangeFacts(row) : eventFacts(row)
  known.set(row, made)
  return made
}

function eventFacts({ lane, event }: Extract<TimelineRow, { readonly kind: 'event' }>): RowFacts {
  const cookies = event.kind === 'jar.changed' ? [{ name: small(event.cookie.name), verdict: null }] : []
  const isForbidden = event.kind === 'request.forbidden'
  return {
    tab: lane === null ? null : small(lane),
    host: isForbidden ? hostOf(event.url) : null,
    status: null,
    method: null,
    cookies,
    checks: [],
    states: isForbidden ? ['event', 'failed'] : ['event'],
  }
}

function exchangeFacts({ lane, exchange }: ExchangeRow): RowFacts {
  const { url, status, method, hops, progress, browser } = exchange
  const chips = chipsOf(exchange)
  const has = (kind: ChipKind): boolean => chips.some(chip => chip.kind === kind)
  const steps = hops.flatMap(({ decision }) => decision?.steps ?? [])
  const states: RowState[] = []
  if (has('allowed')) states.push('allowed')
  if (has('refused')) states.push('refused')
  if (progress === 'failed' || browser?.failure != null) states.push('failed')
  if (has('from-cache') || has('not-modified')) states.push('cached')
  return {
    tab: lane === null ? null : small(lane),
    host: hostOf(url),
    status: status === null ? null : String(status),
    method: small(method),
    cookies: chips.flatMap(({ kind, label }): RowFacts['cookies'] => {
      if (kind === 'noted-cookie' || kind === 'noted-set-cookie') return [{ name: small(label ?? ''), verdict: null }]
      const verdict = fixedValues.verdict.find(candidate => candidate === kind)
      return verdict === undefined ? [] : [{ name: small(label ?? ''), verdict }]
    }),
    checks: steps.filter(({ state }) => state !== 'not-reached').map(({ check }) => check),
    states,
  }
}

const hostOf = (url: string): string | null => /^[a-z]+:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? null
const small = (text: string): string => text.normalize('NFC').toLowerCase()
