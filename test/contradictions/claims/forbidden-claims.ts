import type { EventOf } from '@shared/trace/trace-event.ts'
import { list, type Claim, type Court, type Finding } from './claim.ts'

/* What the browser forbade before it asked: nobody outside the page has seen anything of it. */

const forbidden = ({ about: { event } }: Court): EventOf<'request.forbidden'> | null => (event?.kind === 'request.forbidden' ? event : null)

/** No request for it reached a socket in this event. Of a frame of another origin, and behind a redirect, no whole address is named. */
function nothingSent(court: Court): Finding {
  const event = forbidden(court)
  if (event === null) return 'nothing was forbidden'
  if (event.redirectOf !== null) return null
  const found = [...court.ledger.wire.values()].find(
    record => record.event === court.ledger.event && record.url === event.url && record.status !== 407,
  )
  // The same address may have been asked for twice in one event, the first time from a page that may.
  const asked = court.ledger.deeds.filter(deed => deed.event === court.ledger.event && deed.kind === 'asked' && deed.url === event.url)
  return found === undefined || asked.length > 1 ? null : `the server got ${found.method} ${found.url}`
}

/** A response for the document had this very rule. */
function standsInHeader(court: Court, rule: string): Finding {
  const document = forbidden(court)?.documentUrl ?? null
  const responses = [...court.ledger.wire.values()].filter(({ url, status }) => url === document && status !== null)
  if (responses.length === 0) return null // out of a cache, or of a page that was opened before the lab was reset
  const policies = responses.flatMap(({ responseHeaders }) => list(responseHeaders, 'content-security-policy'))
  return policies.some(policy => policy.includes(rule)) ? null : `the response says: ${policies.join(' | ') || 'nothing of it'}`
}

function hasAnotherOrigin(court: Court): Finding {
  const event = forbidden(court)
  if (event === null) return 'nothing was forbidden'
  const isSame = event.documentUrl !== null && new URL(event.documentUrl).origin === new URL(event.url).origin
  return isSame ? `it is the origin of ${event.documentUrl}` : nothingSent(court)
}

const nothing = 'nothing was sent there, so no cookie went and the server saw nothing\\.'
const policy =
  '(?:The page’s Content-Security-Policy|The Content-Security-Policy of a (?:frame|worker)|A Content-Security-Policy of the page or of a frame in it)'

const claims: readonly Omit<Claim, 'places'>[] = [
  {
    pattern: new RegExp(`${policy} \\([a-z-]+\\) forbids a request to \\S+: ${nothing}`),
    ko: /금지합니다/,
    check: (_, court) => nothingSent(court),
  },
  {
    pattern: new RegExp(
      `${policy} \\([a-z-]+\\) forbids where a redirect led, and the browser did not follow it \\(it names \\S+\\): ${nothing}`,
    ),
    ko: /따르지 않았습니다/,
    check: (_, court) => nothingSent(court),
  },
  {
    pattern: /It says “(?<rule>[^”]*)” \(response header\)\./,
    ko: /응답 헤더/,
    check: ({ rule = '' }, court) => standsInHeader(court, rule),
  },
  { pattern: /It says “[^”]*” \(<meta> element\)\./, check: () => 'no page of this session has such an element' },
  { pattern: /At least one of these rules forbids it: .+\.$/ },
  { pattern: /Whether a header or a <meta> element says so is not known\./ },
  {
    pattern: new RegExp(`The script asked in the mode same-origin, and \\S+ has another origin: ${nothing}`),
    ko: /same-origin 모드/,
    check: (_, court) => hasAnotherOrigin(court),
  },
  {
    pattern: new RegExp(`An https page may not ask for (?<url>\\S+) without encryption \\(mixed content\\): ${nothing}`),
    ko: /혼합 콘텐츠/,
    check: ({ url = '' }, court) => (url.startsWith('http:') ? nothingSent(court) : 'it is not plain http'),
  },
  {
    pattern: new RegExp(
      `A redirect to \\S+ was not followed, for an https page may not ask without encryption \\(mixed content\\): ${nothing}`,
    ),
    ko: /혼합 콘텐츠/,
    check: (_, court) => nothingSent(court),
  },
]

export const forbiddenClaims: readonly Claim[] = claims.map(claim => ({ places: ['row', 'story'], ...claim }))
