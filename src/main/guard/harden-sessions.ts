import { app, session } from 'electron'
import { denyEverything } from './deny-everything.ts'

/** Every session there will ever be is denied everything; the app's own also gets a dead proxy, since its page needs no network. */
export async function hardenSessions(): Promise<void> {
  app.on('session-created', denyEverything)
  denyEverything(session.defaultSession)
  const isDevelopment = process.env['ELECTRON_RENDERER_URL'] !== undefined && !app.isPackaged
  if (!isDevelopment) await session.defaultSession.setProxy({ proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' })
}
