import type { Session } from 'electron'
import { fromElectronCookie } from './chromium-cookie.ts'
import type { JarLedger } from './jar-ledger.ts'

/** Hands every change of a session's cookie jar to its ledger. Returns the function that ends it. */
export function recordJar(session: Pick<Session, 'cookies'>, ledger: Pick<JarLedger, 'changed'>): () => void {
  const onChanged = (_event: unknown, cookie: Electron.Cookie, chromiumCause: string, isRemoved: boolean): void =>
    ledger.changed({ cookie: fromElectronCookie(cookie), chromiumCause, change: isRemoved ? 'removed' : 'set' })
  session.cookies.on('changed', onChanged)
  return () => session.cookies.off('changed', onChanged)
}
