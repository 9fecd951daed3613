import { app } from 'electron'
import { harParts, type HarPart } from '@shared/saved/har.ts'
import { traceParts, type TraceToSave } from '@shared/saved/write-trace.ts'
import type { TraceLog } from './trace-log.ts'

interface ExportOptions {
  readonly redact: boolean
}

/** The timeline as it stands now, as the text of a HAR file, part by part. */
export function traceAsHar(log: TraceLog, { redact }: ExportOptions): Iterable<HarPart> {
  const { tabs } = log.world()
  const { events, baseline } = log.sinceClearing()
  return harParts(events, {
    creator: { name: 'Crumbtrail', version: app.getVersion() },
    browser: { name: 'Chromium', version: process.versions.chrome },
    redact,
    laneOf: tab => tabs[tab]?.lane ?? null,
    head: head(),
    baseline,
  })
}

/** The whole trace as it stands now, as the text of a file that `saved/read-trace.ts` reads. */
export function traceAsFile(log: TraceLog, { redact }: ExportOptions): Iterable<HarPart> {
  return traceParts({ ...log.sinceClearing(), head: head(), redact })
}

const head = (): TraceToSave['head'] => ({
  app: app.getVersion(),
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  savedAt: new Date().toISOString(),
})
