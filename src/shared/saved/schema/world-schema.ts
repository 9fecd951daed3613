import { z } from 'zod'
import type { ProfileId, TabId, WindowId } from '../../ids.ts'
import { labSettingsSchema } from '../../lab/lab-settings.ts'
import type { World } from '../../trace/world.ts'
import { cookie, lane, named, profile, seq } from './event-parts.ts'
import { deniedRow, keyRow, refreshEnd, refreshRow, sessionEnd, sessionRow, userRow } from './server-events.ts'

const text = z.string()
const tabKey = named<TabId>()

const tab = z.strictObject({
  id: tabKey,
  lane,
  profile,
  window: named<WindowId>().nullable(),
  popupOf: tabKey.nullable(),
  duplicateOf: tabKey.nullable(),
  url: text,
  isClosed: z.boolean(),
})
const items = z.record(text, z.array(z.strictObject({ key: text, value: text, cutFrom: z.number().exactOptional(), changedBy: seq })))
const byProfile = <Schema extends z.ZodType>(each: Schema) =>
  z.strictObject({ laptop: each, phone: each, private: each } satisfies Record<ProfileId, Schema>)
const kept = <Row>(row: z.ZodType<Row>) => z.strictObject({ row, changedBy: seq })
const keptUntil = <Row, End>(row: z.ZodType<Row>, end: z.ZodType<End>) => z.strictObject({ row, changedBy: seq, ended: end.nullable() })

/** The world that dropped events left behind: where the fold of a saved trace begins. */
export const worldSchema = z.strictObject({
  seq: seq,
  labMs: z.number(),
  tabs: z.record(text, tab),
  jars: byProfile(z.array(z.strictObject({ cookie, changedBy: seq }))),
  local: byProfile(items),
  session: z.record(text, items),
  serverSessions: z.array(keptUntil(sessionRow, sessionEnd)),
  users: z.array(kept(userRow)),
  refreshTokens: z.array(keptUntil(refreshRow, refreshEnd)),
  denied: z.array(kept(deniedRow)),
  keys: z.array(kept(keyRow)),
  settings: labSettingsSchema,
  clockOffsetMs: z.number(),
}) satisfies z.ZodType<World>
