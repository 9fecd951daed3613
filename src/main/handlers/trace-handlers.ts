import { basename } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import type { TracePicture } from '@shared/contract/ipc-values.ts'
import type { IpcHandlers } from './ipc-gateway.ts'
import { createSaveAs } from './save-as.ts'
import type { ExportJob } from '../trace/export-job.ts'
import type { PictureAlbum } from '../pictures/picture-album.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import { traceSince } from '../trace/trace-stream.ts'
import { traceAsFile, traceAsHar } from '../trace/trace-as-har.ts'
import { traceAsPage, type PageSources } from '../trace/trace-as-page.ts'
import { createOpenedFileDesk } from '../trace/opened-file.ts'
import { readTraceFile } from '../trace/read-trace-file.ts'

type TraceChannels = Extract<keyof IpcHandlers, `trace:${string}`>

export interface TraceDesk {
  readonly log: TraceLog
  readonly exports: ExportJob
  readonly mainWindow: () => BrowserWindow | null
  readonly album: PictureAlbum
  readonly pages: PageSources
}

export function traceHandlers({ log, exports, mainWindow, album, pages }: TraceDesk): Pick<IpcHandlers, TraceChannels> {
  const saveAs = createSaveAs(exports, mainWindow)
  const opened = createOpenedFileDesk()
  return {
    'trace:since': question => traceSince(log, question),
    'trace:clear': () => {
      log.append({ observer: 'app', kind: 'log.cleared' })
      return null
    },
    'trace:pause': ({ isPaused }) => {
      log.setPaused(isPaused)
      return null
    },
    'trace:pin': ({ row, isPinned }) => {
      log.append({ observer: 'app', kind: isPinned ? 'row.pinned' : 'row.unpinned', row })
      return null
    },
    'trace:note': ({ row, text }) => {
      log.append({ observer: 'app', kind: 'note.written', row, text: text.trim() })
      return null
    },
    'trace:export-har': ({ redact }) =>
      saveAs('crumbtrail.har', { name: 'HTTP Archive (HAR 1.2)', extensions: ['har'] }, () => traceAsHar(log, { redact })),
    'trace:save': ({ redact }) =>
      saveAs('trace.crumbtrail', { name: 'Crumbtrail', extensions: ['crumbtrail'] }, () => traceAsFile(log, { redact })),
    'trace:save-page': ({ redact }) =>
      saveAs('crumbtrail.html', { name: 'HTML', extensions: ['html'] }, file =>
        traceAsPage(log, { ...pages, redact, name: basename(file) }),
      ),
    'trace:open-file': async () => {
      const window = mainWindow()
      if (!window) return null
      const filters = [{ name: 'Crumbtrail, HAR', extensions: ['crumbtrail', 'har', 'json'] }]
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters })
      const [file] = filePaths
      return canceled || file === undefined ? null : opened.open(await readTraceFile(file))
    },
    'trace:read-piece': ({ id, from }) => opened.piece(id, from),
    'trace:close-file': ({ id }) => {
      opened.close(id)
      return null
    },
    'trace:pictures': ({ cursor }) => album.at(cursor),
    'trace:picture': ({ id }) => {
      const jpeg = album.jpegOf(id)
      return jpeg === null ? null : `data:image/jpeg;base64,${jpeg.toString('base64')}`
    },
    'trace:export-text': ({ format, content }) => {
      const { name, extension } = pictureFiles[format]
      const text = format === 'png' ? Buffer.from(content, 'base64') : content
      return saveAs(`crumbtrail.${extension}`, { name, extensions: [extension] }, () => [{ text, share: 1 }])
    },
    'trace:cancel-export': () => {
      exports.cancel()
      return null
    },
  }
}

const pictureFiles: { readonly [Format in TracePicture['format']]: { readonly name: string; readonly extension: string } } = {
  svg: { name: 'SVG', extension: 'svg' },
  png: { name: 'PNG', extension: 'png' },
  mermaid: { name: 'Mermaid', extension: 'mmd' },
  markdown: { name: 'Markdown', extension: 'md' },
}
