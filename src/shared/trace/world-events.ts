import { z } from 'zod'
import { deniedRowSchema, keyRowSchema, refreshEndSchema, refreshRowSchema, userRowSchema } from '../lab/server-rows.ts'
import { labSettingsSchema } from '../lab/lab-settings.ts'
import { freeText } from '../schema/free-text.ts'
import { list, object } from '../schema/members.ts'
import { eventsOf } from './event-parts.ts'
import { sessionRowSchema } from './session-row.ts'

/** Snapshots of the whole lab: jars, storages, servers, clock and tabs. */
export const worldEvents = eventsOf('app')({
  /** A snapshot of the lab was taken. Nothing was changed by it. */
  'world.taken': { name: freeText },
  /**
   * The lab was put back to a snapshot, after a `lab.reset`. It holds the servers' tables, switches and clock; the changes of jars and storages
   * that follow have this fact as their cause.
   */
  'world.restored': {
    name: freeText,
    /** `before-pages`: the tabs are about to be opened. `after-pages`: they have loaded, and what their requests changed was put back. */
    step: z.enum(['before-pages', 'after-pages']),
    /** The whole lead of the lab clock from here on; negative: it is behind the machine's. */
    offsetMs: z.number(),
    settings: labSettingsSchema,
    users: list(userRowSchema),
    sessions: list(sessionRowSchema),
    refreshTokens: list(object({ row: refreshRowSchema, ended: refreshEndSchema.nullable() })),
    denied: list(deniedRowSchema),
    keys: list(keyRowSchema),
  },
})
