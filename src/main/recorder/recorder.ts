import type { Session, WebContents } from 'electron'
import type { Protocol } from 'devtools-protocol'
import { exchangeId, type EventSeq, type ExchangeId, type ProfileId, type TabId } from '@shared/ids.ts'
import { originOf } from '@shared/web/site.ts'
import type { ServerFact, TraceDraft, WireFact } from '@shared/trace/trace-event.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import { fromDevtoolsCookie } from './chromium-cookie.ts'
import { clearingOf } from './clear-site-data.ts'
import { createExchangeJoiner } from './exchange-joiner.ts'
import { createExchangeRecorder } from './exchange-recorder.ts'
import type { Deed } from './expected-changes.ts'
import { createExpectedRequests, type ExpectedRequests } from './expected-requests.ts'
import { createForbiddenRequests } from './forbidden-requests.ts'
import { createJarLedger, type JarLedger, type JarReading } from './jar-ledger.ts'
import { recordJar } from './jar-recorder.ts'
import { createStorageRecorder, type StorageRecorder, type StorageSource } from './storage-recorder.ts'
import { createTabRecorder, type TabRecorder } from './tab-recorder.ts'
import { createWireWatch } from './wire-watch.ts'

/** Brings the three observers together: the browser's tabs and jars, the wire and the server all end in one log. */
export interface Recorder {
  /** For the lab: wire and server facts. */
  record(fact: (WireFact | ServerFact) & { readonly cause?: EventSeq | null }): EventSeq
  watchTab(contents: WebContents, tab: TabId, profile: ProfileId): WatchedTab
  /** Returns the function that ends it. */
  watchJar(profile: ProfileId, session: Pick<Session, 'cookies'>): () => void
  /** Something that is no response is about to change the profile's jar: its changes have `cause`. */
  changesJar(profile: ProfileId, cause: EventSeq): Deed
  /** Somebody else can read the profile's jar with its partitions, while no tab is open that could. Returns the function that ends it. */
  lendJarReader(profile: ProfileId, read: Ask): () => void
  /** The profile's jar is gone with the process that kept it, which tells of no cookie. */
  jarLost(profile: ProfileId): void
  /** Resolves when the jar has said what came of all that was told before. */
  jarAtRest(profile: ProfileId): Promise<void>
  readonly storage: StorageRecorder
  readonly expected: ExpectedRequests
}

export interface WatchedTab extends TabRecorder {
  /** Requests without an end, and those whose cookies the jar has yet to tell of. */
  inFlight(): number
  pageCommitted(): void
  pageLoaded(): void
  pageGone(): void
}

/** What can be asked for a jar with its partitions: the DevTools sessions of the profile's tabs. */
type Ask = () => Promise<{ readonly cookies: readonly Protocol.Network.Cookie[] }>
/** A tab that is going may never answer. */
const longestReadMs = 3_000

