import { z } from 'zod'
import { profileIds, type ProfileId } from '../ids.ts'
import { isLabHost, isLabUrl } from '../lab/lab-hosts.ts'
import { wantsForm } from '../schema/value-form.ts'
import { instantMs, serverStateSchema } from './server-state.ts'
import { longestWorld, longestWorldName } from './world-limits.ts'

/** Grows when an older Crumbtrail could not read what a newer one writes. */
export const worldFormat = 1

/** The longest life of a cookie (RFC 6265bis §5.5), with a day for what a clock that was moved leaves over. */
const longestLifeMs = 401 * 86_400_000

/** Of all windows. Each is a process of its own. */
const mostTabs = 60

const host = z.string().max(100).refine(isLabHost, wantsForm('lab-host'))
const address = z.string().max(8_192).refine(isLabUrl, wantsForm('lab-address'))
const origin = z
  .string()
  .max(100)
  .refine(text => isLabUrl(text) && new URL(text).origin === text, wantsForm('lab-origin'))

const topLevelSite = z
  .string()
  .max(200)
  .refine(text => isLabUrl(text.replace(/ \(cross-site ancestor\)$/, '')), wantsForm('lab-origin'))

const cookie = z.strictObject({
  name: z.string().max(4_096),
  value: z.string().max(4_096),
  domain: host,
  hostOnly: z.boolean(),
  path: z
    .string()
    .max(1_024)
    .regex(/^\/[^\u0000-\u001f;]*$/u),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None', 'unspecified']),
  /** Unix time in milliseconds, by the machine's clock of then; null for a session cookie. */
  expiresMs: z.number().min(0).max(253_402_300_799_999).nullable(),
  partitionKey: topLevelSite.nullable(),
  priority: z.enum(['Low', 'Medium', 'High']),
  sourceScheme: z.enum(['Unset', 'NonSecure', 'Secure']),
  sourcePort: z.number().int().min(-1).max(65_535),
})
export type SavedCookie = Readonly<z.infer<typeof cookie>>

/** The items of one origin's storage. */
const place = z.strictObject({
  origin,
  items: z.array(z.tuple([z.string().max(longestWorld), z.string().max(longestWorld)])).max(5_000),
})
export type SavedPlace = Readonly<z.infer<typeof place>>
/** Both schemes of each host. */
const places = z.array(place).max(8)

const browser = z.strictObject({
  isRunning: z.boolean(),
  /** In the order in which the browser lists them: longer paths first, then older ones. */
  cookies: z.array(cookie).max(1_000),
  localStorage: places,
})

const tab = z.strictObject({
  /** The tab's name in the timeline. */
  lane: z.string().regex(/^[A-Z]{1,3}$/),
  url: address,
  sessionStorage: places,
})

const window = z.strictObject({
  profile: z.enum(profileIds),
  tabs: z.array(tab).min(1).max(50),
  /** Which tab is in front, from 0. */
  active: z.number().int().min(0).max(49),
})

const browsers = z.strictObject(
  Object.fromEntries(profileIds.map(profile => [profile, browser])) as { [Profile in ProfileId]: typeof browser },
)

export const worldSnapshotSchema = z
  .strictObject({
    'crumbtrail-world': z.literal(worldFormat),
    name: z.string().min(1).max(longestWorldName),
    takenWallMs: instantMs,
    takenLabMs: instantMs,
    browsers,
    /** In the order in which they were opened, as are their tabs. */
    windows: z.array(window).max(50),
    server: serverStateSchema,
  })
  .superRefine((world, context) => {
    const complain = (path: PropertyKey[]): void => context.addIssue({ code: 'custom', path })
    const lanes = new Set<string>()
    if (world.windows.reduce((sum, { tabs }) => sum + tabs.length, 0) > mostTabs) complain(['windows'])
    world.windows.forEach(({ profile, tabs, active }, at) => {
      if (!world.browsers[profile].isRunning) complain(['windows', at, 'profile'])
      if (active >= tabs.length) complain(['windows', at, 'active'])
      tabs.forEach(({ lane }, index) => {
        if (lanes.has(lane)) complain(['windows', at, 'tabs', index, 'lane'])
        lanes.add(lane)
      })
    })
    for (const profile of profileIds) {
      world.browsers[profile].cookies.forEach(({ expiresMs }, at) => {
        const isOver = expiresMs !== null && (expiresMs <= world.takenWallMs || expiresMs > world.takenWallMs + longestLifeMs)
        if (isOver) complain(['browsers', profile, 'cookies', at, 'expiresMs'])
      })
    }
  })
/** The lab at one moment: jars, storages, the servers' state, the clock and the open tabs. Plain data, with secrets of the lab in it. */
export type WorldSnapshot = z.infer<typeof worldSnapshotSchema>
