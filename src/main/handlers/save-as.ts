import { dialog, type BrowserWindow, type FileFilter } from 'electron'
import type { ExportJob } from '../trace/export-job.ts'
import type { FileParts } from '../trace/save-in-slices.ts'

/** `parts` is asked for once the place is chosen, and hears its path. */
export type SaveAs = (
  defaultPath: string,
  filter: FileFilter,
  parts: (file: string) => FileParts,
) => Promise<{ readonly savedTo: string } | null>

/** Asks where to, and writes it there in slices. Null: cancelled, in the dialog or while it was being written. */
export function createSaveAs(exports: Pick<ExportJob, 'save'>, mainWindow: () => BrowserWindow | null): SaveAs {
  return async (defaultPath, filter, parts) => {
    const window = mainWindow()
    if (!window) return null
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters: [filter] })
    if (canceled || !filePath) return null
    return (await exports.save(filePath, () => parts(filePath))) ? { savedTo: filePath } : null
  }
}
