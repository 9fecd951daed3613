import type { z } from 'zod'
import type { EventOf, TraceEventKind } from '../../trace/trace-event.ts'
import { appEvents } from './app-events.ts'
import { browserEvents } from './browser-events.ts'
import { fileEvents } from './file-events.ts'
import { serverEvents } from './server-events.ts'
import { wireEvents } from './wire-events.ts'

/** A schema for each of these kinds, whose output is that event and nothing else. */
export type EventSchemas<Kind extends TraceEventKind> = { readonly [K in Kind]: z.ZodType<EventOf<K>> }

/**
 * How each event of a saved trace is parsed. A new kind without a schema does not compile; a field that the type has and the schema has
 * not, neither. Add the kind to the file of its observer.
 */
export const eventSchemas: EventSchemas<TraceEventKind> = { ...browserEvents, ...wireEvents, ...serverEvents, ...appEvents, ...fileEvents }
