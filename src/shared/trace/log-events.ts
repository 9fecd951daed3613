import { z } from 'zod'
import { eventsOf, seq } from './event-parts.ts'

/** What befell the trace itself. */
export const logEvents = eventsOf('app')({
  /** An event's cause became known after it was written. */
  'cause.found': { effect: seq, by: seq },
  /** The timeline was cleared by hand. */
  'log.cleared': {},
  /** Recording was paused by hand. */
  'recording.paused': {},
  /** Recording was resumed by hand. */
  'recording.resumed': {},
  /** The log is bounded: the oldest `count` events, up to and with `through`, are gone; the world they left is the baseline. */
  'events.dropped': { count: z.number(), through: seq },
})
