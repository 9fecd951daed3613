import { z } from 'zod'
import { address, freeText, named } from '../schema/free-text.ts'
import { object } from '../schema/members.ts'
import { body, eventsOf, headers, profile, wire } from './event-parts.ts'

/** What passed through the proxy: the truth about what was sent. Headers in wire order; the hop's own proxy fields are off. */
export const wireEvents = eventsOf('wire')({
  /** The head of a request is in, before any check. */
  'request.received': {
    wire,
    profile,
    /** One TCP (or TLS) connection to the proxy, and how many requests it carried before this one. */
    connection: object({ id: z.number(), earlierRequests: z.number(), isEncrypted: z.boolean() }),
    method: named<string>(),
    url: address,
    httpVersion: named<string>(),
    headers,
  },
  /** The body of a request is in. */
  'request.body-received': { wire, body },
  /** The last byte of a response was written. */
  'response.sent': { wire, status: z.number(), statusText: freeText, headers, body, durationMs: z.number() },
  /** The client went away before the response was out. */
  'response.aborted': { wire },
})
