import { dialog, type BrowserWindow } from 'electron'
import type { ClassDesk } from '../classroom/class-desk.ts'
import type { ExportJob } from '../trace/export-job.ts'
import type { IpcHandlers } from './ipc-gateway.ts'

type ClassChannels = Extract<keyof IpcHandlers, `class:${string}`>

const filters = [{ name: 'Crumbtrail', extensions: ['crumbclass'] }]

/** What seats hand in, and the class that an instructor collects from their files. */
export function classHandlers(
  desk: ClassDesk,
  exports: ExportJob,
  mainWindow: () => BrowserWindow | null,
): Pick<IpcHandlers, ClassChannels> {
  async function save(defaultPath: string, filter: Electron.FileFilter, text: string): Promise<{ savedTo: string } | null> {
    const window = mainWindow()
    if (!window) return null
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters: [filter] })
    if (canceled || !filePath) return null
    return (await exports.save(filePath, () => [{ text, share: 1 }])) ? { savedTo: filePath } : null
  }
  return {
    'class:hand-in': ({ name }) => {
      const [filter = { name: '', extensions: [] }] = filters
      return save(`${fileNameOf(name)}.crumbclass`, filter, desk.handIn(name))
    },
    'class:collect': async () => {
      const window = mainWindow()
      if (!window) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile', 'multiSelections'], filters })
      return canceled || filePaths.length === 0 ? null : desk.collect(filePaths)
    },
    'class:save-csv': async () => {
      const text = desk.csv()
      // A byte order mark tells spreadsheets that it is UTF-8.
      return text === null ? null : save('class.csv', { name: 'CSV', extensions: ['csv'] }, `\uFEFF${text}`)
    },
  }
}

/** A name as a file's name on every system: letters and digits of any language. */
const fileNameOf = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'seat'
