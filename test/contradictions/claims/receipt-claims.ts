import type { WireRecord } from '../truth/facts.ts'
import { wireOf } from '../truth/ledger.ts'
import { list, namesPattern, ofSome, readNames, type Claim, type Court, type Finding, type Groups } from './claim.ts'
import {
  areSent,
  deletesNothing,
  isDeleted,
  isHeldBack,
  isNewlyStored,
  isNotStored,
  isReplaced,
  isSent,
  noneSent,
} from './said-of-cookies.ts'

/* The one sentence over a receipt, clause by clause, and what stands on its two sides. */

const places = ['receipt'] as const

const answered =
  (status: string) =>
  (court: Court): Finding =>
    ofSome({ ...court, wires: court.wires.slice(-1) }, record =>
      `${record.status}` === status ? null : `the server responded with ${record.status ?? 'nothing'}`,
    )

const hasArrived = (court: Court): Finding => ofSome(court, () => null)

export function neverArrived({ wires }: Court): Finding {
  const [first] = wires
  return first === undefined ? null : `the server got it, and responded with ${first.status ?? 'nothing yet'}`
}

/** Still without a response, on the wire as well. */
export function isUnanswered({ wires }: Court): Finding {
  const last = wires.at(-1)
  return last?.status == null ? null : `the server has responded with ${last.status}`
}

/** How the page's own promise settled, where a script of the test asked. */
export function hasNotSettled({ about, ledger }: Court): Finding {
  const url = about.exchange?.url
  const settled = ledger.deeds.filter(deed => deed.kind === 'settled' && deed.url === url)
  const asked = ledger.deeds.filter(deed => deed.kind === 'asked' && deed.url === url)
  const [only] = settled
  if (only?.kind !== 'settled' || settled.length !== 1 || asked.length !== 1 || only.outcome.kind !== 'response') return null
  return about.exchange?.browser?.resource === 'Preflight' ? null : `the page's script had the response: ${only.outcome.status}`
}

const holderOf = ({ ledger, wires }: Court): readonly string[] =>
  wires
    .flatMap(record => [
      ...list(record.headers, 'cookie').flatMap(field =>
        field.split('; ').map(pair => ledger.holders.get(pair.slice(pair.indexOf('=') + 1))),
      ),
      ...list(record.headers, 'authorization').map(basicUser),
    ])
    .filter(user => user !== undefined)

function basicUser(field: string): string | undefined {
  const credentials = /^Basic (.*)$/i.exec(field)?.[1]
  return credentials === undefined ? undefined : Buffer.from(credentials, 'base64').toString('utf8').split(':', 1)[0]
}

/** Whom the server can only have known: the one whom it gave the credential that came. Unknown credentials say nothing. */
function isUser(court: Court, user: string | undefined): Finding {
  const holders = holderOf(court)
  return user === undefined || holders.length === 0 || holders.includes(user)
    ? null
    : `the credential that came is of ${holders.join(', ')}`
}

const cookieDeeds: { readonly [Word in string]?: (court: Court, name: string) => Finding } = {
  stored: isNewlyStored,
  replaced: isReplaced,
  deleted: isDeleted,
  rejected: isNotStored,
  'did not store': isNotStored,
  'found nothing to delete for': deletesNothing,
}
const deedWords = Object.keys(cookieDeeds).join('|')
const deedPattern = `(?:${deedWords}) ${namesPattern}(?: \\([^)]*\\))?`

function deeds(text: string, court: Court): Finding {
  const parts = text.matchAll(new RegExp(`(${deedWords}) (${namesPattern})(?: \\([^)]*\\))?`, 'g'))
  for (const [, word = '', names = ''] of parts) {
    for (const name of readNames(names).names) {
      const finding = cookieDeeds[word]?.(court, name) ?? null
      if (finding !== null) return `${word} “${name}”? ${finding}`
    }
  }
  return null
}

