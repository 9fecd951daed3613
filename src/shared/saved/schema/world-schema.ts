import { z } from 'zod'
import type { ProfileId } from '../../ids.ts'
import { labSettingsSchema } from '../../lab/lab-settings.ts'
import { deniedRowSchema, keyRowSchema, refreshEndSchema, refreshRowSchema, userRowSchema } from '../../lab/server-rows.ts'
import { cookieSchema } from '../../trace/cookie.ts'
import { lane, profile, seq, tab as tabKey, window } from '../../trace/event-parts.ts'
import { sessionEndSchema, sessionRowSchema } from '../../trace/session-row.ts'
import { itemValue } from '../../trace/storage-events.ts'
import { address } from '../../schema/free-text.ts'
import type { World } from '../../trace/world.ts'

const text = z.string()

const tab = z.strictObject({
  id: tabKey,
  lane,
  profile,
  window: window.nullable(),
  popupOf: tabKey.nullable(),
  duplicateOf: tabKey.nullable(),
  url: address,
  isClosed: z.boolean(),
})
const items = z.record(text, z.array(z.strictObject({ key: text, value: itemValue, cutFrom: z.number().exactOptional(), changedBy: seq })))
const byProfile = <Schema extends z.ZodType>(each: Schema) =>
  z.strictObject({ laptop: each, phone: each, private: each } satisfies Record<ProfileId, Schema>)
const kept = <Row>(row: z.ZodType<Row>) => z.strictObject({ row, changedBy: seq })
const keptUntil = <Row, End>(row: z.ZodType<Row>, end: z.ZodType<End>) => z.strictObject({ row, changedBy: seq, ended: end.nullable() })

/** The world that dropped events left behind: where the fold of a saved trace begins. */
export const worldSchema = z.strictObject({
  seq: seq,
  labMs: z.number(),
  tabs: z.record(text, tab),
  jars: byProfile(z.array(z.strictObject({ cookie: cookieSchema, changedBy: seq }))),
  local: byProfile(items),
  session: z.record(text, items),
  serverSessions: z.array(keptUntil(sessionRowSchema, sessionEndSchema)),
  users: z.array(kept(userRowSchema)),
  refreshTokens: z.array(keptUntil(refreshRowSchema, refreshEndSchema)),
  denied: z.array(kept(deniedRowSchema)),
  keys: z.array(kept(keyRowSchema)),
  settings: labSettingsSchema,
  clockOffsetMs: z.number(),
}) satisfies z.ZodType<World>
