import type { Session } from 'electron'
import type { Protocol } from 'devtools-protocol'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { SavedCookie } from '@shared/world/world-snapshot.ts'
import { withJar, type JarProtocol } from '../lab/jar-protocol.ts'
import { fromDevtoolsCookie, partitionKeyOf } from '../recorder/chromium-cookie.ts'
import type { Deed } from '../recorder/expected-changes.ts'

/** Chromium keeps microseconds and tells seconds with a fraction: what comes back may differ by less than this. */
const expiryToleranceMs = 2_000

/** Does the work on the jar, and is told of each change before it is made. */
export type JarWatch = <Value>(jar: JarProtocol, work: (deed: Pick<Deed, 'expect'>) => Promise<Value>) => Promise<Value>

/** The whole jar in the browser's own order: longer paths first, then older cookies (RFC 6265bis, "Retrieval Model"). */
export function readSavedJar(session: Session): Promise<SavedCookie[]> {
  return withJar(session, async jar => (await jar.read()).map(toSaved))
}

function toSaved(cookie: Protocol.Network.Cookie): SavedCookie {
  const { priority, sourceScheme, sourcePort } = cookie
  // A jar of the lab's has no cookies of other hosts; what is saved is checked as a whole.
  return { ...(fromDevtoolsCookie(cookie) as Cookie & Pick<SavedCookie, 'domain'>), priority, sourceScheme, sourcePort }
}

/**
 * The jar holds these cookies and no others, made in this order. One that holds them already is left alone, so that nothing loses its age.
 * @param aheadMs how much later than the snapshot it is: a cookie that had an hour to live has one again
 * @param watch is asked only when something has to be changed
 * @returns the first cookie that the browser does not keep so; null: all is as it was
 */
export async function putSavedJar(
  session: Session,
  saved: readonly SavedCookie[],
  aheadMs: number,
  watch: JarWatch,
): Promise<SavedCookie | null> {
  const wanted = saved.map(cookie => (cookie.expiresMs === null ? cookie : { ...cookie, expiresMs: cookie.expiresMs + aheadMs }))
  return withJar(session, async jar => {
    if (firstOther(wanted, (await jar.read()).map(toSaved)) === null) return null
    return watch(jar, deed => replaceAll(jar, wanted, deed))
  })
}

async function replaceAll(jar: JarProtocol, wanted: readonly SavedCookie[], deed: Pick<Deed, 'expect'>): Promise<SavedCookie | null> {
  await jar.remove(await jar.read(), cookie => deed.expect('removed', cookie))
  // One after the other: two that are made at once could change places.
  for (const cookie of wanted) {
    if (!(await setOne(jar, cookie, deed))) return cookie
  }
  return firstOther(wanted, (await jar.read()).map(toSaved))
}

async function setOne(jar: JarProtocol, cookie: SavedCookie, deed: Pick<Deed, 'expect'>): Promise<boolean> {
  deed.expect('set', asTold(cookie))
  return jar.set([toParam(cookie)]).then(
    () => true,
    () => false,
  )
}

const asTold = ({ priority: _priority, sourceScheme: _scheme, sourcePort: _port, ...cookie }: SavedCookie): Cookie => cookie

function toParam(cookie: SavedCookie): Protocol.Network.CookieParam {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite, expiresMs, partitionKey } = cookie
  const { priority, sourceScheme, sourcePort } = cookie
  return {
    name,
    value,
    domain: hostOnly ? domain : `.${domain}`,
    path,
    secure,
    httpOnly,
    priority,
    sourceScheme,
    sourcePort,
    ...(sameSite === 'unspecified' ? {} : { sameSite }),
    ...(expiresMs === null ? {} : { expires: expiresMs / 1000 }),
    ...(partitionKey === null ? {} : { partitionKey: partitionKeyOf(partitionKey, domain) }),
  }
}

/** The first that is not held as it is wanted, in its place; null: both are the same. */
function firstOther(wanted: readonly SavedCookie[], held: readonly SavedCookie[]): SavedCookie | null {
  const at = wanted.findIndex((cookie, index) => !isSame(cookie, held[index]))
  return wanted[at] ?? held[wanted.length] ?? null
}

function isSame({ expiresMs, ...one }: SavedCookie, held: SavedCookie | undefined): boolean {
  if (held === undefined) return false
  const { expiresMs: heldUntilMs, ...other } = held
  const isLifeSame =
    expiresMs === null || heldUntilMs === null ? expiresMs === heldUntilMs : Math.abs(expiresMs - heldUntilMs) < expiryToleranceMs
  const names = Object.keys(one) as (keyof typeof one)[]
  return isLifeSame && names.every(name => one[name] === other[name])
}
