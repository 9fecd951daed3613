import { z } from 'zod'
import { findJsonSyntaxMistake } from '../../json-mistake.ts'
import type { TraceEvent } from '../trace-event.ts'
import { DamagedTrace } from './damaged-trace.ts'
import { eventsOfForeignHar, foreignHarSchema } from './foreign-har.ts'
import { badValue, checkEvent, checkHead, type ReadStep } from './read-trace.ts'
import type { TraceProblem } from './trace-problem.ts'

const eventsAStep = 500
const ownHarSchema = z.object({ log: z.object({ _crumbtrail: z.object({ head: z.unknown(), events: z.array(z.unknown()) }) }) })

/**
 * Parses a HAR. One of our own holds the whole trace in `log._crumbtrail` and comes back equal; of any other, the requests as its browser
 * saw them.
 * @throws DamagedTrace naming the member that is wrong
 */
export function* readHar(text: string): Generator<ReadStep, void, void> {
  const json = parseJson(text)
  yield { share: 0.3, done: null }
  const own = ownHarSchema.safeParse(json)
  if (!own.success) {
    const foreign = foreignHarSchema.safeParse(json)
    if (!foreign.success) throw new DamagedTrace(null, problemOf(foreign.error, json))
    const program = z.object({ log: z.object({ creator: z.object({ name: z.string() }) }) }).safeParse(json)
    const app = program.success ? program.data.log.creator.name : ''
    const head = { 'crumbtrail-trace': 1 as const, app, electron: '', chromium: '', savedAt: '', isRedacted: false }
    return yield { share: 1, done: { head, baseline: null, events: eventsOfForeignHar(foreign.data), isForeign: true } }
  }
  const { baseline, ...head } = checkHead(own.data.log._crumbtrail.head, { line: null, path: ['log', '_crumbtrail', 'head'] })
  const events: TraceEvent[] = []
  const all = own.data.log._crumbtrail.events
  for (const [index, value] of all.entries()) {
    events.push(checkEvent(value, { line: null, path: ['log', '_crumbtrail', 'events', index] }))
    if (index % eventsAStep === 0) yield { share: 0.3 + (0.7 * index) / all.length, done: null }
  }
  yield { share: 1, done: { head, baseline, events, isForeign: false } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new DamagedTrace(null, { kind: 'no-json', mistake: findJsonSyntaxMistake(text) })
  }
}

/** What has no `log` is some other JSON; in what has one, the place is told. */
function problemOf(error: z.ZodError, json: unknown): TraceProblem {
  return error.issues[0]?.path[0] === 'log' ? badValue(error, json, [], 'har') : { kind: 'no-har' }
}
