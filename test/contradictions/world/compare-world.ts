import type { Cookie } from '@shared/trace/cookie.ts'
import { profileIds } from '@shared/ids.ts'
import { storageMap, type MapRow } from '@shared/trace/storage-map.ts'
import type { TabAccess } from '@shared/trace/tab-access.ts'
import { explainCell, nameOfThing, saySight } from '@shared/words/storage-map-words.ts'
import { inspectorModel } from '../../../src/renderer/src/inspector/use-inspector-model.ts'
import type { Contradiction } from '../claims/judge.ts'
import type { ReadApp } from '../shown/read-app.ts'
import type { ShownSentence } from '../shown/shown-sentence.ts'
import type { EngineCookie, PageTruth } from '../truth/facts.ts'
import { changesNow, type Ledger } from '../truth/ledger.ts'

/* What the panels show of stores: the inspector's lists and the cells of the storage map, against the jars and the pages' own scripts. */

interface Compared {
  readonly sentences: number
  readonly contradictions: readonly Contradiction[]
}

/** Holds the jars and storages of the app's world, and what the storage map says of each tab, against engine and pages. */
export function compareWorld(ledger: Ledger, app: ReadApp): Compared {
  const jars = profileIds.flatMap(profile => compareJar(ledger, app, profile))
  const pages = ledger.pages.flatMap(page => [...comparePage(app, page), ...compareCells(app, page)])
  const all = [...jars, ...pages, ...untoldChanges(ledger, app)]
  return { sentences: all.length, contradictions: all.filter(compared => compared !== null) }
}

const nobody = { exchange: null, judged: null, event: null, why: null }
const said = (place: ShownSentence['place'], en: string, truth: string): Contradiction => ({
  sentence: { place, text: { en, ko: en }, about: nobody },
  clause: en,
  truth,
})

const line = (
  { name, value, domain, hostOnly, path, secure, httpOnly, sameSite }: EngineCookie | Cookie,
  expiresMs: number | null,
): string =>
  [
    `${name}=${value.slice(0, 60)}`,
    hostOnly ? domain : `.${domain}`,
    path,
    secure ? 'Secure' : '',
    httpOnly ? 'HttpOnly' : '',
    sameSite,
    expiresMs === null ? 'session' : 'kept',
  ]
    .filter(part => part !== '')
    .join(' ')

/** The inspector's cookies are those of the jar, attribute by attribute. */
function compareJar(ledger: Ledger, { fold }: ReadApp, profile: (typeof profileIds)[number]): readonly (Contradiction | null)[] {
  const now = Date.now()
  const isOver = (expiresMs: number | null): boolean => expiresMs !== null && expiresMs <= now
  const shown = fold.world
    .now()
    .jars[profile].map(({ cookie }) => cookie)
    .filter(({ expiresMs }) => !isOver(expiresMs))
  const real = ledger.jars[profile].filter(({ expiresMs }) => !isOver(expiresMs))
  const shownLines = shown.map(cookie => line(cookie, cookie.expiresMs))
  const realLines = real.map(cookie => line(cookie, cookie.expiresMs))
  const invented = without(shownLines, realLines).map(text =>
    said('inspector', `${profile}: ${text}`, `the jar holds ${realLines.join(' | ') || 'nothing'}`),
  )
  const missing = without(realLines, shownLines).map(text =>
    said('inspector', `${profile}: ${shownLines.join(' | ') || 'no cookie'}`, `the jar also holds ${text}`),
  )
  return [...shown.map(() => null), ...invented, ...missing]
}

