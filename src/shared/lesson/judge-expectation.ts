import { assertNever } from '../assert-never.ts'
import type { StorageItem } from '../trace/world.ts'
import { profileWords } from '../words/event-words.ts'
import { shown } from '../words/shown.ts'
import { matchesPattern } from './exchange-misses.ts'
import { judgeCookie } from './judge-cookie.ts'
import { fails, holds, tabNotOpen, type JudgeContext, type Judgement } from './judge-context.ts'
import { judgeExchange, judgeNoExchange } from './judge-exchange.ts'
import type { Expectation } from './lesson-expectation-schema.ts'

/** Whether one expectation holds now, by what the browser, the wire and the server have said. */
export function judgeExpectation(expectation: Expectation, context: JudgeContext): Judgement {
  if ('exchange' in expectation) return judgeExchange(expectation.exchange, context)
  if ('noExchange' in expectation) return judgeNoExchange(expectation.noExchange, context)
  if ('cookie' in expectation) return judgeCookie(expectation.cookie, context)
  if ('storage' in expectation) return judgeStorage(expectation.storage, context)
  if ('serverSession' in expectation) return judgeServerSession(expectation.serverSession, context)
  if ('page' in expectation) return judgePage(expectation.page, context)
  return assertNever(expectation)
}

function judgeStorage(
  { tab, area, key, absent, value }: Extract<Expectation, { storage: unknown }>['storage'],
  context: JudgeContext,
): Judgement {
  const id = context.tabs.get(tab)
  const shownTab = id === undefined ? undefined : context.world.tabs[id]
  if (id === undefined || shownTab === undefined) return tabNotOpen(tab)
  const origin = originOf(shownTab.url)
  const stores = area === 'local' ? context.world.local[shownTab.profile] : (context.world.session[id] ?? {})
  const item: StorageItem | undefined = (stores[origin] ?? []).find(candidate => candidate.key === key)
  const name = `\`${shown(key)}\``
  const store = `${area === 'local' ? 'localStorage' : 'sessionStorage'}`
  const place = { kind: 'storage', tab: id, area, key } as const
  if (absent === true) {
    if (item === undefined) return holds(null, place)
    const found = { en: `${name} is in the ${store} of ${origin}`, ko: `${origin}의 ${store}에 ${name} 항목이 있습니다` }
    return fails(found, item.changedBy, place)
  }
  if (item === undefined)
    return fails({ en: `the ${store} of ${origin} has no ${name}`, ko: `${origin}의 ${store}에 ${name} 항목이 없습니다` }, null, place)
  if (value === undefined || matchesPattern(value, item.value)) return holds(item.changedBy, place)
  const found = { en: `${name} is \`${shown(item.value)}\``, ko: `${name} 항목의 값은 \`${shown(item.value)}\`입니다` }
  return fails(found, item.changedBy, place)
}

function originOf(url: string): string {
  try {
    return new URL(url).origin
  } catch {
    return url // an empty tab has no origin, and no items either
  }
}

function judgeServerSession(
  { user, absent }: Extract<Expectation, { serverSession: unknown }>['serverSession'],
  { world }: JudgeContext,
): Judgement {
  const rows = world.serverSessions.filter(session => session.row.user === user)
  const live = rows.filter(({ ended }) => ended === null).at(-1)
  const name = `\`${shown(user)}\``
  const place = { kind: 'server', user } as const
  if (absent === true) {
    if (live === undefined) return holds(rows.at(-1)?.changedBy ?? null, place)
    const found = { en: `the server has a live session of ${name}`, ko: `서버에 ${name} 사용자의 세션이 살아 있습니다` }
    return fails(found, live.changedBy, place)
  }
  if (live !== undefined) return holds(live.changedBy, place)
  const last = rows.at(-1)
  if (last === undefined)
    return fails({ en: `the server has no session of ${name}`, ko: `서버에 ${name} 사용자의 세션이 없습니다` }, null, place)
  const found = { en: `the session of ${name} has ended: ${last.ended}`, ko: `${name} 사용자의 세션은 끝났습니다(${last.ended})` }
  return fails(found, last.changedBy, place)
}

function judgePage({ tab, shows }: Extract<Expectation, { page: unknown }>['page'], { tabs, pageTexts, world }: JudgeContext): Judgement {
  const id = tabs.get(tab)
  if (id === undefined) return tabNotOpen(tab)
  const text = foldSpaces(pageTexts.get(id) ?? '')
  // The lab's pages speak one of the two languages; which one is up to the learner.
  const wanted = typeof shows === 'string' ? [shows] : [shows.en, shows.ko]
  const place = { kind: 'page', tab: id } as const
  if (wanted.some(each => text.includes(foldSpaces(each)))) return holds(null, place)
  const profile = world.tabs[id]?.profile
  const [en, ko] = profile === undefined ? ['', ''] : [` (${profileWords[profile].en})`, `(${profileWords[profile].ko})`]
  const start = shown(text)
  return fails({ en: `tab ${tab}${en} shows “${start}”`, ko: `${tab} 탭${ko}에 보이는 글: “${start}”` }, null, place)
}

/** Line ends and indentation are a matter of layout; no-break spaces look like any other. */
function foldSpaces(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
