import { app } from 'electron'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { toHar } from '@shared/trace/har.ts'
import type { TraceLog } from './trace-log.ts'

/** The timeline as it stands, as the text of a HAR file. */
export function traceAsHar(log: TraceLog, { redact }: { readonly redact: boolean }): string {
  const { baseline, events } = log.since(null)
  const fold = createTraceFold(baseline)
  fold.push(events)
  const { tabs } = fold.world.now()
  const har = toHar(fold.exchanges.rows(), {
    creator: { name: 'Crumbtrail', version: app.getVersion() },
    browser: { name: 'Chromium', version: process.versions.chrome },
    redact,
    laneOf: tab => tabs[tab]?.lane ?? null,
  })
  return `${JSON.stringify(har, null, 2)}\n`
}
