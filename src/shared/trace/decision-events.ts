import { z } from 'zod'
import { schemeIds } from '../ids.ts'
import { freeText, named } from '../schema/free-text.ts'
import { list } from '../schema/members.ts'
import { checkCodes, checkNames, type CheckParams } from './check.ts'
import { eventsOf, wire } from './event-parts.ts'

const check = z.enum(checkNames)
export const checkParams: z.ZodType<CheckParams> = z.record(z.string(), z.union([freeText, z.number(), z.boolean(), z.null()]))

/** What the server decided on one request, in order. */
export const decisionEvents = eventsOf('server')({
  /** A scheme's route was reached. */
  'decision.begun': {
    wire,
    scheme: z.enum(schemeIds),
    /** The route's name in the scheme's story: log-in, log-out, member-page, admin-page, transfer … */
    route: named<string>(),
    /** The whole pipeline; those after the first refusal are "not reached". */
    checks: list(check),
  },
  /** One check has run. */
  'check.decided': { wire, check, outcome: z.enum(['passed', 'refused']), code: z.enum(checkCodes), params: checkParams },
  /** The response is known. */
  'decision.made': {
    wire,
    outcome: z.enum(['allowed', 'refused']),
    status: z.number(),
    refusedBy: check.nullable(),
    /** Whom the server took the request to be from; null when it does not know. */
    user: freeText.nullable(),
  },
})
