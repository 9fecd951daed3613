import { DamagedTrace } from '@shared/saved/damaged-trace.ts'
import { withoutGuesses } from '@shared/saved/old-verdicts.ts'
import { readSaved } from '@shared/saved/read-saved.ts'
import type { SavedTrace } from '@shared/saved/saved-trace.ts'
import type { TraceProblem } from '@shared/problem/trace-problem.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'

/** What the page gives the worker: the octets of the file, and then that it has laid out what it got. */
export type ToReader = { readonly kind: 'octets'; readonly octets: Uint8Array } | { readonly kind: 'end' } | { readonly kind: 'next' }

/** What the worker tells of the file: how far it is, 0 to 1, then all that is no event, then its events, a batch for each `next`. */
export type FromReader =
  | { readonly kind: 'parsed'; readonly share: number }
  | { readonly kind: 'head'; readonly saved: Omit<SavedTrace, 'events'>; readonly count: number }
  | { readonly kind: 'events'; readonly events: readonly TraceEvent[] }
  | { readonly kind: 'damaged'; readonly line: number | null; readonly problem: TraceProblem }

const eventsABatch = 250
/** So often is the page told how far it is, in milliseconds. */
const toldMs = 50

/** Reads one file. The page asks for each batch of events, so that no more come than it can lay out. */
export function createReader(tell: (told: FromReader) => void, nowMs: () => number = () => performance.now()): (told: ToReader) => void {
  const decoder = new TextDecoder()
  let text = ''
  let events: readonly TraceEvent[] = []
  let sent = 0

  function parse(): void {
    let toldAt = nowMs()
    for (const { share, done } of readSaved(text)) {
      if (done !== null) {
        const { events: all, ...saved } = done
        text = ''
        events = withoutGuesses(all)
        return tell({ kind: 'head', saved, count: events.length })
      }
      if (nowMs() - toldAt < toldMs) continue
      toldAt = nowMs()
      tell({ kind: 'parsed', share })
    }
  }

  return told => {
    switch (told.kind) {
      case 'octets':
        text += decoder.decode(told.octets, { stream: true })
        return
      case 'end':
        text += decoder.decode()
        try {
          parse()
        } catch (error) {
          if (!(error instanceof DamagedTrace)) throw error
          tell({ kind: 'damaged', line: error.line, problem: error.problem })
        }
        return
      case 'next':
        tell({ kind: 'events', events: events.slice(sent, sent + eventsABatch) })
        sent += eventsABatch
        return
    }
  }
}
