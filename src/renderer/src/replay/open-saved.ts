import { DamagedTrace } from '@shared/trace/saved/damaged-trace.ts'
import { readSaved } from '@shared/trace/saved/read-saved.ts'
import type { SavedTrace } from '@shared/trace/saved/saved-trace.ts'
import { raiseBanner } from '../app-store.ts'
import { call } from '../bridge.ts'
import { prepareReplay, replayStore } from './replay-store.ts'

/** So long at most, in milliseconds, does reading keep the page from drawing. */
const sliceMs = 12
let isCancelled = false

/** Asks for a file, reads it in slices, and shows it. A damaged one is told, and what was shown before stays. */
export async function openSaved(): Promise<void> {
  const answer = await call('trace:open-file', null)
  if (!answer.ok) return raiseBanner({ kind: 'failed', failure: answer.error })
  if (answer.value === null) return
  const { name, text } = answer.value
  isCancelled = false
  try {
    await inSlices(open(name, text))
  } catch (error) {
    if (!(error instanceof DamagedTrace)) throw error
    const { line, problem } = error
    raiseBanner({ kind: 'trace-file-bad', problem: { kind: 'trace-file', name, line, problem } })
  } finally {
    replayStore.setState({ readingShare: null })
  }
}

export function cancelOpening(): void {
  isCancelled = true
}

/** A step of the work: how far it is, 0 to 1, and at its end what shows the trace. */
type OpenStep = { readonly share: number; readonly show: (() => void) | null }
/** Parsing takes more of the time than folding. */
const parsingShare = 0.75

function* open(name: string, text: string): Generator<OpenStep, void, void> {
  let saved: SavedTrace | null = null
  for (const { share, done } of readSaved(text)) {
    saved = done
    yield { share: share * parsingShare, show: null }
  }
  if (saved === null) return
  for (const { share, show } of prepareReplay(name, saved)) yield { share: parsingShare + share * (1 - parsingShare), show }
}

/** Nothing is shown when it is cancelled. */
async function inSlices(steps: Iterable<OpenStep>): Promise<void> {
  let end = performance.now() + sliceMs
  for (const { share, show } of steps) {
    if (show !== null) return show()
    if (performance.now() < end) continue
    replayStore.setState({ readingShare: share })
    await new Promise(resolve => setTimeout(resolve))
    if (isCancelled) return
    end = performance.now() + sliceMs
  }
}
