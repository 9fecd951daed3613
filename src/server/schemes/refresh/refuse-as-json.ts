import { json, withHeaders, type Answer } from '../../answers/answer.ts'
import type { Asked, Known, Refusal } from '../../checks/check.ts'
import { languageOf } from '../../pages/language.ts'
import { refusalWords } from '../../pages/refusal-page.ts'

const realm = 'Bearer realm="shop.test/refresh"'
/** What is wrong is not an access token: none came, or the request was about something else. */
const withoutToken: readonly Refusal['code'][] = [
  'no-authorization',
  'wrong-auth-scheme',
  'unknown-user',
  'wrong-password',
  'no-cookie',
  'empty-cookie',
]

/** A refusal that the page's script reads. Why exactly a refresh token is not taken, nobody outside learns. */
export function refuseAsJson({ request }: Asked, refusal: Refusal, user: Known['user'] | null): Answer {
  const { title, said } = refusalWords[refusal.publicReason]
  const language = languageOf(request)
  const answer = json(refusal.status, { status: refusal.status, title: title[language], said: said[language], user: user?.name ?? null })
  const challenge = challengeFor(refusal)
  return challenge === null ? answer : withHeaders(answer, ['WWW-Authenticate', challenge])
}

/** A 401 names a way in (RFC 9110 §15.5.2), in the words of RFC 6750 §3. */
function challengeFor({ code, status }: Refusal): string | null {
  if (status === 403) return code === 'wrong-role' ? `${realm}, error="insufficient_scope"` : null
  if (status !== 401) return null
  return withoutToken.includes(code) ? realm : `${realm}, error="invalid_token"`
}
