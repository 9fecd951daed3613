import { dialog, type BrowserWindow } from 'electron'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { ExportJob } from '../trace/export-job.ts'
import { readWorldFile } from '../world/read-world-file.ts'
import type { WorldDesk } from '../world/world-desk.ts'
import type { IpcHandlers } from './ipc-gateway.ts'
import { createSaveAs } from './save-as.ts'

type WorldChannels = Extract<keyof IpcHandlers, `world:${string}`>

const filter = { name: 'Crumbtrail', extensions: ['crumbworld'] }

/** Snapshots of the whole lab: the learner's checkpoints, and files of them. */
export function worldHandlers(
  desk: WorldDesk,
  exports: ExportJob,
  mainWindow: () => BrowserWindow | null,
): Pick<IpcHandlers, WorldChannels> {
  const saveAs = createSaveAs(exports, mainWindow)
  return {
    'world:list': () => desk.list(),
    'world:take': async ({ name }) => {
      await desk.take(name)
      return null
    },
    'world:restore': async ({ id }) => {
      await desk.restore(id)
      return null
    },
    'world:rename': ({ id, name }) => {
      desk.rename(id, name)
      return null
    },
    'world:remove': ({ id }) => {
      desk.remove(id)
      return null
    },
    'world:save-file': ({ id }) => saveAs('lab.crumbworld', filter, () => [{ text: desk.textOf(id), share: 1 }]),
    'world:open-file': async () => {
      const window = mainWindow()
      if (!window) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: [filter] })
      const [file] = filePaths
      if (canceled || file === undefined) return null
      const read = await readWorldFile(file)
      if (!read.ok) throw new ExpectedFailure(read.problem.kind === 'file' ? 'io' : 'bad-input', read.problem)
      return desk.open(read.file)
    },
  }
}