/** What is in the first list more often than in the second. */
function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return all.filter(item => {
    const at = left.indexOf(item)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function comparePage({ fold }: ReadApp, page: PageTruth): readonly (Contradiction | null)[] {
  const tab = fold.world.now().tabs[page.tab]
  if (tab === undefined || !page.href.startsWith('http')) return []
  const model = inspectorModel(fold.world.now(), tab)
  const items = (list: typeof model.local): Readonly<Record<string, string>> =>
    Object.fromEntries(list.map(({ key, value }) => [key, value]))
  const areas = [
    ['localStorage', items(model.local), page.local],
    ['sessionStorage', items(model.session), page.session],
  ] as const
  return areas.map(([area, shown, real]) => {
    const [a, b] = [sorted(shown), sorted(real)]
    return a === b ? null : said('inspector', `${area} of tab ${tab.lane} (${page.href.slice(0, 60)}): ${a}`, `the page reads ${b}`)
  })
}

const sorted = (items: Readonly<Record<string, string>>): string =>
  JSON.stringify(
    Object.entries(items)
      .map(([key, value]) => `${key}=${value.slice(0, 200)}`)
      .sort((a, b) => (a < b ? -1 : 1)),
  )

/** The word in each cell of the page's column, and the sentences behind it: true of the time in which engine and page were read. */
function compareCells({ fold }: ReadApp, page: PageTruth): readonly (Contradiction | null)[] {
  if (!page.href.startsWith('http')) return []
  const [atFirst, atLast] = page.readMs.map(wallMs => cellsAt(storageMap(fold.world.now(), wallMs), page))
  return (atFirst ?? []).map((first, index) => (first === null ? null : (atLast?.[index] ?? null)))
}

function cellsAt(map: ReturnType<typeof storageMap>, page: PageTruth): readonly (Contradiction | null)[] {
  const at = map.tabs.findIndex(({ id }) => id === page.tab)
  const tab = map.tabs[at]
  if (tab === undefined) return []
  return map.groups.flatMap(({ rows }) =>
    rows.map(row => {
      const sight = row.cells[at]?.sight
      if (sight === undefined) return null
      const truth = sightOf(row, page)
      if (truth === null || agrees(truth, sight)) return null
      const { question, sentences } = explainCell(row.thing, sight, tab)
      const en = `tab ${tab.lane}: ${nameOfThing(row.thing).en}: ${saySight(sight).en}. ${question.en} ${sentences.map(sentence => sentence.en).join(' ')}`
      return said('map', en, truth.why)
    }),
  )
}

interface TrueSight {
  readonly isSent: boolean
  readonly isReadable: boolean
  readonly why: string
}

function agrees(truth: TrueSight, sight: TabAccess): boolean {
  if (sight.kind === 'sent') return truth.isSent && truth.isReadable
  if (sight.kind === 'sent-only') return truth.isSent && !truth.isReadable
  if (sight.kind === 'readable') return truth.isReadable
  if (sight.kind === 'not-recorded') return false // the trace of a running lab records it
  return sight.kind === 'opened' || (!truth.isSent && !truth.isReadable)
}

/** What the engine and the page say; null: a row of the server, which no page can see. */
function sightOf({ thing }: MapRow, page: PageTruth): TrueSight | null {
  switch (thing.kind) {
    case 'cookie': {
      if (thing.profile !== page.profile) return { isSent: false, isReadable: false, why: 'it lies in another browser' }
      const { name, value, path, domain } = thing.cookie
      const isSent = page.sendable.some(
        cookie => cookie.name === name && cookie.value === value && cookie.path === path && cookie.domain === domain,
      )
      const isReadable = page.documentCookie.split('; ').includes(name === '' ? value : `${name}=${value}`)
      return {
        isSent,
        isReadable: isSent && isReadable,
        why: `the engine would${isSent ? '' : ' not'} send it; document.cookie is ${page.documentCookie.slice(0, 200)}`,
      }
    }
    case 'local':
    case 'session': {
      const isOwn = thing.kind === 'local' ? thing.profile === page.profile : thing.tab.id === page.tab
      const area = thing.kind === 'local' ? page.local : page.session
      const isReadable =
        isOwn && new URL(page.href).origin === thing.place.origin && thing.place.partition === null && area[thing.item.key] !== undefined
      return { isSent: false, isReadable, why: `the page reads ${JSON.stringify(area).slice(0, 200)}` }
    }
    default:
      return null
  }
}

/** Whatever the jar says of a change is a fact of the trace as well. */
function untoldChanges(ledger: Ledger, { fold }: ReadApp): readonly (Contradiction | null)[] {
  const told = fold.events().filter(event => event.kind === 'jar.changed')
  return changesNow(ledger)
    .filter(change => change.profile !== null)
    .map(change => {
      const isTold = told.some(
        ({ profile, cookie, change: how }) =>
          profile === change.profile &&
          cookie.name === change.name &&
          cookie.value === change.value &&
          (how === 'removed') === change.isRemoved,
      )
      return isTold
        ? null
        : said(
            'story',
            '(nothing)',
            `the jar of ${change.profile}: ${change.name}=${change.value.slice(0, 40)} was ${change.isRemoved ? 'removed' : 'set'} (${change.cause})`,
          )
    })
}
