import { tokensIn } from '../../web/looks-like-jwt.ts'

/** Everything in a text that looks like a JWT, each once, in its order. */
export function jwtsIn(text: string): readonly string[] {
  return [...new Set(tokensIn(text))]
}
