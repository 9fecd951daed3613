import { z } from 'zod'
import type { WireId } from '../../ids.ts'
import type { WireFact } from '../../trace/trace-event.ts'
import { body, eventsOf, headers, named, profile } from './event-parts.ts'
import type { EventSchemas } from './event-schemas.ts'

const event = eventsOf('wire')
const wire = named<WireId>()
const text = z.string()

export const wireEvents = {
  'request.received': event('request.received', {
    wire,
    profile,
    connection: z.strictObject({ id: z.number(), earlierRequests: z.number(), isEncrypted: z.boolean() }),
    method: named<string>(),
    url: text,
    httpVersion: named<string>(),
    headers,
  }),
  'request.body-received': event('request.body-received', { wire, body }),
  'response.sent': event('response.sent', { wire, status: z.number(), statusText: text, headers, body, durationMs: z.number() }),
  'response.aborted': event('response.aborted', { wire }),
} satisfies EventSchemas<WireFact['kind']>
