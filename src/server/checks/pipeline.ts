import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SchemeId } from '@shared/ids.ts'
import type { CheckName } from '@shared/trace/check.ts'
import { sendAnswer, withHeaders, type Answer } from '../answers/answer.ts'
import type { LabClock } from '../base/lab-clock.ts'
import { visitOf } from '../network/visit.ts'
import type { RecordFact } from '../base/record.ts'
import type { Asked, Check, Known, Refusal } from './check.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * An ordered list of checks that grows by one and never changes: `known = begin.check(cookiePresent).check(sessionFound)`, then
 * `admins = known.check(roleAllowed)`. The types see to it that a check comes after those that give what it needs.
 */
export interface Pipeline<Has> {
  check<Gives>(next: Check<Has, Gives>): Pipeline<Has & Gives>
  /** Appends several checks, in the order that they have in every scheme. */
  checks<Gives>(chain: CheckChain<Has, Gives>): Pipeline<Has & Gives>
  /** Runs the checks in order, records each, and answers: with `answer` when all passed, with the scheme's refusal at the first that did not. */
  route(name: string, answer: (has: Has) => Answer | Promise<Answer>): Handler
}

/** Checks that always come together: `chain(list)` is the list with all of them appended. */
export type CheckChain<Needs, Gives> = <Has extends Needs>(list: Pipeline<Has>) => Pipeline<Has & Gives>

export interface PipelineOptions {
  readonly scheme: SchemeId
  readonly clock: LabClock
  readonly record: RecordFact
  /** Taken out, so that tests can see a lesson notice it. Empty for everybody else. */
  readonly skipChecks: readonly CheckName[]
  /** How this scheme says no. */
  readonly refuse: (asked: Asked, refusal: Refusal, known: Known['user'] | null) => Answer
}

export function beginPipeline(options: PipelineOptions): Pipeline<Asked> {
  return grow<Asked>(options, [])
}

/** A check among others: what it needs has been given by those before it, which `Pipeline.check` has made sure of. */
type AnyCheck = Check<never, object>

function grow<Has>(options: PipelineOptions, checks: readonly AnyCheck[]): Pipeline<Has> {
  const list: Pipeline<Has> = {
    check: <Gives>(next: Check<Has, Gives>) => {
      const grown = options.skipChecks.includes(next.name) ? checks : [...checks, next as unknown as AnyCheck]
      return grow<Has & Gives>(options, grown)
    },
    checks: chain => chain(list),
    route: (name, answer) => async (request, response) => {
      const visit = visitOf(request)
      const asked: Asked = { request, visit, nowMs: options.clock.now() }
      const final = await decide(options, checks, name, asked, has => answer(has as Has))
      sendAnswer(response, final)
    },
  }
  return list
}

interface Decided {
  readonly answer: Answer
  readonly refusedBy: CheckName | null
}

/** Runs the checks one after another and writes the whole decision down, from its beginning to its end, even when a check breaks. */
async function decide(
  options: PipelineOptions,
  checks: readonly AnyCheck[],
  route: string,
  asked: Asked,
  answer: (has: object) => Answer | Promise<Answer>,
): Promise<Answer> {
  const { scheme, record } = options
  const { wire, received: cause } = asked.visit
  record({ observer: 'server', kind: 'decision.begun', wire, scheme, route, checks: checks.map(({ name }) => name), cause })
  const found: { user: Known['user'] | null } = { user: null }
  const made = (outcome: 'allowed' | 'refused', status: number, refusedBy: CheckName | null): void => {
    const user = found.user?.name ?? null
    record({ observer: 'server', kind: 'decision.made', wire, outcome, status, refusedBy, user, cause })
  }
  try {
    const decided = await runChecks(options, checks, asked, found, answer)
    made(decided.refusedBy === null ? 'allowed' : 'refused', decided.answer.status, decided.refusedBy)
    return decided.answer
  } catch (error) {
    made('refused', 500, null)
    throw error // a mistake of ours: the site's error page answers
  }
}

async function runChecks(
  { record, refuse }: PipelineOptions,
  checks: readonly AnyCheck[],
  asked: Asked,
  found: { user: Known['user'] | null },
  answer: (has: object) => Answer | Promise<Answer>,
): Promise<Decided> {
  const { wire, received: cause } = asked.visit
  let has: Asked & Partial<Known> = asked
  for (const { name: check, decide: run } of checks) {
    const outcome = await run(has as never)
    if (!outcome.passed) {
      const { code, params, headers = [] } = outcome.refusal
      record({ observer: 'server', kind: 'check.decided', wire, check, outcome: 'refused', code, params, cause })
      return { answer: withHeaders(refuse(asked, outcome.refusal, found.user), ...headers), refusedBy: check }
    }
    record({ observer: 'server', kind: 'check.decided', wire, check, outcome: 'passed', code: 'ok', params: outcome.params, cause })
    has = { ...has, ...outcome.gives }
    found.user = has.user ?? null
  }
  return { answer: await answer(has), refusedBy: null }
}
