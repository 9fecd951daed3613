import type { TraceLog } from './trace-log.ts'

export function traceAsHar(_log: TraceLog, _options: { redact: boolean }): string {
  throw new Error('not there yet')
}
