import { writeFile } from 'atomically'
import { dialog, type BrowserWindow } from 'electron'
import type { IpcHandlers } from '../ipc-gateway.ts'
import { NotPossible } from '../not-possible.ts'
import type { TraceLog } from '../trace-log.ts'
import { traceSince } from '../trace-stream.ts'
import { traceAsHar } from '../trace-as-har.ts'

type TraceChannels = Extract<keyof IpcHandlers, `trace:${string}`>

export function traceHandlers(log: TraceLog, mainWindow: () => BrowserWindow | null): Pick<IpcHandlers, TraceChannels> {
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
      try {
        // For its owner alone, also where a file of that name stood open to all; and never half of it.
        await writeFile(filePath, traceAsHar(log, { redact }), { mode: 0o600 })
      } catch (error) {
        throw new NotPossible('io', `The file could not be written: ${String(error)}. Choose another folder.`)
      }
      return { savedTo: filePath }
    },
  }
}