const answer =
  '(?:knew (?<knew>[^;]+?),? and )?(?:(?<out>logged it out) and )?(?:responded with (?<status>\\d+)|sent the browser on to (?<target>.+?) \\((?<redirect>\\d+)\\))(?=[. ]|$)'

function checkAnswer({ knew, status, redirect, target }: Groups, court: Court): Finding {
  const wrong = answered(status ?? redirect ?? '')(court) ?? isUser(court, knew)
  if (wrong !== null || target === undefined) return wrong
  return ofSome(court, record => {
    const [location = ''] = list(record.responseHeaders, 'location')
    return location.endsWith(target) || target.endsWith('…') ? null : `Location: ${location}`
  })
}

const isAnswerWithoutCredentials = (record: WireRecord): boolean => list(record.headers, 'authorization').length === 0

function preflight({ method, origin, said }: Groups, { about, ledger }: Court): Finding {
  const url = about.exchange?.url ?? ''
  const question = wireOf(ledger, 'OPTIONS', url).at(-1)
  if (question === undefined) return 'no preflight went over the wire'
  if (list(question.headers, 'cookie').length > 0) return 'the preflight carried cookies'
  if (origin !== list(question.headers, 'origin')[0]) return `the preflight came from ${list(question.headers, 'origin')[0]}`
  const went = wireOf(ledger, method ?? '', url).length > 0
  const isCut = ledger.deeds.some(
    deed => deed.kind === 'settled' && deed.url === url && (deed.outcome.kind === 'aborted' || deed.outcome.kind === 'unsettled'),
  )
  if (said === 'has not responded yet') return question.status === null ? null : `it responded with ${question.status}`
  if (said === 'said yes' || said === 'allowed it')
    return went || isCut || !ledger.deeds.some(deed => deed.kind === 'settled' && deed.url === url)
      ? null
      : `the browser took it for a no: ${method} was never sent`
  if (said?.startsWith('allowed it for') === true) return null
  return went ? `the browser took it for a yes: ${method} was sent` : null
}

