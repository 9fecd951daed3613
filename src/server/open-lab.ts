import { tmpdir } from 'node:os'
import type { ServerAsk } from '@shared/lab/server-ask.ts'
import type { CheckName } from '@shared/trace/check.ts'
import type { SessionRow } from '@shared/trace/session-row.ts'
import type { ServerState } from '@shared/world/server-state.ts'
import { answerAsk } from './answer-ask.ts'
import type { LabClock } from './base/lab-clock.ts'
import { createLabAuthority } from './network/certificate/lab-authority.ts'
import { createProxyCredentials, type ProxyClient, type ProxyCredential } from './network/credentials.ts'
import type { HoldDocument } from './network/hold-document.ts'
import type { HoldRequest } from './network/hold-request.ts'
import { isLabUrl } from '@shared/lab/lab-hosts.ts'
import { openProxy } from './network/open-proxy.ts'
import type { RecordFact } from './base/record.ts'
import { passportScheme } from './schemes/passport/passport-scheme.ts'
import type { SchemeDependencies } from './schemes/scheme-dependencies.ts'
import { createAdsSite } from './sites/ads/ads-site.ts'
import { createApiSite } from './sites/api/api-site.ts'
import { sendEdgePage } from './sites/edge-page.ts'
import { createEvilSite } from './sites/evil/evil-site.ts'
import type { ScriptedResponse } from './sites/lab-tools/read-scripted-response.ts'
import { createShopSite } from './sites/shop/shop-site.ts'
import { createThrowawaySite } from './sites/throwaway/throwaway-site.ts'
import { createStores, resetStores } from './stores/create-stores.ts'
import { prepareServer, saveServer, type PreparedServer } from './stores/server-world.ts'
import type { LabSettingsStore } from './stores/lab-settings-store.ts'
import { createTokenDesk, type TokenDesk } from './token-desk/token-desk.ts'

export interface LabOptions {
  readonly clock: LabClock
  /** Called for every fact, in order, at the moment it is observed. */
  readonly record: RecordFact
  /** A mistake in the lab's own code; the tab gets a 500. */
  readonly onError: (error: unknown) => void
  /** Lets the app keep a page's body back until its recorder listens; without it pages go out at once. */
  readonly holdDocument?: HoldDocument
  /** Lets the app keep a whole request at the door before any site sees it; without it requests go in at once. */
  readonly holdRequest?: HoldRequest
  /** Checks that the server leaves out, so that tests can see a lesson notice it. */
  readonly skipChecks?: readonly CheckName[]
  /** Where a store on disk may put its files; they are taken away when the lab closes. The system's own when left out. */
  readonly temporaryFolder?: string
}

export interface Lab {
  /** On 127.0.0.1, chosen by the system: the one port of the whole lab. */
  readonly port: number
  /** The proxy credential of this launch; the user name says whose browser it is. */
  credentialFor(client: ProxyClient): ProxyCredential
  /** What the throw-away browser of experiments is answered, on every host and path; null: the lab's sites answer it. */
  tellThrowaway(answer: ScriptedResponse | null): void
  /** PEM, public part only. */
  readonly caCertificate: string
  verifyServerCertificate(pem: string, hostname: string): boolean
  isLabUrl(url: string): boolean
  /** The server's session table; ids are fingerprints. `end` is false when there is no such row. */
  readonly sessions: { list(): SessionRow[]; end(id: string): boolean }
  /** The switches of the lab; each change is recorded in the trace. */
  readonly settings: Pick<LabSettingsStore, 'read' | 'change'>
  /** What an administrator does at the server itself. False: what it names is not there. */
  ask(ask: ServerAsk): boolean
  /** Verifies and signs for the learner's own hand: the keys stay here. */
  readonly tokenDesk: TokenDesk
  /** As at the start: fixture users with their roles and points, no session, every switch at its default. The port and the signing key stay. */
  reset(): void
  /** For snapshots of the lab; the clock is the caller's. Nothing may be under way at the servers. */
  readonly world: { save(): Promise<ServerState>; prepare(state: ServerState): Promise<PreparedServer> }
  close(): Promise<void>
}

/** Opens the whole web that the tabs see: stores, sites, certificates, and the one door to them. */
export async function openLab({
  clock,
  record,
  onError,
  holdDocument,
  holdRequest,
  skipChecks = [],
  temporaryFolder = tmpdir(),
}: LabOptions): Promise<Lab> {
  // Keys first: hashing the fixtures' passwords keeps the thread pool busy for a while, and nobody logs in before the window is up.
  const authority = await createLabAuthority()
  const stores = createStores({ clock, record, folder: temporaryFolder })
  const { users, settings, sessions, keyring, denylist } = stores
  const dependencies: SchemeDependencies = { ...stores, clock, record, skipChecks }
  const passport = passportScheme(dependencies)
  const sites = {
    'shop.test': createShopSite({ ...dependencies, passport: passport.router, onError }),
    'api.shop.test': createApiSite({ ...dependencies, onError }),
    'evil.test': createEvilSite({ loot: stores.loot, record, onError }),
    'ads.test': createAdsSite({ ...dependencies, adVisitors: stores.adVisitors, onError }),
  }
  const throwaway = createThrowawaySite()
  const throwawaySites = {
    'shop.test': throwaway.before(sites['shop.test']),
    'api.shop.test': throwaway.before(sites['api.shop.test']),
    'evil.test': throwaway.before(sites['evil.test']),
    'ads.test': throwaway.before(sites['ads.test']),
  }
  const credentials = createProxyCredentials()
  const proxy = await openProxy({
    credentials,
    authority,
    sites,
    throwawaySites,
    answerOutside: sendEdgePage,
    record,
    clock,
    holdDocument: holdDocument ?? null,
    holdRequest: holdRequest ?? null,
  })

  return {
    port: proxy.port,
    credentialFor: client => credentials.credentialFor(client),
    tellThrowaway: answer => throwaway.tell(answer),
    caCertificate: authority.caCertificate,
    verifyServerCertificate: (pem, hostname) => authority.verifyServerCertificate(pem, hostname),
    isLabUrl,
    sessions: { list: () => sessions.list(), end: id => sessions.endById(id, 'ended-by-hand') },
    settings,
    tokenDesk: createTokenDesk({ keyring, denylist, users, settings, clock }),
    ask: ask => answerAsk({ ...stores, libraryStore: passport.store, record }, ask),
    world: {
      save: () => saveServer(stores, passport),
      prepare: state => prepareServer(stores, passport, state),
    },
    reset() {
      resetStores(stores)
      passport.store.empty('lab-reset')
    },
    async close() {
      sessions.close() // first, and at once: an app that quits does not wait for connections to end
      await proxy.close()
    },
  }
}
