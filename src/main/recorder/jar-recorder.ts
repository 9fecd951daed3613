import type { Session } from 'electron'
import { createChangeGate } from './change-gate.ts'
import { fromElectronCookie } from './chromium-cookie.ts'
import type { JarLedger } from './jar-ledger.ts'
import type { SeenChange } from './set-cookie-lines.ts'

/**
 * Hands the changes of a session's cookie jar to its ledger: each of them, or while a page writes without end, of each cookie the newest with
 * the number of those before it. Returns the function that ends it.
 */
export function recordJar(session: Pick<Session, 'cookies'>, ledger: Pick<JarLedger, 'changed'>): () => void {
  const gate = createChangeGate<SeenChange>((change, leftOut) => ledger.changed(leftOut === 0 ? change : { ...change, leftOut }))
  const onChanged = (_event: unknown, seen: Electron.Cookie, chromiumCause: string, isRemoved: boolean): void => {
    const cookie = fromElectronCookie(seen)
    const thing = JSON.stringify([cookie.name, cookie.domain, cookie.path, cookie.hostOnly])
    gate.take(thing, { cookie, chromiumCause, change: isRemoved ? 'removed' : 'set' })
  }
  session.cookies.on('changed', onChanged)
  return () => session.cookies.off('changed', onChanged)
}
