import type { TabId } from '../ids.ts'
import type { Exchange } from '../trace/exchange.ts'
import { createExchangeFold } from '../trace/fold-exchanges.ts'
import { createMarkFold } from '../trace/fold-marks.ts'
import { harEntry } from './har-entry.ts'
import { harEntrySchema } from './har-schema.ts'
import type { Har, HarEntry, HarProgram } from './har-types.ts'
import { createRedactor, type Redactor } from '../trace/redact.ts'
import { cleanBySchema } from './clean-by-schema.ts'
import type { TraceHead } from './saved-trace.ts'
import { eventJson, headJson, learn } from './write-trace.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import type { World } from '../trace/world.ts'

export interface HarOptions {
  readonly creator: HarProgram
  readonly browser: HarProgram
  /** Without secrets, which is the default everywhere in the app. */
  readonly redact: boolean
  readonly laneOf: (tab: TabId) => string | null
  /** What a saved trace says of itself. */
  readonly head: Pick<TraceHead, 'app' | 'electron' | 'chromium' | 'savedAt'>
  readonly baseline: World | null
}

/** A stretch of the file, empty while nothing can be written yet. */
export interface HarPart {
  readonly text: string
  /** How much of the whole work is done, 0 to 1. */
  readonly share: number
}

/**
 * The exchanges as an HTTP Archive (HAR 1.2), oldest first, one a line, with what the browser and the server decided in `_crumbtrail`;
 * the log's own `_crumbtrail` is the whole trace, from which the app shows again what was seen (`saved/read-har.ts`). Ten thousand of them take about a second, so it comes in parts of a few milliseconds, between which the caller can do other work.
 */
export function* harParts(events: readonly TraceEvent[], options: HarOptions): Generator<HarPart, void, void> {
  const { creator, browser, redact, laneOf, head, baseline } = options
  const exchanges = yield* foldStepwise(events)
  const redactor = redact ? createRedactor() : null
  const notes = notesIn(events)
  const entryOf = (exchange: Exchange) => ({
    ...harEntry(exchange, exchange.tab === null ? null : laneOf(exchange.tab), redactor),
    ...notes(exchange),
  })
  // Every secret is known before the first entry is written: one that comes last may stand in the text of the first page.
  if (redactor !== null) for (const { text } of learn(baseline, events, redactor)) yield { text, share: 0.2 }
  const learnt = redactor === null ? null : yield* inSteps(exchanges, entryOf, 0.2, 0.5)

  const comment = redact ? 'Secrets are replaced by numbers; the same number is the same secret.' : 'This file contains secrets.'
  const empty: Har = { log: { version: '1.2', creator, browser, pages: [], comment, entries: [] } }
  yield { text: JSON.stringify(empty).slice(0, -']}}'.length), share: 0.5 }
  for (const [index, exchange] of exchanges.entries()) {
    const text = jsonOf(learnt?.[index] ?? entryOf(exchange), redactor)
    yield { text: `${comma(index)}\n${text}`, share: 0.5 + (0.3 * index) / exchanges.length }
  }
  yield { text: `\n],"_crumbtrail":{"head":${headJson({ head, baseline, redact }, redactor)},"events":[`, share: 0.8 }
  for (const [index, event] of events.entries())
    yield { text: `${comma(index)}\n${eventJson(event, redactor)}`, share: 0.8 + (0.2 * index) / events.length }
  yield { text: '\n]}}}\n', share: 1 }
}

/** The learner's word on an exchange, where HAR 1.2 has a place for it. A pin alone is in the trace within the file. */
function notesIn(events: readonly TraceEvent[]): (exchange: Exchange) => { readonly comment?: string } {
  const fold = createMarkFold()
  fold.push(events)
  const marks = fold.all()
  return ({ key }) => {
    const note = marks.get(key)?.note
    return note == null ? {} : { comment: note }
  }
}

const comma = (index: number): string => (index === 0 ? '' : ',')

const eventsAStep = 500

function* foldStepwise(events: readonly TraceEvent[]): Generator<HarPart, readonly Exchange[], void> {
  const fold = createExchangeFold()
  for (let at = 0; at < events.length; at += eventsAStep) {
    fold.push(events.slice(at, at + eventsAStep))
    fold.rows() // builds those rows now, not all of them at the end
    yield { text: '', share: (0.2 * at) / events.length }
  }
  return fold
    .rows()
    .filter(({ url }) => /^https?:/.test(url))
    .sort((a, b) => a.at.wallMs - b.at.wallMs)
}

function* inSteps<From, To>(
  all: readonly From[],
  make: (one: From) => To,
  from: number,
  to: number,
): Generator<HarPart, readonly To[], void> {
  const made: To[] = []
  for (const one of all) {
    made.push(make(one))
    yield { text: '', share: from + ((to - from) * made.length) / all.length }
  }
  return made
}

/** Secrets are looked for in the free texts of the entry, before it is JSON: no escape can hide one, and no word of the format is touched. */
function jsonOf(entry: HarEntry, redactor: Redactor | null): string {
  return JSON.stringify(redactor === null ? entry : cleanBySchema(entry, harEntrySchema, redactor.everywhere))
}
