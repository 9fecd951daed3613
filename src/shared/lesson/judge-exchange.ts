import type { TabId } from '../ids.ts'
import type { Bilingual } from '../language.ts'
import type { Exchange } from '../trace/exchange.ts'
import { shown } from '../words/shown.ts'
import { exchangeMisses, type ExchangeWants } from './exchange-misses.ts'
import { fails, holds, tabNotOpen, type JudgeContext, type Judgement } from './judge-context.ts'
import type { Expectation } from './lesson-expectation-schema.ts'
import type { LessonPlace } from './lesson-place.ts'
import { matchesUrl } from './url-pattern.ts'

export type ExchangePattern = Omit<Extract<Expectation, { noExchange: unknown }>['noExchange'], 'says'>
type Match = ExchangePattern

/** Holds when at least one exchange since the step began fits all that is wanted; else the nearest miss is told. */
export function judgeExchange(wants: ExchangeWants, context: JudgeContext): Judgement {
  if (wants.tab !== undefined && !context.tabs.has(wants.tab)) return tabNotOpen(wants.tab)
  const candidates = context.exchanges.filter(exchange => isMatch(wants, exchange, context.tabs))
  if (candidates.length === 0) return tellNoMatch(wants, context)

  let nearest: { readonly exchange: Exchange; readonly misses: readonly Bilingual[] } | null = null
  for (const exchange of candidates) {
    const misses = exchangeMisses(wants, exchange)
    if (misses.length === 0) return holds(exchange.firstSeq, placeOf(exchange))
    // Of equal misses the latest counts: it is the one that the learner has just made.
    if (nearest === null || misses.length <= nearest.misses.length) nearest = { exchange, misses }
  }
  const [miss] = nearest?.misses ?? []
  const name = nearest === null ? '' : nameOf(nearest.exchange)
  const found = { en: `${name}${miss?.en.startsWith(':') ? '' : ' '}${miss?.en ?? ''}`, ko: `${name} 요청: ${miss?.ko ?? ''}` }
  return nearest === null ? fails(found) : { ...failsBy(nearest.exchange, found), isAttempt: true }
}

const placeOf = ({ key }: Exchange): LessonPlace => ({ kind: 'exchange', key })
const failsBy = (exchange: Exchange, found: Bilingual): Judgement => fails(found, exchange.firstSeq, placeOf(exchange))

export function judgeNoExchange(wants: Match, context: JudgeContext): Judgement {
  const made = context.exchanges.find(exchange => isMatch(wants, exchange, context.tabs))
  if (made === undefined) return holds(null)
  return { ...failsBy(made, { en: `${nameOf(made)} was made`, ko: `${nameOf(made)} 요청이 있었습니다` }), isAttempt: true }
}

/** Whether a request is of the tab, the method and the address that are meant. */
export function isMatch(wants: Match, exchange: Exchange, tabs: ReadonlyMap<string, TabId>): boolean {
  if (wants.tab !== undefined && exchange.tab !== tabs.get(wants.tab)) return false
  if (wants.method !== undefined && exchange.method !== wants.method.toUpperCase()) return false
  return matchesUrl(wants.url, exchange.url)
}

function tellNoMatch(wants: Match, context: JudgeContext): Judgement {
  const asked = `${wants.method ?? ''} ${wants.url}`.trim()
  const sameUrl = context.exchanges.filter(exchange => matchesUrl(wants.url, exchange.url)).at(-1)
  if (sameUrl !== undefined) {
    const where = laneOf(sameUrl, context)
    return failsBy(sameUrl, {
      en: `${nameOf(sameUrl)} was made${where.en}, not ${asked}${inTab(wants).en}`,
      ko: `${where.ko}${nameOf(sameUrl)} 요청만 있고, ${inTab(wants).ko}${asked} 요청은 없습니다`,
    })
  }
  const last = context.exchanges.at(-1)
  if (last === undefined) return fails({ en: 'no request was made yet', ko: '아직 요청이 없습니다' })
  return failsBy(last, {
    en: `no request to ${wants.url} yet; the last one was ${nameOf(last)}`,
    ko: `${wants.url} 요청이 아직 없습니다. 마지막 요청: ${nameOf(last)}`,
  })
}

function inTab({ tab }: Match): Bilingual {
  return tab === undefined ? { en: '', ko: '' } : { en: ` in tab ${tab}`, ko: `${tab} 탭의 ` }
}

/** The lesson's own name for the tab where there is one: it is the one that the learner has read. */
function laneOf({ tab }: Exchange, { tabs, world }: JudgeContext): Bilingual {
  if (tab === null) return { en: '', ko: '' }
  const [name] = [...tabs].find(([, id]) => id === tab) ?? [world.tabs[tab]?.lane]
  return inTab({ url: '', tab: name })
}

/** `GET https://shop.test/session/me`, without the query, cut to fit a sentence. */
function nameOf({ method, url }: Exchange): string {
  const plain = url.split(/[?#]/, 1)[0] ?? ''
  return `${shown(method)} ${plain.length > 100 ? `${plain.slice(0, 99)}…` : plain}`
}
