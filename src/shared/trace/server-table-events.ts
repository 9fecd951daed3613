import { z } from 'zod'
import { deniedRowSchema, keyRowSchema, refreshEndSchema, refreshRowSchema, userRowSchema } from '../lab/server-rows.ts'
import { object, variants } from '../schema/members.ts'
import { eventsOf, wire as anyWire } from './event-parts.ts'
import { sessionEndSchema, sessionRowSchema } from './session-row.ts'

/** null when no request caused it (by hand, by the clock, at the lab's start or reset). */
const wire = anyWire.nullable()
const userChange = z.enum(['listed', 'signed-up', 'role', 'permissions', 'token-version', 'removed'])
/** `listed`: at the lab's start and after a reset. */
export type UserChange = z.output<typeof userChange>

/** What became of the rows of the server's tables. A hand may change one that a request made long before. */
export const serverTableEvents = eventsOf('server')({
  /** A row of the session table was created, touched, or ended (and by what). */
  'session.changed': {
    wire,
    change: variants(object({ kind: z.enum(['created', 'touched']) }), object({ kind: z.literal('ended'), by: sessionEndSchema })),
    row: sessionRowSchema,
  },
  /** A row of the users table: listed, signed up, another role or permission, a raised token version, removed. */
  'user.changed': { wire, change: userChange, row: userRowSchema },
  /** A refresh token was created, or ended (and by what). */
  'refresh.changed': {
    wire,
    change: variants(object({ kind: z.literal('created') }), object({ kind: z.literal('ended'), by: refreshEndSchema })),
    row: refreshRowSchema,
  },
  /** The id of a token was denied, or forgotten once the token would have expired. */
  'denylist.changed': { wire, change: z.enum(['added', 'forgotten']), row: deniedRowSchema },
  /** A signing key was created, demoted (it verifies only), or retired. */
  'key.changed': { wire, change: z.enum(['created', 'demoted', 'retired']), row: keyRowSchema },
})

/** What befell the server as a whole. */
export const serverEvents = eventsOf('server')({
  /** The process of the shop ended by hand and began again: what it kept in memory alone is gone, each row with its own fact. */
  'server.restarted': {},
})
