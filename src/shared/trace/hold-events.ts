import { z } from 'zod'
import { object } from '../schema/members.ts'
import { eventsOf, exchange, tab, wire } from './event-parts.ts'
import { requestGuessSchema } from './request-guess.ts'

const held = object({ exchange, wire, tab })
/** A request that has left the browser and is held before the server: no site has seen it. */
export interface HeldRequest extends z.output<typeof held> {}

const holdEnd = z.enum(['guess', 'hand', 'time', 'tab-closed', 'cleared', 'client-left'])
/**
 * `guess` and `hand`: the learner let it go, with or without a guess. `time`: it had waited for as long as it may. `tab-closed`: also when
 * the browser is quit or the lab is reset. `cleared`: its row left the timeline. `client-left`: the browser gave up.
 */
export type HoldEnd = z.output<typeof holdEnd>
const wishEnd = z.enum(['hand', 'tab-closed', 'lab-reset', 'paused'])
/** Why the wish to hold the next request is over before one came. `paused`: nothing of it would be recorded. */
export type WishEnd = z.output<typeof wishEnd>

/** A request that waits for the learner. */
export const holdEvents = eventsOf('app')({
  /** The next page or fetch of a tab shall be held before the server. */
  'hold.asked': {
    /** null: of any tab. */
    tab: tab.nullable(),
  },
  /** No request shall wait any more. */
  'hold.dropped': { by: wishEnd },
  /** A request is held before the server. What the browser said of it stands in its own facts all the same. */
  'request.held': {
    held: held as z.ZodType<HeldRequest>,
    /** The most that it waits. */
    longestMs: z.number(),
  },
  /** What the learner expects of the request. */
  'guess.made': { held: held as z.ZodType<HeldRequest>, guess: requestGuessSchema },
  /** The wait is over. */
  'request.released': { held: held as z.ZodType<HeldRequest>, by: holdEnd, heldMs: z.number() },
})
