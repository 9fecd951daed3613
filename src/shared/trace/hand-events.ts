import { z } from 'zod'
import { labSettingNames, type LabSettingName, type LabSettingValue } from '../lab/lab-settings.ts'
import { serverAskSchema, signTokenAskSchema } from '../lab/server-ask.ts'
import { address, freeText, named } from '../schema/free-text.ts'
import { list } from '../schema/members.ts'
import { eventsOf, profile, tab } from './event-parts.ts'
import { resendEdits, resendMethods, resendWays } from './resend.ts'
import { storageArea } from './storage-events.ts'

const edit = z.enum(['set', 'removed'])
const settingName = z.enum(labSettingNames as readonly [LabSettingName, ...LabSettingName[]])
/** Which value fits which switch is the lab's affair; a trace tells what was. */
const settingValue = z.union([freeText, z.number(), z.boolean()]) as unknown as z.ZodType<LabSettingValue>

/** As many characters as a note may have; more belongs into a document of its own. */
export const longestNote = 280

/** What the learner, or a lesson, did in the tools of the app. */
export const handEvents = eventsOf('app')({
  /** A cookie was edited in the inspector; the change that follows has this fact as its cause. */
  'cookie.edited': { profile, name: freeText, edit },
  /** An item of a storage was edited in the inspector; the change that follows has this fact as its cause. */
  'storage.edited': { tab, area: storageArea, key: freeText, edit },
  /** The server was asked in the inspector to end a session; the change that follows has this fact as its cause. */
  'session.end-asked': { sessionId: freeText },
  /** A switch of the lab was set, by hand or by the lesson. */
  'setting.changed': { name: settingName, before: settingValue, value: settingValue, by: z.enum(['hand', 'lesson']) },
  /** The lab clock went forward: the server's time and the expiry of every cookie, and nothing of the pages'. The cookies that it ended have it as their cause. */
  'clock.moved': {
    byMs: z.number(),
    /** The whole lead. */
    offsetMs: z.number(),
  },
  /** The learner asked the server for something that no page offers, or for a signature by its key. */
  'server.asked': { ask: z.discriminatedUnion('do', [serverAskSchema, signTokenAskSchema]) },
  /** Jars, storages and the server's tables were emptied. */
  'lab.reset': {},
  /** The learner sent the request of a row again; the request that follows has this fact as its cause. */
  'request.resent': {
    row: named<string>(),
    tab,
    way: z.enum(resendWays),
    method: z.enum(resendMethods),
    url: address,
    /** What was changed. */
    edited: list(z.enum(resendEdits)),
  },
  /** The learner pinned a row of the timeline, by the row's key. */
  'row.pinned': { row: named<string>() },
  /** The learner took a pin away. */
  'row.unpinned': { row: named<string>() },
  /** A few words on a row. */
  'note.written': {
    row: named<string>(),
    /** Empty: they were taken away. */
    text: freeText.max(longestNote),
  },
})
