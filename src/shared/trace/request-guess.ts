import { z } from 'zod'

/** Fields that are worth a guess when a request waits: each carries a credential, or says where the request comes from. */
export const guessedHeaders = ['Cookie', 'Authorization', 'Origin'] as const
export type GuessedHeader = (typeof guessedHeaders)[number]

const goes = z.boolean()
const text = z.string().max(4096)

/** What the learner expects of a request. Names alone: a guess holds no cookie's value. */
export const requestGuessSchema = z.strictObject({
  /** Every cookie that was asked about, with the guess whether it goes along. */
  cookies: z.array(z.strictObject({ name: text, domain: text, hostOnly: z.boolean(), path: text, goes })).max(3000),
  headers: z.array(z.strictObject({ name: z.string().max(60), goes })).max(20),
  /** Any of these; none: no guess about the status. */
  statuses: z.array(z.number().int().min(100).max(599)).max(10),
})
export type RequestGuess = z.infer<typeof requestGuessSchema>
