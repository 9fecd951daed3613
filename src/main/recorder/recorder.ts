import type { Session, WebContents } from 'electron'
import { exchangeId, type EventSeq, type ProfileId, type TabId } from '@shared/ids.ts'
import type { ServerFact, TraceDraft, WireFact } from '@shared/trace/trace-event.ts'
import type { TraceLog } from '../trace-log.ts'
import { createCauseFinder, type CauseFinder } from './cause-finder.ts'
import { createExchangeJoiner } from './exchange-joiner.ts'
import { createExchangeRecorder } from './exchange-recorder.ts'
import { createExpectedRequests, type ExpectedRequests } from './expected-requests.ts'
import { recordJar } from './jar-recorder.ts'
import { createStorageRecorder, type StorageRecorder } from './storage-recorder.ts'
import { createTabRecorder, type TabRecorder } from './tab-recorder.ts'

/** Brings the three observers together: the browser's tabs and jars, the wire and the server all end in one log. */
export interface Recorder {
  /** For the lab: wire and server facts. */
  record(fact: (WireFact | ServerFact) & { readonly cause?: EventSeq | null }): EventSeq
  watchTab(contents: WebContents, tab: TabId, profile: ProfileId): WatchedTab
  /** Returns the function that ends it. */
  watchJar(profile: ProfileId, session: Session): () => void
  readonly storage: StorageRecorder
  readonly causes: CauseFinder
  readonly expected: ExpectedRequests
}

export interface WatchedTab extends TabRecorder {
  inFlight(): number
  pageCommitted(): void
  pageLoaded(): void
  pageGone(): void
}

export function createRecorder(log: TraceLog, onError: (error: unknown) => void): Recorder {
  const append = (draft: TraceDraft): EventSeq => log.append(draft)
  const joiner = createExchangeJoiner(append)
  const causes = createCauseFinder(append)
  const storage = createStorageRecorder(append)
  const expected = createExpectedRequests()
  let exchanges = 0

  return {
    storage,
    causes,
    expected,
    record(fact) {
      const seq = append(fact)
      if (fact.kind === 'request.received') joiner.wireReceived(fact.wire, fact)
      if (fact.kind === 'response.sent' && fact.status === 401) joiner.wireChallenged(fact.wire)
      if (fact.kind === 'response.sent' || fact.kind === 'response.aborted') joiner.wireEnded(fact.wire)
      return seq
    },
    watchTab(contents, tab, profile) {
      const recorder = createExchangeRecorder({
        tab,
        profile,
        append,
        joiner,
        begun: (exchange, request) => expected.begun(tab, exchange, request),
        nextExchange: () => exchangeId(`x${++exchanges}`),
        cookieAccepted: (cookie, judgement) => causes.causeSeen(profile, cookie, judgement),
      })
      const watched = createTabRecorder(contents, { source: { tab, profile }, exchanges: recorder, storage, onError })
      return {
        ...watched,
        inFlight: () => recorder.inFlight(),
        pageCommitted: () => recorder.pageCommitted(),
        pageLoaded: () => recorder.pageLoaded(),
        pageGone: () => recorder.pageGone(),
      }
    },
    watchJar: (profile, session) => recordJar(profile, session, append, causes),
  }
}
