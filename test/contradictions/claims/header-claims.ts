import type { JarChange } from '../truth/facts.ts'
import type { Claim, Court, Finding } from './claim.ts'
import { nameOfJudged } from './judged-cookie.ts'
import { readDuration, slackMs } from './kept-claims.ts'
import { isNotStored, keptFor } from './said-of-cookies.ts'

/* What the Headers view says of a `Set-Cookie`'s life, where the jar took the cookie. */

const places = ['header'] as const

/** Nothing can be said of a line that the jar did not take. */
function ofKept(court: Court, check: (kept: JarChange, leftMs: number | null) => Finding): Finding {
  const kept = keptFor(court, nameOfJudged(court))
  if (kept === null || kept.value === '') return null
  return check(kept, kept.expiresMs === null ? null : kept.expiresMs - (court.about.exchange?.at.wallMs ?? 0))
}

const hasAttribute = ({ about }: Court, name: string): boolean => new RegExp(`;\\s*${name}\\s*=`, 'i').test(about.judged?.line ?? '')
const keeps = (leftMs: number | null): string =>
  leftMs === null ? 'the jar has it as a session cookie' : `the jar keeps it for ${Math.round(leftMs / 1000)} s`

const claims: readonly Omit<Claim, 'places'>[] = [
  {
    pattern: /Already over: the browser deletes the cookie of this name, domain and path, if it has one\./,
    check: (_, court) => ofKept(court, (_kept, left) => keeps(left)),
  },
  {
    pattern: /Kept for (?<life>[^,]+), also when the browser quits\./,
    check: ({ life = '' }, court) =>
      ofKept(court, (_kept, left) => {
        const [min, max] = readDuration(life)
        return left !== null && left > min - slackMs && left < max + slackMs ? null : keeps(left)
      }),
  },
  { pattern: /\S+ is repeated further on, and the last one counts: this one is ignored\./ },
  { pattern: /Max-Age is set too and takes precedence: this date is ignored\./ },
  { pattern: /Versions of Chromium read this date differently: only the jar shows what it came to\./ },
  {
    pattern: /The browser did not take this line\. What follows is what the line asks for; none of it came about\./,
    check: (_, court) => isNotStored(court, nameOfJudged(court)),
  },
  {
    pattern: /No date that a browser can read, so the attribute is ignored: the cookie lasts until the browser quits\./,
    check: (_, court) => ofKept(court, (_kept, left) => (left === null ? null : keeps(left))),
  },
  { pattern: /No whole number of seconds, so the attribute is ignored and Expires counts\./ },
  {
    pattern: /(?:.*?[.:] )?(?:The|the) browser (?:rejects (?:the cookie|it)|does not keep the cookie)(?::.*)?\.?$/s,
    check: (_, court) => isNotStored(court, nameOfJudged(court)),
  },
  {
    pattern: /A session cookie: it ends when the browser quits, unless the browser restores its last session\./,
    check: (_, court) => ofKept(court, (_kept, left) => (left === null ? null : keeps(left))),
  },
  {
    pattern: /Asks for .+?; a browser grants 400 d at most\./,
    check: (_, court) =>
      ofKept(court, (_kept, left) => (left !== null && left < 401 * 86_400_000 && left > 399 * 86_400_000 ? null : keeps(left))),
  },
  {
    pattern: /No date that a browser can read: without Max-Age the cookie lasts until the browser quits\./,
    check: (_, court) => (hasAttribute(court, 'max-age') ? null : ofKept(court, (_kept, left) => (left === null ? null : keeps(left)))),
  },
  {
    pattern: /No whole number of seconds, so the attribute is ignored\./,
    check: (_, court) => (hasAttribute(court, 'expires') ? null : ofKept(court, (_kept, left) => (left === null ? null : keeps(left)))),
  },
]

export const headerClaims: readonly Claim[] = claims.map(claim => ({ places, ...claim }))
