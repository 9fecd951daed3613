import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import type { FileProblem } from '@shared/problem/file-problem.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { readBoundedFile } from '../base/read-bounded-file.ts'
import type { ExportJob } from '../trace/export-job.ts'
import type { WorldDesk } from '../world/world-desk.ts'
import type { IpcHandlers } from './ipc-gateway.ts'
import { createSaveAs } from './save-as.ts'

type WorldChannels = Extract<keyof IpcHandlers, `world:${string}`>

/** UTF-8 takes up to three octets for one of the text's units; what is longer is not even read. */
const maxBytes = 6 * 1024 * 1024
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
      return canceled || file === undefined ? null : desk.open(await readWorldFile(file))
    },
  }
}

async function readWorldFile(file: string): Promise<{ readonly name: string; readonly text: string }> {
  const name = basename(file)
  const notOpened = (problem: FileProblem): ExpectedFailure =>
    new ExpectedFailure('io', { kind: 'file', errand: 'open-world', name, problem })
  const read = await readBoundedFile(file, maxBytes)
  if (!read.ok) throw notOpened(read.problem)
  if (!isUtf8(read.octets)) throw notOpened({ kind: 'not-utf8' })
  return { name, text: read.octets.toString('utf8') }
}
