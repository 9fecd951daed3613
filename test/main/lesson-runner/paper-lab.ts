import { exchangeId, tabId, windowId, type ExchangeId, type ProfileId, type TabId } from '@shared/ids.ts'
import type { LessonStage } from '../../../src/main/lesson-runner/lesson-stage.ts'
import { createTraceLog, type TraceLog } from '../../../src/main/trace/trace-log.ts'

/**
 * A stage without browsers, for the player's own rules alone: whatever is opened, visited or clicked becomes facts in a real trace log.
 * Whether real tabs do what lessons say is tested in the app itself.
 */
export interface PaperLab {
  readonly log: TraceLog
  readonly stage: LessonStage
  /** Every call, as `click #log-in`. */
  readonly calls: string[]
  /** Status by address; 200 where none is set. */
  readonly answers: Map<string, number>
  /** What a click on this selector asks for. */
  readonly links: Map<string, string>
  /** Calls that reject, by their text, with this message. */
  readonly broken: Map<string, string>
  /** Calls that never come back, by their text. */
  readonly hanging: Set<string>
  pageText: string
  /** What a script returns, by its code. */
  readonly returns: Map<string, string>
  /** As the learner would, by hand. */
  openByHand(profile: ProfileId, url: string): TabId
  request(tab: TabId, url: string, method?: string): void
  /** A request without an end; the answer comes when the returned function is called. */
  beginRequest(tab: TabId, url: string): () => void
}

export function createPaperLab(): PaperLab {
  const log = createTraceLog({ labNow: () => 0 })
  const [calls, answers, links, broken, hanging] = [
    [] as string[],
    new Map<string, number>(),
    new Map<string, string>(),
    new Map<string, string>(),
    new Set<string>(),
  ]
  let tabs = 0
  let exchanges = 0
  const profiles = new Map<TabId, ProfileId>()

  function begin(tab: TabId, url: string, method: string): ExchangeId {
    const exchange = exchangeId(`x${(exchanges += 1)}`)
    const profile = profiles.get(tab) ?? 'laptop'
    const page = {
      headers: [],
      resource: 'Document',
      isTopLevelNavigation: true,
      documentUrl: url,
      initiatorUrl: null,
      redirectedFrom: null,
    }
    log.append({ observer: 'browser', kind: 'request.sent', exchange, tab, profile, method, url, ...page })
    return exchange
  }
  function end(exchange: ExchangeId, url: string): void {
    const status = answers.get(url) ?? 200
    log.append({
      observer: 'browser',
      kind: 'response.received',
      exchange,
      status,
      statusText: '',
      headers: [],
      mimeType: 'text/html',
      servedFrom: null,
    })
    log.append({ observer: 'browser', kind: 'exchange.finished', exchange, encodedBytes: 1 })
  }
  function request(tab: TabId, url: string, method = 'GET'): void {
    end(begin(tab, url, method), url)
  }
  function open(profile: ProfileId, url: string): TabId {
    const tab = tabId(`t${(tabs += 1)}`)
    profiles.set(tab, profile)
    log.append({
      observer: 'app',
      kind: 'tab.opened',
      tab,
      window: windowId('w1'),
      profile,
      lane: `L${tabs}`,
      popupOf: null,
      duplicateOf: null,
    })
    log.append({ observer: 'app', kind: 'tab.navigated', tab, url })
    request(tab, url)
    return tab
  }
  async function call(text: string): Promise<void> {
    calls.push(text)
    await Promise.resolve()
    const message = broken.get(text)
    if (message !== undefined) throw new Error(message)
    if (hanging.has(text)) await new Promise(() => undefined)
  }

  const stage: LessonStage = {
    async reset() {
      await call('reset')
      log.append({ observer: 'app', kind: 'lab.reset' })
    },
    async restore({ name, world }) {
      await call(`restore ${name}`)
      log.append({ observer: 'app', kind: 'lab.reset' })
      return new Map(world.windows.flatMap(({ profile, tabs }) => tabs.map(({ lane, url }) => [lane, open(profile, url)] as const)))
    },
    async open({ profile, url, inWindowOf }) {
      await call(`open ${profile} ${url}${inWindowOf === null ? '' : ' beside'}`)
      return open(profile, url)
    },
    async visit(tab, url) {
      await call(`visit ${url}`)
      request(tab, url)
    },
    fill: (_tab, selector, text) => call(`fill ${selector} ${text}`),
    async click(tab, selector) {
      await call(`click ${selector}`)
      const url = links.get(selector)
      if (url !== undefined) request(tab, url)
    },
    async runScript(_tab, code) {
      await call(`script ${code}`)
      return lab.returns.get(code) ?? null
    },
    async close(tab) {
      await call('close')
      log.append({ observer: 'app', kind: 'tab.closed', tab })
    },
    quit: profile => call(`quit ${profile}`),
    authenticate: (tab, credentials) => call(credentials === null ? `cancel in ${tab}` : `authenticate ${tab} as ${credentials.user}`),
    launch: profile => call(`launch ${profile}`),
    clearSiteData: profile => call(`clear ${profile}`),
    set: change => call(`set ${JSON.stringify(change)}`),
    moveClock: ms => call(`move-clock ${ms}`),
    ask: ask => call(`ask ${ask.do}`),
    pageText: async () => lab.pageText,
    settled: () => Promise.resolve(),
  }
  const lab: PaperLab = {
    log,
    stage,
    calls,
    answers,
    links,
    broken,
    hanging,
    pageText: '',
    returns: new Map(),
    openByHand: open,
    request,
    beginRequest(tab, url) {
      const exchange = begin(tab, url, 'GET')
      return () => end(exchange, url)
    },
  }
  return lab
}
