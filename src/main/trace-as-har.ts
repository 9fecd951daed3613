import { app } from 'electron'
import { harParts, type HarPart } from '@shared/trace/har.ts'
import type { TraceLog } from './trace-log.ts'

/** The timeline as it stands now, as the text of a HAR file, part by part. */
export function traceAsHar(log: TraceLog, { redact }: { readonly redact: boolean }): Iterable<HarPart> {
  const { tabs } = log.world()
  return harParts(log.since(null).events, {
    creator: { name: 'Crumbtrail', version: app.getVersion() },
    browser: { name: 'Chromium', version: process.versions.chrome },
    redact,
    laneOf: tab => tabs[tab]?.lane ?? null,
  })
}