const claims: readonly Omit<Claim, 'places'>[] = [
  { pattern: /Only the wire saw this request(?=; the server)/ },
  {
    pattern: new RegExp(`The browser sent (?<sent>${namesPattern})(?: and held (?<held>${namesPattern}) back(?: \\([^)]*\\))?)?(?=;)`),
    ko: /보냈고|보내고/,
    check: ({ sent = '', held }, court) =>
      areSent(court, sent) ??
      readNames(held ?? '')
        .names.map(name => isHeldBack(court, name))
        .find(finding => finding !== null) ??
      null,
  },
  {
    pattern: new RegExp(`The browser held (?<held>${namesPattern}) back(?: \\([^)]*\\))?(?=;)`),
    ko: /보내지 않았고/,
    check: ({ held = '' }, court) =>
      readNames(held)
        .names.map(name => isHeldBack(court, name))
        .find(finding => finding !== null) ?? null,
  },
  { pattern: /The browser sent no cookie(?=;)/, ko: /쿠키를 보내지 않았고/, check: (_, court) => noneSent(court) },
  {
    pattern: /The request carried Authorization \((?<scheme>.+?)\)(?=;)/,
    check: ({ scheme = '' }, court) =>
      ofSome(court, record =>
        list(record.headers, 'authorization')[0]?.startsWith(scheme) === true ? null : 'no such Authorization arrived',
      ),
  },
  { pattern: /The request carried “(?<name>[^”]*)”(?=;)/, check: ({ name = '' }, court) => isSent(court, name) },
  {
    pattern: /The request carried no “(?<name>[^”]*)”(?=;)/,
    check: ({ name = '' }, court) => (isSent(court, name) === null ? `“${name}” arrived` : null),
  },
  {
    pattern: /The browser had no “(?<name>[^”]*)” to send(?=;)/,
    check: ({ name = '' }, court) => (court.wires.length > 0 && isSent(court, name) === null ? `“${name}” arrived` : null),
  },
  {
    pattern: /The page sent no Authorization(?=;)/,
    check: (_, court) => ofSome(court, record => (isAnswerWithoutCredentials(record) ? null : 'Authorization arrived')),
  },
  {
    pattern: /The browser sent no password(?=;)/,
    check: (_, court) =>
      ofSome({ ...court, wires: court.wires.slice(-1) }, record => (isAnswerWithoutCredentials(record) ? null : 'Authorization arrived')),
  },
  {
    pattern: /The page’s script sent a credential \(Authorization: (?<scheme>.+?)\)(?=;)/,
    check: (_, court) => ofSome(court, record => (isAnswerWithoutCredentials(record) ? 'no Authorization arrived' : null)),
  },
  {
    pattern: /The page’s script sent (?<user>[^;]+?)’s token \(Authorization\)(?=;)/,
    check: (_, court) => ofSome(court, record => (isAnswerWithoutCredentials(record) ? 'no Authorization arrived' : null)),
  },
  {
    pattern: /The browser sent a name and a password(?=;)/,
    check: (_, court) =>
      ofSome({ ...court, wires: court.wires.slice(-1) }, record =>
        isAnswerWithoutCredentials(record) ? 'no Authorization arrived' : null,
      ),
  },
  { pattern: /The browser sent (?<user>[^;]+?)’s (?:password|session|token)(?=;)/, check: ({ user }, court) => isUser(court, user) },
  { pattern: new RegExp(`the server ${answer}`), check: checkAnswer },
  { pattern: /the server has not responded yet(?=\.)/, check: (_, court) => isUnanswered(court) ?? hasNotSettled(court) },
  {
    pattern: /the server (?:knew (?<knew>[^;]+?), and )?refused(?: \((?<status>\d+)\))?(?=\.)/,
    check: ({ knew, status }, court) => (status === undefined ? null : answered(status)(court)) ?? isUser(court, knew),
  },
  {
    pattern: /The server refused the log-in(?: \((?<status>\d+)\))?(?=\.)/,
    check: ({ status }, court) => (status === undefined ? null : answered(status)(court)),
  },
  {
    pattern: new RegExp(`The password was right; the server (?:began a session|signed a token) for (?<user>[^;]+?) and ${answer}`),
    check: ({ user, ...rest }, court) => {
      const typed = court.ledger.deeds.find(deed => deed.kind === 'log-in' && deed.url === court.about.exchange?.url)
      return typed?.kind === 'log-in' && user !== typed.user && user !== 'the user' ? `${typed.user} logged in` : checkAnswer(rest, court)
    },
  },
  { pattern: /The token is in the body: the page’s script has to keep it\./ },
  { pattern: /It revoked no token: a copy works until it expires\./ },
  { pattern: /The server ended the refresh token and its family\./ },
  { pattern: /An access token already issued works until it expires\./ },
  { pattern: /The server put the access token on its denylist; a copy is refused from now on\./ },
  { pattern: /The server raised the user’s token version; every token with an older one is refused from now on\./ },
  { pattern: /It gave no reason\./ },
  {
    pattern: /It did arrive, but the page may not read the (?:answer|response): .+?\.$/,
    check: (_, court) => hasArrived(court) ?? hasNotSettled(court),
  },
  {
    pattern: new RegExp(`The browser (?<deeds>(?:(?:, | and )?${deedPattern})+)\\.`),
    check: ({ deeds: text = '' }, court) => deeds(text, court),
  },
  { pattern: /Served from the browser’s cache; the server never saw it\./, check: (_, court) => neverArrived(court) },
  {
    pattern: /Answered by the page’s service worker; whether it asked the server is its own affair\./,
    check: (_, court) => byWorker(court),
  },
  { pattern: /Served from what the browser had prefetched; the server saw that earlier request\./ },
  {
    pattern: /The browser asked whether its cached copy is still good; the server said yes \(304\), and the page got the copy\./,
    check: (_, court) => answered('304')(court),
  },
  {
    pattern: /The request was sent; the server has not responded yet\./,
    ko: /아직 응답하지 않았습니다/,
    check: (_, court) => isUnanswered(court) ?? hasNotSettled(court),
  },
  { pattern: /The browser is about to send this request\./, check: (_, court) => neverArrived(court) ?? hasNotSettled(court) },
  {
    pattern: /The server first responded with (?<first>\d+), and the browser asked again by itself\./,
    check: ({ first }, court) =>
      court.wires.length > 1 && `${court.wires[0]?.status}` === first
        ? null
        : `on the wire: ${court.wires.map(({ status }) => status).join(', ')}`,
  },
  {
    pattern: /The connection broke, and the browser asked again by itself\./,
    check: (_, court) => (court.wires.length > 1 ? null : 'it was asked once'),
  },
  { pattern: /The request itself was not captured(?=;)/ },
  {
    pattern:
      /Before the (?<method>\S+) itself, the browser asked whether pages of (?<origin>.+?) may send it \(CORS preflight, never with cookies\); the server (?<said>said yes|did not say yes|has not responded yet|allowed it(?: for a request without credentials)?|did not allow it(?=:))(?:: .+?)?\.(?= The browser (?:stored|replaced|deleted|did not|found|rejected)|$)/,
    check: preflight,
  },
  {
    pattern: /The browser kept the (?:answer|response) from the page because .+?\./,
    check: (_, court) => hasArrived(court) ?? hasNotSettled(court),
  },
  {
    pattern: /The browser blocked this before sending it, because .+?; the server never saw it\./,
    check: (_, court) => neverArrived(court),
  },
  {
    pattern:
      /The browser asked first \(CORS preflight\), and the server did not allow it for pages of (?<origin>[^ ]+?): (?:the request itself was never sent|.+?\. The request itself was never sent)\./,
    check: (_, court) =>
      neverArrived(court) ??
      (wireOf(court.ledger, 'OPTIONS', court.about.exchange?.url ?? '').length > 0 ? null : 'no preflight went over the wire'),
  },
  { pattern: /The browser kept this from the page: .+?\.$/, check: (_, court) => hasNotSettled(court) },
  { pattern: /The browser dropped this request before it was sent\./, check: (_, court) => neverArrived(court) },
  {
    pattern: /The browser canceled this before the response came; the request had reached the server all the same\./,
    check: (_, court) => hasArrived(court) ?? hasNotSettled(court),
  },
  {
    pattern: /The browser canceled this before the page had the response; the server had responded with (?<status>\d+) all the same\./,
    check: ({ status = '' }, court) => answered(status)(court) ?? hasNotSettled(court),
  },
  {
    pattern: /Only the wire saw this request; the client left before the response was sent\./,
    check: (_, court) => hasArrived(court) ?? isUnanswered(court),
  },
  // Behind where the response came from, which is a claim of its own.
  { pattern: /(?:The tab was closed|It was cut off) before the response had ended\./ },
  { pattern: /The tab was closed before the response came\./, check: (_, court) => hasNotSettled(court) },
  {
    pattern: /The tab was closed before it had the response; the server had responded with (?<status>\d+)\./,
    check: ({ status = '' }, court) => answered(status)(court) ?? hasNotSettled(court),
  },
  {
    pattern: /The tab was closed before it had the whole response; the server had responded with (?<status>\d+)\./,
    check: ({ status = '' }, court) => answered(status)(court),
  },
  {
    pattern: /the server responded with (?<status>\d+), and the body has not ended yet(?=\.)/,
    check: ({ status = '' }, court) =>
      answered(status)(court) ?? (court.wires.at(-1)?.isClosed === true ? 'its last octet was written' : null),
  },
  {
    pattern: /The server responded with (?<status>\d+), which has nothing to show: the page stays as it was\./,
    check: ({ status = '' }, court) => answered(status)(court),
  },
  {
    pattern: /The server responded with (?<status>\d+); the body was cut off before its end\./,
    check: ({ status = '' }, court) => answered(status)(court),
  },
  {
    pattern: /The browser itself went on to \S+: .+? \(HSTS\)\. Nothing left over http, and no server responded\./,
    check: (_, court) => neverArrived(court),
  },
  { pattern: /The browser itself went on to \S+ \(.*?\); no server responded\./, check: (_, court) => neverArrived(court) },
  {
    pattern: /The page’s service worker responded[^.;:,]*(?:; with what, the browser did not say)?(?:, by a request of its own)?(?=\.)/,
    check: (_, court) => byWorker(court),
  },
  {
    pattern:
      /The page’s service worker responded[^.;:,]*(?:; with what, the browser did not say)?; no request for this address reached the server(?=\.)/,
    check: (_, court) => byWorker(court) ?? neverArrived(court),
  },
  {
    pattern: /The page’s service worker responded[^.;:,]*: it passed the request on, and the server responded with (?<status>\d+)(?=\.)/,
    check: ({ status = '' }, court) => byWorker(court) ?? answered(status)(court),
  },
  {
    pattern: /A request for this address reached the server as well, which responded with (?<status>\d+)(?=\.)/,
    check: ({ status = '' }, court) => answered(status)(court),
  },
  { pattern: /The page asked its service worker\. Cookies are judged .+?\.$/ },
  { pattern: /The browser made this response itself, so there was no cookie to judge\./, check: (_, court) => neverArrived(court) },
  { pattern: /This host is outside the lab: the proxy refused, and nothing left this machine\./ },
  { pattern: /The browser gave up: one redirect led to the next without end\./ },
  { pattern: /The connection was closed without a response\./, check: (_, court) => isUnanswered(court) },
  { pattern: /What came back was not HTTP\./ },
  { pattern: /The request failed: .+?\.$/, check: (_, court) => hasNotSettled(court) },
  { pattern: /Chromium has not judged the cookies yet\./, check: (_, court) => isUnanswered(court) },
  { pattern: /No cookie in the jar for this host\./, check: (_, court) => noneOfHost(court) },
  { pattern: /No cookie was considered\./, check: (_, court) => (court.wires.length === 0 ? null : noneSent(court)) },
  {
    pattern: /The browser had the response stored and asked no server, so there was no cookie to judge\./,
    check: (_, court) => neverArrived(court),
  },
  { pattern: /Only the wire saw this request; the browser has not reported it\./ },
  { pattern: /Nothing reached the server, so it decided nothing\./, check: (_, court) => neverArrived(court) },
  { pattern: /This response needs no authorization: the server has no checks here\./, check: (_, court) => hasArrived(court) },
  { pattern: /The server is still deciding …/, check: (_, court) => isUnanswered(court) },
  { pattern: /The browser closed the connection before the response was sent\./, check: (_, court) => isUnanswered(court) },
]

const byWorker = ({ ledger }: Court): Finding =>
  ledger.deeds.some(deed => deed.kind === 'asked' && deed.as === 'worker') ? null : 'there is no service worker'

/** No cookie of the jar is of this host, before and after. */
function noneOfHost({ about, ledger, wires }: Court): Finding {
  const profile = about.exchange?.profile ?? null
  if (profile === null || wires.some(({ event }) => event !== ledger.event)) return null
  const host = URL.canParse(about.exchange?.url ?? '') ? new URL(about.exchange?.url ?? '').hostname : ''
  const isOf = ({ domain, hostOnly }: { readonly domain: string; readonly hostOnly: boolean }): boolean =>
    domain === host || (!hostOnly && host.endsWith(`.${domain}`))
  const both = ledger.jarsBefore[profile]
    .filter(isOf)
    .filter(before => ledger.jars[profile].some(now => now.name === before.name && now.value === before.value))
  return both.length === 0 ? null : `the jar holds ${both.map(({ name, domain }) => `${name} of ${domain}`).join(', ')}`
}

export const receiptClaims: readonly Claim[] = claims.map(claim => ({ places, ...claim }))
