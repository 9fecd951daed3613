import { z } from 'zod'
import type { TraceEvent } from '../trace/trace-event.ts'
import { DamagedTrace } from './damaged-trace.ts'
import { foreignHarSchema, foreignProgramOf, readForeignHar } from './foreign-har.ts'
import { withoutPartitions } from './old-partitions.ts'
import { badValue, checkEvent, checkHead, type ReadStep } from './read-trace.ts'
import type { TraceProblem } from '../problem/trace-problem.ts'

const eventsAStep = 500
const ownHarSchema = z.object({ log: z.object({ _crumbtrail: z.object({ head: z.unknown(), events: z.array(z.unknown()) }) }) })

/**
 * Reads a parsed HAR. One of our own holds the whole trace in `log._crumbtrail` and comes back equal; of any other, every entry that can be
 * read, beside a list of what cannot.
 * @throws DamagedTrace naming the member that is wrong, when nothing can be shown
 */
export function* readHar(json: unknown): Generator<ReadStep, void, void> {
  yield { share: 0.3, done: null }
  const own = ownHarSchema.safeParse(json)
  if (!own.success) return yield { share: 1, done: foreign(json) }
  const { baseline, ...head } = checkHead(own.data.log._crumbtrail.head, { line: null, path: ['log', '_crumbtrail', 'head'] })
  const events: TraceEvent[] = []
  const all = own.data.log._crumbtrail.events
  for (const [index, value] of all.entries()) {
    events.push(checkEvent(value, { line: null, path: ['log', '_crumbtrail', 'events', index] }))
    if (index % eventsAStep === 0) yield { share: 0.3 + (0.7 * index) / all.length, done: null }
  }
  yield { share: 1, done: withoutPartitions({ head, baseline, events, foreign: foreignProgramOf(events), notRead: [] }) }
}

function foreign(json: unknown): ReadStep['done'] {
  const parsed = foreignHarSchema.safeParse(json)
  if (!parsed.success) throw new DamagedTrace(null, problemOf(parsed.error, json))
  const { events, notRead, program, pages } = readForeignHar(parsed.data)
  const [first] = notRead
  if (events.length === 0 && first !== undefined) {
    const at = `log.entries[${first.entry}]${first.at === '' ? '' : `.${first.at}`}`
    throw new DamagedTrace(null, { kind: 'bad-value', at, issue: first.issue, of: 'har' })
  }
  const head = { 'crumbtrail-trace': 1 as const, app: program, electron: '', chromium: '', savedAt: '', isRedacted: false }
  return { head, baseline: null, events, foreign: { program, pages }, notRead }
}

/** What has no `log` is some other JSON; in what has one, the place is told. */
function problemOf(error: z.ZodError, json: unknown): TraceProblem {
  return error.issues[0]?.path[0] === 'log' ? badValue(error, json, [], 'har') : { kind: 'no-har' }
}
