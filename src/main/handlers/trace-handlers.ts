import { dialog, type BrowserWindow } from 'electron'
import type { IpcHandlers } from '../ipc-gateway.ts'
import type { ExportDesk } from '../export-desk.ts'
import type { TraceLog } from '../trace-log.ts'
import { traceSince } from '../trace-stream.ts'
import { traceAsHar } from '../trace-as-har.ts'

type TraceChannels = Extract<keyof IpcHandlers, `trace:${string}`>

export function traceHandlers(
  log: TraceLog,
  exports: ExportDesk,
  mainWindow: () => BrowserWindow | null,
): Pick<IpcHandlers, TraceChannels> {
  return {
    'trace:since': ({ after }) => traceSince(log, after),
    'trace:clear': () => {
      log.append({ observer: 'app', kind: 'log.cleared' })
      return null
    },
    'trace:pause': ({ isPaused }) => {
      log.setPaused(isPaused)
      return null
    },
    'trace:export-har': async ({ redact }) => {
      const window = mainWindow()
      if (!window) return null
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: 'crumbtrail.har',
        filters: [{ name: 'HTTP Archive (HAR 1.2)', extensions: ['har'] }],
      })
      if (canceled || !filePath) return null
      const isSaved = await exports.save(filePath, () => traceAsHar(log, { redact }))
      return isSaved ? { savedTo: filePath } : null
    },
    'trace:cancel-export': () => {
      exports.cancel()
      return null
    },
  }
}
