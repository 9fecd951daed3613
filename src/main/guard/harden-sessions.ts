import { app, session, type WebContents } from 'electron'
import { denyEverything } from './deny-everything.ts'

/** Every session there will ever be is denied everything; the app's own also gets a dead proxy, since its page needs no network. */
export async function hardenSessions(onAsked: (contents: WebContents) => void): Promise<void> {
  app.on('session-created', created => denyEverything(created, onAsked))
  denyEverything(session.defaultSession, onAsked)
  const isDevelopment = process.env['ELECTRON_RENDERER_URL'] !== undefined && !app.isPackaged
  if (!isDevelopment) await session.defaultSession.setProxy({ proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' })
}
