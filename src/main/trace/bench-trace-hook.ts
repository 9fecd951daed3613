import type { TraceDraft } from '@shared/trace/trace-event.ts'
import type { TraceLog } from './trace-log.ts'

/** What stands behind `globalThis.crumbtrailTraceDoor` while the door is open. */
export type BenchTraceHook = Pick<TraceLog, 'append' | 'lastSeq' | 'bytes'>

interface TraceDoorContext {
  readonly argv: readonly string[]
  readonly isPackaged: boolean
}

const argument = '--bench-trace-hook'

/**
 * Lets a program with access to the main process's inspector put facts into the log, so that a benchmark or a test can fill it faster than any
 * browser would. Only a source tree has the door, and only when it was asked for: no package opens it, a test package neither.
 */
export function openBenchTraceHook({ append, lastSeq, bytes }: TraceLog, { argv, isPackaged }: TraceDoorContext): void {
  if (isPackaged || !argv.includes(argument)) return
  const door: BenchTraceHook = { append: (draft: TraceDraft) => append(draft), lastSeq, bytes }
  Object.defineProperty(globalThis, 'crumbtrailTraceDoor', { value: door, configurable: true })
}
