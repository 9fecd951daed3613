import { dialog, type BrowserWindow } from 'electron'
import type { PolicyDesk } from '../policy/policy-desk.ts'
import type { IpcHandlers } from './ipc-gateway.ts'

type PolicyChannels = Extract<keyof IpcHandlers, `policy:${string}`>

/** What an instructor hides. Whether a policy may be opened or ended now, the gateway has asked already. */
export function policyHandlers(desk: PolicyDesk, mainWindow: () => BrowserWindow | null): Pick<IpcHandlers, PolicyChannels> {
  return {
    'policy:open-file': async () => {
      const window = mainWindow()
      if (!window) return null
      const filters = [{ name: 'Crumbtrail', extensions: ['crumbpolicy'] }]
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters })
      const [file] = filePaths
      return canceled || file === undefined ? null : desk.open(file)
    },
    'policy:begin': () => {
      desk.begin()
      return null
    },
    'policy:end': () => {
      desk.end()
      return null
    },
  }
}
