import type { Session } from 'electron'
import type { Protocol } from 'devtools-protocol'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { SavedCookie } from '@shared/world/world-snapshot.ts'
import { withJar, type JarProtocol } from '../lab/jar-protocol.ts'
import { fromDevtoolsCookie, partitionKeyOf } from '../recorder/chromium-cookie.ts'
import type { Deed } from '../recorder/expected-changes.ts'

/** Chromium keeps microseconds and tells seconds with a fraction: what comes back may differ by less than this. */
const expiryToleranceMs = 2_000

/** Who is told what is done to a jar. */
export interface JarWatch extends Pick<Deed, 'expect'> {
  /** Something is going to be changed. What is returned is called, and waited for, when it was. */
  begun(jar: Pick<JarProtocol, 'read'>): () => Promise<void>
}

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
 * @param watch hears of each change before it is made, and is given a way to read the jar meanwhile
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
    const ended = watch.begun(jar)
    try {
      return await replaceAll(jar, wanted, watch)
    } finally {
      await ended()
    }
  })
}

async function replaceAll(jar: JarProtocol, wanted: readonly SavedCookie[], watch: JarWatch): Promise<SavedCookie | null> {
  await jar.remove(await jar.read(), cookie => watch.expect('removed', cookie))
  // One after the other: two that are made at once could change places.
  for (const cookie of wanted) {
    if (!(await setOne(jar, cookie, watch))) return cookie
  }
  return firstOther(wanted, (await jar.read()).map(toSaved))
}

async function setOne(jar: JarProtocol, cookie: SavedCookie, watch: JarWatch): Promise<boolean> {
  watch.expect('set', asTold(cookie))
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
