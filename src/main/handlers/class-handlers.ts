import { dialog, type BrowserWindow } from 'electron'
import type { ClassDesk } from '../classroom/class-desk.ts'
import type { ExportJob } from '../trace/export-job.ts'
import type { IpcHandlers } from './ipc-gateway.ts'
import { createSaveAs } from './save-as.ts'

type ClassChannels = Extract<keyof IpcHandlers, `class:${string}`>

const filter = { name: 'Crumbtrail', extensions: ['crumbclass'] }

/** What seats hand in, and the class that an instructor collects from their files. */
export function classHandlers(
  desk: ClassDesk,
  exports: ExportJob,
  mainWindow: () => BrowserWindow | null,
): Pick<IpcHandlers, ClassChannels> {
  const saveAs = createSaveAs(exports, mainWindow)
  return {
    'class:hand-in': ({ name }) => saveAs(`${fileNameOf(name)}.crumbclass`, filter, () => [{ text: desk.handIn(name), share: 1 }]),
    'class:collect': async () => {
      const window = mainWindow()
      if (!window) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile', 'multiSelections'],
        filters: [filter],
      })
      return canceled || filePaths.length === 0 ? null : desk.collect(filePaths)
    },
    'class:save-csv': async () => {
      const text = desk.csv()
      // A byte order mark tells spreadsheets that it is UTF-8.
      return text === null ? null : saveAs('class.csv', { name: 'CSV', extensions: ['csv'] }, () => [{ text: `\uFEFF${text}`, share: 1 }])
    },
  }
}

/** A name as a file's name on every system: letters and digits of any language. */
const fileNameOf = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'seat'
