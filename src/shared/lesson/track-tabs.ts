import type { ProfileId } from '../ids.ts'
import type { PlacedProblem } from './explain-schema-issue.ts'
import type { LessonAction } from './lesson-action-schema.ts'
import type { Expectation } from './lesson-expectation-schema.ts'

type Path = readonly PropertyKey[]

export interface TabTracker {
  /** Takes an action in the order in which the lesson does it. */
  act(action: LessonAction, path: Path): PlacedProblem[]
  /** Judged after the actions of its step. */
  expect(expectation: Expectation, path: Path): PlacedProblem[]
  /** A tab that a request came from; it may be closed by now. */
  meet(tab: string | undefined, path: Path): PlacedProblem[]
  /** Another that knows what this one knows, and goes its own way from here. */
  fork(): TabTracker
}

interface Known {
  readonly open: ReadonlyMap<string, ProfileId>
  readonly everOpened: ReadonlySet<string>
  readonly quit: ReadonlySet<ProfileId>
  readonly reported: ReadonlySet<string>
}

/** What is there before the first action. */
export interface BegunWorld {
  /** By their names, each with its browser. */
  readonly tabs: readonly (readonly [tab: string, profile: ProfileId])[]
  readonly quit: readonly ProfileId[]
}

const emptyWorld: BegunWorld = { tabs: [], quit: [] }

/**
 * Follows which tabs are open and which browsers run, as far as the lesson itself opens, closes and quits.
 * @param begun what there is before the first action; null: it is not known
 */
export function trackTabs(begun: BegunWorld | null = emptyWorld, before?: Known): TabTracker {
  const open = new Map<string, ProfileId>(before?.open ?? begun?.tabs)
  const everOpened = new Set<string>(before?.everOpened ?? open.keys())
  const quit = new Set<ProfileId>(before?.quit ?? begun?.quit)
  /** One slip in a name is one problem, however often the name comes up. */
  const reported = new Set<string>(before?.reported)

  function need(tab: string, path: Path, names: { has(tab: string): boolean } = open): PlacedProblem[] {
    // A snapshot that has not been read may have any tab.
    if (names.has(tab) || reported.has(tab) || (begun === null && !everOpened.has(tab))) return []
    reported.add(tab)
    return [notOpen(tab, path, { wasOpen: everOpened.has(tab), open: [...open.keys()] })]
  }

  function openTab({ tab, profile, inWindowOf }: Extract<LessonAction, { open: unknown }>['open'], path: Path): PlacedProblem[] {
    const problems: PlacedProblem[] = []
    if (open.has(tab)) problems.push(alreadyOpen(tab, [...path, 'tab']))
    if (quit.has(profile)) problems.push(browserHasQuit(profile, [...path, 'profile']))
    if (inWindowOf !== undefined) {
      problems.push(...need(inWindowOf, [...path, 'inWindowOf']))
      const other = open.get(inWindowOf)
      if (other !== undefined && other !== profile)
        problems.push(otherBrowser({ tab: inWindowOf, other, profile }, [...path, 'inWindowOf']))
    }
    open.set(tab, profile)
    everOpened.add(tab)
    reported.delete(tab)
    return problems
  }

  const meet: TabTracker['meet'] = (tab, path) => (tab === undefined ? [] : need(tab, path, everOpened))

  return {
    meet,
    fork: () => trackTabs(begun, { open, everOpened, quit, reported }),
    act(action, path) {
      if ('open' in action) return openTab(action.open, [...path, 'open'])
      if ('quit' in action) {
        quit.add(action.quit.profile)
        for (const [tab, profile] of open) if (profile === action.quit.profile) open.delete(tab)
        return []
      }
      if ('launch' in action) {
        quit.delete(action.launch.profile)
        return []
      }
      if ('clearSiteData' in action || 'set' in action || 'moveClock' in action || 'wait' in action || 'server' in action) return []
      const [verb, { tab }] = tabAction(action)
      const problems = need(tab, [...path, verb, 'tab'])
      if (verb === 'close') open.delete(tab)
      return problems
    },
    expect(expectation, path) {
      if ('exchange' in expectation) return meet(expectation.exchange.tab, [...path, 'exchange', 'tab'])
      if ('noExchange' in expectation) return meet(expectation.noExchange.tab, [...path, 'noExchange', 'tab'])
      if ('storage' in expectation) return need(expectation.storage.tab, [...path, 'storage', 'tab'])
      return 'page' in expectation ? need(expectation.page.tab, [...path, 'page', 'tab']) : []
    },
  }
}

function notOpen(tab: string, path: Path, now: { readonly wasOpen: boolean; readonly open: readonly string[] }): PlacedProblem {
  const found = now.wasOpen
    ? { en: `tab \`${tab}\` is closed by now`, ko: `\`${tab}\` 탭은 이미 닫혔습니다` }
    : { en: `tab \`${tab}\` has not been opened`, ko: `\`${tab}\` 탭을 연 적이 없습니다` }
  const list = now.open.map(name => `\`${name}\``).join(', ')
  const expected =
    list === ''
      ? { en: 'an open tab; none is open here', ko: '열린 탭. 여기서는 열린 탭이 없습니다' }
      : { en: `an open tab: ${list}`, ko: `열린 탭: ${list}` }
  const mend = {
    en: `open it first: \`open: { tab: ${tab}, profile: …, url: … }\``,
    ko: `먼저 여십시오: \`open: { tab: ${tab}, profile: …, url: … }\``,
  }
  return { path, part: 'value', found, expected, mend }
}

function alreadyOpen(tab: string, path: Path): PlacedProblem {
  const found = { en: `tab \`${tab}\` is open already`, ko: `\`${tab}\` 탭은 이미 열려 있습니다` }
  return { path, part: 'value', found, expected: { en: 'a name that no open tab has', ko: '열린 탭에 없는 이름' }, mend: null }
}

function browserHasQuit(profile: ProfileId, path: Path): PlacedProblem {
  const found = { en: `the browser \`${profile}\` has been quit`, ko: `\`${profile}\` 브라우저는 끝낸 상태입니다` }
  const expected = { en: `\`launch: { profile: ${profile} }\` before it`, ko: `그 앞에 \`launch: { profile: ${profile} }\`` }
  return { path, part: 'value', found, expected, mend: null }
}

interface WrongWindow {
  readonly tab: string
  readonly other: ProfileId
  readonly profile: ProfileId
}

function otherBrowser({ tab, other, profile }: WrongWindow, path: Path): PlacedProblem {
  const found = {
    en: `the window of tab \`${tab}\` belongs to \`${other}\``,
    ko: `\`${tab}\` 탭의 창은 \`${other}\` 브라우저의 것입니다`,
  }
  return { path, part: 'value', found, expected: { en: `a tab of \`${profile}\``, ko: `\`${profile}\` 브라우저의 탭` }, mend: null }
}

type TabAction = Exclude<
  LessonAction,
  | { open: unknown }
  | { quit: unknown }
  | { launch: unknown }
  | { clearSiteData: unknown }
  | { set: unknown }
  | { moveClock: unknown }
  | { wait: unknown }
  | { server: unknown }
>

function tabAction(action: TabAction): readonly [verb: string, { readonly tab: string }] {
  if ('visit' in action) return ['visit', action.visit]
  if ('fill' in action) return ['fill', action.fill]
  if ('click' in action) return ['click', action.click]
  if ('authenticate' in action) return ['authenticate', action.authenticate]
  return 'script' in action ? ['script', action.script] : ['close', action.close]
}
