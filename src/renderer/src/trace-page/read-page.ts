import { DamagedTrace } from '@shared/saved/damaged-trace.ts'
import { withoutGuesses } from '@shared/saved/old-verdicts.ts'
import { readSaved } from '@shared/saved/read-saved.ts'
import type { SavedTrace } from '@shared/saved/saved-trace.ts'
import { pageHeadId, pageHeadSchema, pageTraceId, type PageHead } from '@shared/saved/trace-page.ts'
import { createReplay, replayStore } from '../trace/replay-store.ts'

/** What a page that was saved with its trace holds. */
export interface TracePage {
  readonly head: PageHead
  /** gzip in Base64. */
  readonly trace: string
  /** The name of the file. */
  readonly name: string
}

/** Null: this page is the app's, which has no trace in it. */
export function readPage(from: Document): TracePage | null {
  const head = from.getElementById(pageHeadId)?.textContent
  const trace = from.getElementById(pageTraceId)?.textContent
  if (head == null || trace == null) return null
  const name = decodeURIComponent(from.location.pathname.split('/').at(-1) ?? '')
  return { head: pageHeadSchema.parse(JSON.parse(head)), trace, name }
}

/** Events that are laid out between two frames. */
const eventsABatch = 500

/**
 * Lays out the trace and shows it, and lets the page draw in between.
 * @throws DamagedTrace when somebody has edited the file
 */
export async function showTraceOf({ head, trace, name }: TracePage): Promise<void> {
  const { events, ...saved } = await parse(await unzip(trace))
  const making = createReplay(name, saved, head)
  const shown = withoutGuesses(events)
  for (let from = 0; from < shown.length; from += eventsABatch) {
    making.push(shown.slice(from, from + eventsABatch))
    replayStore.setState({ readingShare: from / shown.length })
    await aFrame()
  }
  replayStore.setState({ readingShare: null })
  making.show()
}

const aFrame = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0))

async function unzip(base64: string): Promise<string> {
  try {
    const octets = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
    return await new Response(new Blob([octets]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
  } catch {
    throw new DamagedTrace(null, { kind: 'no-json', mistake: null })
  }
}

async function parse(text: string): Promise<SavedTrace> {
  let drawnAt = performance.now()
  for (const { done } of readSaved(text)) {
    if (done !== null) return done
    if (performance.now() - drawnAt < 50) continue
    await aFrame()
    drawnAt = performance.now()
  }
  throw new Error('the reader ended without a trace')
}
