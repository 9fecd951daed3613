import { DamagedTrace } from '@shared/trace/saved/damaged-trace.ts'
import { readSaved } from '@shared/trace/saved/read-saved.ts'
import type { SavedTrace } from '@shared/trace/saved/saved-trace.ts'
import { raiseBanner } from '../app-store.ts'
import { call } from '../bridge.ts'
import { beginReplay, replayStore } from './replay-store.ts'

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
    const saved = await inSlices(text)
    if (saved !== null) beginReplay(name, saved)
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

/** Null: it was cancelled. */
async function inSlices(text: string): Promise<SavedTrace | null> {
  let end = performance.now() + sliceMs
  for (const { share, done } of readSaved(text)) {
    if (done !== null) return done
    if (performance.now() < end) continue
    replayStore.setState({ readingShare: share })
    await new Promise(resolve => setTimeout(resolve))
    if (isCancelled) return null
    end = performance.now() + sliceMs
  }
  return null
}
