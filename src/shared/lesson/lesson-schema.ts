import { z } from 'zod'
import { profileIds, schemeIds } from '../ids.ts'
import { checkCodes, checkNames } from '../trace/check.ts'

/* The lesson format, version 1. `docs/lessons.md` explains it; the JSON Schema for editors is made from this. */

const text = z
  .strictObject({ en: z.string().min(1).max(4000), ko: z.string().min(1).max(4000) })
  .meta({ description: 'One text in both languages.' })
/** A tab is called by a name of the lesson's own choosing: A, B, "phone" … */
const tab = z.string().regex(/^[\p{L}\p{N}_-]{1,20}$/u, 'a short name: letters, digits, - and _')
const profile = z.enum(profileIds)
const url = z
  .string()
  .max(2048)
  .regex(
    /^https?:\/\/(shop\.test|api\.shop\.test|evil\.test)(\/|$)/,
    'an address of the lab: http or https on shop.test, api.shop.test or evil.test',
  )
const selector = z.string().min(1).max(200)
const cookieName = z.string().min(1).max(256)

/** One thing to do in the lab. Clicks and typing are trusted input events in the real tab. */
export const actionSchema = z.union([
  z
    .strictObject({ open: z.strictObject({ tab, profile, url, inWindowOf: tab.optional() }) })
    .meta({ description: 'Opens a tab (a new window unless inWindowOf names a tab).' }),
  z.strictObject({ visit: z.strictObject({ tab, url }) }).meta({ description: 'Types an address into the tab.' }),
  z.strictObject({ fill: z.strictObject({ tab, field: selector, text: z.string().max(1000) }) }),
  z.strictObject({ click: z.strictObject({ tab, target: selector }) }),
  z
    .strictObject({ script: z.strictObject({ tab, code: z.string().min(1).max(8000) }) })
    .meta({ description: 'Runs a script inside the page, as a page script would.' }),
  z.strictObject({ close: z.strictObject({ tab }) }),
  z.strictObject({ quit: z.strictObject({ profile }) }),
  z.strictObject({ launch: z.strictObject({ profile }) }),
  z.strictObject({ clearSiteData: z.strictObject({ profile, origin: url.optional() }) }),
])

const reasons = z.union([z.string(), z.array(z.string()).min(1)])
const pattern = z.string().min(1).max(500)
const headerWants = z.record(z.string().min(1), z.union([z.literal(true), z.literal(false), pattern])).meta({
  description: 'Per field: true = present, false = absent, text = a regular expression some value matches.',
})

export const exchangeMatchSchema = z.strictObject({
  tab: tab.optional(),
  method: z.string().max(20).optional(),
  url: z
    .string()
    .max(2048)
    .meta({ description: 'The whole address without its query, or with it when a ? stands in it; * stands for anything.' }),
})

/** What must hold, of what happened since the step began. */
export const expectationSchema = z.union([
  z.strictObject({
    exchange: exchangeMatchSchema.extend({
      status: z.number().int().min(100).max(599).optional(),
      requestHeaders: headerWants.optional(),
      responseHeaders: headerWants.optional(),
      sent: z.array(cookieName).optional(),
      heldBack: z.record(cookieName, reasons).optional(),
      stored: z.array(cookieName).optional(),
      deleted: z.array(cookieName).optional(),
      rejected: z.record(cookieName, reasons).optional(),
      servedFromCache: z.boolean().optional(),
      decision: z
        .strictObject({
          outcome: z.enum(['allowed', 'refused']).optional(),
          refusedBy: z.enum(checkNames).optional(),
          code: z.enum(checkCodes).optional(),
          passed: z.array(z.enum(checkNames)).optional(),
          user: z.string().nullable().optional(),
        })
        .optional(),
    }),
  }),
  z.strictObject({
    cookie: z.strictObject({
      profile,
      name: cookieName,
      absent: z.literal(true).optional(),
      value: pattern.optional(),
      domain: z.string().optional(),
      hostOnly: z.boolean().optional(),
      path: z.string().optional(),
      secure: z.boolean().optional(),
      httpOnly: z.boolean().optional(),
      sameSite: z.enum(['Strict', 'Lax', 'None', 'unspecified']).optional(),
      session: z.boolean().optional(),
    }),
  }),
  z.strictObject({
    storage: z.strictObject({
      tab,
      area: z.enum(['local', 'session']),
      key: z.string(),
      absent: z.literal(true).optional(),
      value: pattern.optional(),
    }),
  }),
  z.strictObject({ serverSession: z.strictObject({ user: z.string(), absent: z.literal(true).optional() }) }),
  z.strictObject({ page: z.strictObject({ tab, shows: z.union([text, z.string()]) }) }),
  z.strictObject({ noExchange: exchangeMatchSchema }),
])

export const stepSchema = z.strictObject({
  title: text,
  say: text.optional(),
  /** Asked before the step's actions; an option is right when its expectations hold afterwards. */
  predict: z
    .strictObject({
      ask: text,
      options: z
        .array(z.strictObject({ answer: text, holds: z.array(expectationSchema).min(1) }))
        .min(2)
        .max(5),
    })
    .optional(),
  /** What the learner is asked to do in words; the lesson can do `do` instead. */
  task: text.optional(),
  do: z.array(actionSchema).optional(),
  expect: z.array(expectationSchema).optional(),
  /** Said once the expectations hold. */
  observe: text.optional(),
  hint: text.optional(),
})

export const lessonSchema = z.strictObject({
  $schema: z.string().optional(),
  crumbtrail: z.literal(1).meta({ description: 'The version of this format.' }),
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'small letters, digits and -'),
  title: text,
  summary: text,
  minutes: z.number().int().min(1).max(120),
  scheme: z.enum(schemeIds).optional(),
  /** Done before the first step, silently, on a lab freshly reset. */
  setup: z.array(actionSchema).optional(),
  steps: z.array(stepSchema).min(1).max(40),
})

export type Lesson = z.infer<typeof lessonSchema>
export type LessonStep = z.infer<typeof stepSchema>
export type LessonAction = z.infer<typeof actionSchema>
export type Expectation = z.infer<typeof expectationSchema>
