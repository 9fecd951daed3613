import { z } from 'zod'
import { profileIds } from '../ids.ts'
import { decisionSchema } from './exchange-schema.ts'
import { cookieVerdictSchema } from '../trace/cookie-verdict.ts'
import { named } from '../schema/free-text.ts'

/* Where the free texts of an exported entry are. What HAR 1.2 itself demands the form of (times, methods, versions) is none. */

const text = z.string()
const word = named<string>()
const pair = z.looseObject({ name: text, value: text })
const cookies = z.array(
  z.looseObject({ name: text, value: text, path: text.optional(), domain: text.optional(), expires: word.optional() }),
)
const headers = z.array(z.looseObject({ name: word, value: text }))

export const harEntrySchema = z.looseObject({
  startedDateTime: word,
  request: z.looseObject({
    method: word,
    url: text,
    httpVersion: word,
    cookies,
    headers,
    queryString: z.array(pair),
    postData: z.looseObject({ mimeType: text, text }).optional(),
  }),
  response: z.looseObject({
    httpVersion: word,
    statusText: text,
    cookies,
    headers,
    content: z.looseObject({ mimeType: text, text: text.optional(), encoding: word.optional() }),
    redirectURL: text,
  }),
  serverIPAddress: word.optional(),
  connection: word.optional(),
  _crumbtrail: z
    .looseObject({
      profile: z.enum(profileIds).nullable(),
      lane: word.nullable(),
      resource: word.nullable(),
      servedFrom: word.nullable(),
      failure: word.nullable(),
      cookies: z.array(z.looseObject({ name: text.nullable(), verdict: cookieVerdictSchema, line: text.nullable() })),
      decisions: z.array(decisionSchema),
      requestIds: z.array(word),
    })
    .optional(),
})
