import type { ElectronApplication } from '@playwright/test'
import type { ProfileId } from '@shared/ids.ts'
import type { Protocol } from 'devtools-protocol'
import type { EngineCookie, HeaderLines, JarChange, PageTruth, WireRecord } from '../truth/facts.ts'
import type { Jars } from '../truth/ledger.ts'
import { askAgain } from './ask-again.ts'
import type { LiveTab } from './live-tabs.ts'
import type { RawChange, RawWire } from './taps.ts'

/* From what the engine and the sockets say to the facts that sentences are held against. */

/** Fields hold octets; what was meant as text beyond ASCII is UTF-8. */
const asText = (octets: string): string => Buffer.from(octets, 'latin1').toString('utf8')

export function wireRecord({ id, order, method, target, rawHeaders, head, headOrder, isClosed }: RawWire, event: number): WireRecord {
  const headers = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, asText(rawHeaders[index + 1] ?? '')] as const] : []))
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? ''
  const [statusLine = '', ...lines] = (head ?? '').split('\r\n')
  return {
    id,
    order,
    method,
    url: target.startsWith('/') ? `https://${host}${target}` : target, // a proxy gets http in absolute form, and https through a tunnel
    headers,
    status: head === null ? null : Number(statusLine.split(' ')[1]),
    responseHeaders: lines.map(splitLine),
    responseOrder: headOrder,
    isClosed,
    event,
  }
}

function splitLine(line: string): HeaderLines[number] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), asText(line.slice(colon + 1)).trim()]
}

export function jarChange({ order, cookie, cause, removed }: RawChange, profile: ProfileId | null, event: number): JarChange {
  return {
    order,
    profile,
    name: cookie.name,
    value: cookie.value,
    domain: (cookie.domain ?? '').replace(/^\./, ''),
    hostOnly: cookie.hostOnly ?? false,
    path: cookie.path ?? '',
    secure: cookie.secure ?? false,
    httpOnly: cookie.httpOnly ?? false,
    expiresMs: cookie.expirationDate === undefined ? null : cookie.expirationDate * 1000,
    cause,
    isRemoved: removed,
    event,
  }
}

function engineCookie(cookie: Protocol.Network.Cookie): EngineCookie {
  const partition: unknown = cookie.partitionKey
  return {
    name: cookie.name,
    value: cookie.value,
    domain: cookie.domain.replace(/^\./, ''),
    hostOnly: !cookie.domain.startsWith('.'),
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite ?? 'unspecified',
    expiresMs: cookie.session ? null : cookie.expires * 1000,
    partition: typeof partition === 'object' && partition !== null && 'topLevelSite' in partition ? String(partition.topLevelSite) : null,
  }
}

/** Reads every jar with a page of its browser; a browser without a page is read through Electron, which knows no partitions. */
export async function readJars(
  app: ElectronApplication,
  tabs: readonly LiveTab[],
  partitions: { readonly [Profile in ProfileId]: string | null },
) {
  const asked = (['laptop', 'phone', 'private'] as const).map(profile => ({
    profile,
    contents: tabs.find(({ tab }) => tab.profile === profile)?.contents ?? null,
    partition: partitions[profile],
  }))
  const read = await askAgain(() =>
    app.evaluate(async ({ webContents, session }, wanted) => {
      const found: { profile: string; cookies: unknown[] | null; plain: Electron.Cookie[] }[] = []
      for (const { profile, contents, partition } of wanted) {
        const page = contents === null ? undefined : webContents.fromId(contents)
        if (page !== undefined && page.debugger.isAttached()) {
          const { cookies } = (await page.debugger.sendCommand('Network.getAllCookies')) as { cookies: unknown[] }
          found.push({ profile, cookies, plain: [] })
        } else
          found.push({ profile, cookies: null, plain: partition === null ? [] : await session.fromPartition(partition).cookies.get({}) })
      }
      return found
    }, asked),
  )
  const of = (profile: ProfileId): readonly EngineCookie[] => {
    const one = read.find(candidate => candidate.profile === profile)
    if (one?.cookies != null) return (one.cookies as Protocol.Network.Cookie[]).map(engineCookie)
    return (one?.plain ?? []).map(cookie => fromElectron(cookie))
  }
  return { laptop: of('laptop'), phone: of('phone'), private: of('private') } satisfies Jars
}

const sameSites = { strict: 'Strict', lax: 'Lax', no_restriction: 'None', unspecified: 'unspecified' } as const

function fromElectron(cookie: Electron.Cookie): EngineCookie {
  const { name, value, domain, hostOnly, path, secure, httpOnly, expiresMs } = jarChange(
    { order: 0, session: 0, cookie, cause: '', removed: false },
    null,
    0,
  )
  return { name, value, domain, hostOnly, path, secure, httpOnly, expiresMs, sameSite: sameSites[cookie.sameSite], partition: null }
}

interface ReadPage {
  readonly href: string
  readonly documentCookie: string
  readonly local: Readonly<Record<string, string>>
  readonly session: Readonly<Record<string, string>>
}

const readingScript = `(() => {
  const all = area => { try { return Object.fromEntries(Object.entries(area())) } catch { return {} } }
  let documentCookie = ''
  try { documentCookie = document.cookie } catch { /* an opaque origin has none */ }
  return { href: location.href, documentCookie, local: all(() => localStorage), session: all(() => sessionStorage) }
})()`

/**
 * Electron runs no script in a page that is loading, and none runs while a dialog stands open: whoever asks such a page waits for its end.
 * One whose browser asks for a password loads until its user has said something.
 */
export const canBeAsked = ({ tab }: LiveTab): boolean => !tab.isLoading && tab.prompt === null && tab.dialog === null

/** What each page's own script reads, and what the engine would send to its address. A page that cannot be asked is left out. */
export async function readPages(app: ElectronApplication, live: readonly LiveTab[]): Promise<readonly PageTruth[]> {
  const tabs = live.filter(canBeAsked)
  const read = await askAgain(() =>
    app.evaluate(
      async ({ webContents }, [wanted, script]) => {
        const one = async (contents: number): Promise<{ page: unknown; cookies: unknown[]; readMs: [number, number] } | null> => {
          const from = Date.now()
          const page = webContents.fromId(contents)
          if (page === undefined || page.isDestroyed() || page.isCrashed() || page.isLoadingMainFrame() || !page.debugger.isAttached())
            return null
          try {
            const seen = (await globalThis.contradictionTap.run(contents, null, script)) as { href: string } | undefined
            if (seen === undefined) return null
            const { cookies } = (await page.debugger.sendCommand('Network.getCookies', { urls: [seen.href] })) as { cookies: unknown[] }
            return { page: seen, cookies, readMs: [from, Date.now()] as [number, number] }
          } catch {
            return null
          }
        }
        return Promise.all(wanted.map(one))
      },
      [tabs.map(({ contents }) => contents), readingScript] as const,
    ),
  )
  return tabs.flatMap(({ tab }, index) => {
    const found = read[index]
    if (found == null) return []
    const page = found.page as ReadPage
    const sendable = (found.cookies as Protocol.Network.Cookie[]).map(engineCookie)
    return [{ tab: tab.id, profile: tab.profile, ...page, sendable, readMs: found.readMs }]
  })
}
