import { z } from 'zod'

/**
 * What an administrator does at the server itself, by hand in the app or as a step of a lesson: no request, no page. Names and ids are
 * those of the tables at the cursor.
 */
export const serverAskSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('end-session'), id: z.string().max(200) }),
  z.strictObject({ do: z.literal('restart') }),
  z.strictObject({ do: z.literal('set-role'), user: z.string().max(40), role: z.enum(['user', 'admin']) }),
  z.strictObject({ do: z.literal('set-permissions'), user: z.string().max(40), permissions: z.array(z.enum(['orders:refund'])).max(10) }),
  z.strictObject({ do: z.literal('revoke-tokens'), user: z.string().max(40) }),
  /** Every family of refresh tokens of the user. */
  z.strictObject({ do: z.literal('revoke-refresh'), user: z.string().max(40) }),
  z.strictObject({ do: z.literal('rotate-key') }),
  /** Without `kid`: every key that no longer signs. */
  z.strictObject({ do: z.literal('retire-key'), kid: z.string().max(200).optional() }),
])
export type ServerAsk = z.infer<typeof serverAskSchema>

export const signTokenAskSchema = z.strictObject({
  do: z.literal('sign-token'),
  /** The claims `sub` and `role` as they were signed; null: none, or no text. */
  user: z.string().nullable(),
  role: z.string().nullable(),
})
/** What the token desk asks of the server: a signature by its key of now. No page and no lesson can; the token's claims are the learner's. */
export type SignTokenAsk = Readonly<z.infer<typeof signTokenAskSchema>>
