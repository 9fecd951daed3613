import { clipboard } from 'electron'
import type { IpcHandlers } from './ipc-gateway.ts'

/** Here and not in the page: no page has a permission of the browser's in this app, not even its own. */
export function clipboardHandlers(): Pick<IpcHandlers, 'clipboard:write'> {
  return {
    'clipboard:write': async ({ text }) => {
      await clipboard.writeText(text) // older Electrons have it done at once
      return null
    },
  }
}
