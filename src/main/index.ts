import './webcrypto.ts'
import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { appOrigin, registerAppScheme, serveApp } from './app-protocol.ts'
import { readAppFacts } from './app-facts.ts'
import { setAppMenu } from './app-menu.ts'
import { openAppWindow } from './app-window.ts'
import { hardenSessions } from './guard/harden-sessions.ts'
import { setSwitches } from './guard/switches.ts'
import { appHandlers } from './handlers/app-handlers.ts'
import { stageHandlers } from './handlers/stage-handlers.ts'
import { storageHandlers } from './handlers/storage-handlers.ts'
import { traceHandlers } from './handlers/trace-handlers.ts'
import { openGateway } from './ipc-gateway.ts'
import { logError } from './log-error.ts'
import { createNotices, openPlayground } from './open-playground.ts'
import { openSettings } from './settings-store.ts'
import { streamTrace } from './trace-stream.ts'

setSwitches()
registerAppScheme()
app.on('window-all-closed', () => app.quit())

async function boot(): Promise<void> {
  await app.whenReady()
  setAppMenu()
  serveApp(join(__dirname, '../renderer'))
  await hardenSessions()

  let window: BrowserWindow | null = null
  const notices = createNotices(notice => playground?.push('notice:raised', notice))
  const settings = openSettings(app.getPath('userData'), app.getLocale().startsWith('ko') ? { language: 'ko' } : {}, notices.raise)
  const developmentPage = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  const origin = developmentPage ? new URL(developmentPage).origin : appOrigin
  const playground = await openPlayground({ language: settings.read().language, appOrigin: origin, mainWindow: () => window })
  const { stage, siteData, log, recorder, profiles, lab, push } = playground

  openGateway(
    {
      ...appHandlers(
        settings,
        () => readAppFacts(settings.read(), lab.port, notices.all()),
        next => {
          profiles.setLanguage(next.language)
          push('settings:changed', next)
        },
      ),
      ...stageHandlers(stage, siteData),
      ...traceHandlers(log, () => window),
      ...storageHandlers({ stage, log, recorder, profiles, lab }),
      ...({} as never),
    },
    () => window,
    origin,
  )
  streamTrace(log, () => (window && !window.isDestroyed() ? window.webContents : null))

  window = openAppWindow({
    address: developmentPage ?? `${appOrigin}/`,
    onPageGone: () => notices.raise({ kind: 'stage-rebuilt', lostTabs: stage.rebuild().length }),
  })
  window.on('closed', () => {
    window = null
    app.quit()
  })
}

boot().catch((error: unknown) => {
  logError('start', error)
  app.exit(1)
})
