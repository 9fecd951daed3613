import { z } from 'zod'
import { exchangePatternSchema, expectationSchema } from './lesson-expectation-schema.ts'
import { cookieName, text } from './lesson-values.ts'
import { worded } from './schema-words.ts'

/* What a step asks: a prediction before it is done, and afterwards what decided the outcome. `docs/lessons.md` explains it. */

export const tickKinds = ['cookies', 'headers', 'status'] as const
export type TickKind = (typeof tickKinds)[number]

const headerName = worded(
  z
    .string()
    .max(60)
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/),
  'the name of a header field, such as Authorization',
  'Authorization 같은 헤더 필드 이름',
)

/**
 * Asked before the step's actions. Either `options`, of which one is right when its expectations hold afterwards, or `tick`: then the learner
 * says of each cookie or header whether it goes along with the request `of`, or which status it is answered with.
 */
export const predictSchema = z.strictObject({
  ask: text,
  options: z
    .array(
      z.strictObject({
        answer: text,
        holds: z.array(expectationSchema).min(1),
        /** Shown to somebody who chose this answer, once the trace has graded it: why it is so, or what it overlooks. */
        why: text.optional(),
      }),
    )
    .min(2)
    .max(5)
    .optional(),
  tick: worded(z.enum(tickKinds), 'what is ticked', '표시할 것').optional(),
  of: exchangePatternSchema.optional(),
  /** With `tick: headers`: the fields that are asked about. */
  headers: worded(
    z.array(headerName).min(2).max(10),
    'a list of 2 to 10 header fields, such as `[Cookie, Origin]`',
    '`[Cookie, Origin]`처럼 헤더 필드 2~10개의 목록',
  ).optional(),
  /** With `tick: status`: those to choose from. */
  statuses: worded(
    z.array(z.number().int().min(100).max(599)).min(2).max(8),
    'a list of 2 to 8 statuses, such as `[200, 401, 403]`',
    '`[200, 401, 403]`처럼 상태 코드 2~8개의 목록',
  ).optional(),
})
export type LessonPredict = z.infer<typeof predictSchema>

/** Asked once the outcome is there: which part of the receipt decided it. Exactly one of `cookie`, `header` and `check`. */
export const pointSchema = z.strictObject({
  ask: text,
  of: exchangePatternSchema,
  /** The attributes of this cookie; right is what the browser's reason rests on. */
  cookie: cookieName.optional(),
  /** The fields of one side; right is this one. */
  header: headerName.optional(),
  side: worded(z.enum(['request', 'response']), 'the side that the header is on', '헤더가 있는 쪽').optional(),
  /** The server's checks; right is the one that refused. */
  check: worded(z.literal('refused'), '`refused`: the check that refused the request', '`refused`: 요청을 거절한 검사').optional(),
})
export type LessonPoint = z.infer<typeof pointSchema>

/** From a nudge to the answer; each is shown when it is asked for. */
export const hintsSchema = worded(
  z.array(text).min(1).max(3),
  'a list of 1 to 3 hints: a nudge, a pointer, the answer',
  '힌트 1~3개의 목록: 실마리, 볼 곳, 답',
)