export function createRecorder(log: TraceLog, onError: (error: unknown) => void): Recorder {
  const append = (draft: TraceDraft): EventSeq => log.append(draft)
  const written = (draft: TraceDraft): EventSeq | null => {
    const before = log.lastSeq()
    const seq = log.append(draft)
    return seq > before ? seq : null
  }
  const joiner = createExchangeJoiner(append)
  const storage = createStorageRecorder(append)
  const expected = createExpectedRequests()
  const ledgers = new Map<ProfileId, JarLedger>()
  const readers = new Map<ProfileId, Set<Ask>>()
  const wires = createWireWatch({ isJoined: wire => joiner.isJoined(wire), ledgerOf: profile => ledgers.get(profile) })
  let exchanges = 0
  const nextExchange = (): ExchangeId => exchangeId(`x${++exchanges}`)
  const shared: SharedByTabs = { append: written, joiner, storage, expected, ledgers, readers, wires, nextExchange, onError }

  async function readJar(profile: ProfileId, { cookies }: Pick<Session, 'cookies'>): Promise<JarReading> {
    for (const ask of readers.get(profile) ?? []) {
      const told = await inTime(ask())
      if (told !== null) return told.cookies.map(fromDevtoolsCookie)
    }
    return (await inTime(cookies.get({}))) === null ? null : 'not-told'
  }

  return {
    storage,
    expected,
    record(fact) {
      const seq = append(fact)
      if (fact.kind === 'request.received') joiner.wireReceived(fact.wire, fact)
      if (fact.kind === 'response.sent' && fact.status === 401) joiner.wireChallenged(fact.wire)
      if (fact.kind === 'response.sent' || fact.kind === 'response.aborted') joiner.wireEnded(fact.wire)
      wires.take(fact, seq)
      return seq
    },
    watchTab: (contents, tab, profile) => watchTab(contents, { tab, profile }, shared),
    watchJar(profile, session) {
      const ledger = createJarLedger({ profile, append: written, readJar: () => readJar(profile, session) })
      ledgers.set(profile, ledger)
      return recordJar(session, ledger)
    },
    changesJar(profile, cause) {
      const ledger = ledgers.get(profile)
      if (ledger === undefined) return { expect: () => undefined, done: () => undefined, refused: () => undefined }
      return ledger.begin(cause)
    },
    lendJarReader(profile, read) {
      const all = readers.get(profile) ?? new Set()
      readers.set(profile, all)
      all.add(read)
      return () => void all.delete(read)
    },
    jarLost: profile => ledgers.get(profile)?.lost(),
    jarAtRest: async profile => ledgers.get(profile)?.atRest(),
  }
}

/** What the recorders of all tabs write to and ask. */
interface SharedByTabs extends Pick<Recorder, 'storage' | 'expected'> {
  /** Null: nothing was written, because the recording is paused. */
  readonly append: (draft: TraceDraft) => EventSeq | null
  readonly joiner: ReturnType<typeof createExchangeJoiner>
  readonly ledgers: ReadonlyMap<ProfileId, JarLedger>
  readonly readers: Map<ProfileId, Set<Ask>>
  readonly wires: ReturnType<typeof createWireWatch>
  readonly nextExchange: () => ExchangeId
  readonly onError: (error: unknown) => void
}

function watchTab(contents: WebContents, source: StorageSource, shared: SharedByTabs): WatchedTab {
  const { tab, profile } = source
  const { append, joiner, storage, expected, ledgers, readers, wires, nextExchange, onError } = shared
  const recorder = createExchangeRecorder({
    tab,
    profile,
    append,
    joiner,
    begun: (exchange, request) => expected.begun(tab, exchange, request),
    nextExchange,
    linesOpen: lines => ledgers.get(profile)?.answered(lines),
    answeredAfterMs: wires.answeredAfterMs,
    statusOf: wires.statusOf,
    linesUntold(exchange) {
      const wire = joiner.wireOf(exchange)
      if (wire !== null) wires.browserSaidNothing(wire)
    },
    cookiesFor: (url, beforeMs) => ledgers.get(profile)?.cookiesFor(originOf(url)?.host ?? '', beforeMs) ?? [],
    mayClear(response) {
      const clearing = clearingOf(response)
      if (clearing !== null) ledgers.get(profile)?.cleared(clearing)
    },
  })
  const forbidden = createForbiddenRequests({
    tab,
    profile,
    append,
    hopsOf: recorder.hopsOf,
    isEmbedded: frame => recorder.frames.isEmbedded(frame),
    causeOf: url => expected.causeOf(tab, url),
  })
  const watched = createTabRecorder(contents, { source, exchanges: recorder, forbidden, storage, onError })
  const own = readers.get(profile) ?? new Set()
  readers.set(profile, own)
  const ask: Ask = () => watched.send<Protocol.Network.GetAllCookiesResponse>('Network.getAllCookies')
  return {
    ...watched,
    async start() {
      await watched.start()
      own.add(ask)
      contents.once('destroyed', () => own.delete(ask))
    },
    inFlight: () => recorder.inFlight() + (ledgers.get(profile)?.isAtRest() === false ? 1 : 0),
    pageCommitted: () => recorder.pageCommitted(),
    pageLoaded: () => recorder.pageLoaded(),
    pageGone: () => recorder.pageGone(),
  }
}

/** Null: it failed, or never answered. */
async function inTime<Value>(work: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), longestReadMs)
  })
  try {
    return await Promise.race([work, limit])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
