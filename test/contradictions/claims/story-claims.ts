import { cookiesSent } from '../truth/read-lines.ts'
import { hasLine } from './change-claims.ts'
import { list, ofSome, type Claim, type Court, type Finding } from './claim.ts'
import { hasNotSettled, isUnanswered, neverArrived } from './receipt-claims.ts'
import { isDeleted, isHeldBack, isNewlyStored, isNotStored, isSent, noneSent } from './said-of-cookies.ts'

/* Every event of the trace in one sentence. */

const places = ['story'] as const
const request = '(?:a request that was not captured|(?<method>[A-Z]+) (?<url>\\S+))'

/** The same within a pattern that has it already. */
const again = '(?:a request that was not captured|[A-Z]+ \\S+)'

const statusOnWire = (status: string, court: Court): Finding =>
  court.wires.length === 0 && court.about.exchange?.url === ''
    ? null
    : ofSome(court, record => (`${record.status}` === status ? null : `the server responded with ${record.status ?? 'nothing'}`))

/** A response that put the cookie into the jar or took it out, at any time since the lab was reset. */
function fromResponse({ about, ledger }: Court, name: string): Finding {
  const { event } = about
  if (event?.kind !== 'jar.changed') return null
  const value = event.change === 'set' ? event.cookie.value : null
  const found = [...ledger.wire.values()].some(
    record =>
      hasLine(record, name, value) ||
      (value === null && list(record.responseHeaders, 'clear-site-data').some(field => /"cookies"|\*/.test(field))),
  )
  return found ? null : 'no response has such a line'
}

const inJar = 'cookie “(?<name>[^”]*)” of \\S+'

const claims: readonly Omit<Claim, 'places'>[] = [
  { pattern: new RegExp(`${request} is about to be sent\\.$`) },
  {
    pattern: new RegExp(`The browser considered no cookie for ${request}\\.$`),
    check: (_, court) => (court.wires.length === 0 ? null : noneSent(court)),
  },
  {
    pattern: new RegExp(`Cookies that the browser considered for ${request}: (?<count>\\d+)\\.$`),
    check: ({ count }, court) =>
      court.wires.length === 0
        ? null
        : ofSome(court, record => (cookiesSent(record).length <= Number(count) ? null : `${cookiesSent(record).length} arrived`)),
  },
  {
    pattern: new RegExp(`Cookie “(?<name>[^”]*)” was sent with ${request}(?: \\(.*?\\))?\\.$`),
    check: ({ name = '' }, court) => isSent(court, name),
  },
  {
    pattern: new RegExp(`Cookie “(?<name>[^”]*)” was held back with ${request}(?: \\(.*?\\))?\\.$`),
    check: ({ name = '' }, court) => isHeldBack(court, name),
  },
  {
    pattern: new RegExp(`Cookie “(?<name>[^”]*)” was stored with ${request}\\.$`),
    check: ({ name = '' }, court) => isNewlyStored(court, name),
  },
  {
    pattern: new RegExp(`Cookie “(?<name>[^”]*)” was deleted with ${request}\\.$`),
    check: ({ name = '' }, court) => isDeleted(court, name),
  },
  {
    pattern: new RegExp(`Cookie “(?<name>[^”]*)” was rejected with ${request}(?: \\(.*?\\))?\\.$`),
    check: ({ name = '' }, court) => isNotStored(court, name),
  },
  {
    pattern: new RegExp(`The response to ${request} has a Set-Cookie for “(?<name>[^”]*)”; the browser named nothing against it\\.$`),
    check: ({ name = '' }, court) => ofSome(court, record => (hasLine(record, name === '?' ? '' : name, null) ? null : 'it has none')),
  },
  { pattern: new RegExp(`What the jar made of (?:a Set-Cookie|the Set-Cookie for “[^”]*”) in the response to ${request}: [a-z ]+\\.$`) },
  { pattern: new RegExp(`The page got (?<status>\\d+) for ${request} without the server\\.$`), check: (_, court) => neverArrived(court) },
  { pattern: new RegExp(`The page got (?<status>\\d+) for ${request} from its service worker\\.$`) },
  {
    pattern: new RegExp(`The browser itself answered ${request} with (?<status>\\d+); no server did\\.$`),
    check: (_, court) => neverArrived(court),
  },
  {
    pattern: new RegExp(`By the response to ${request}, the browser lets the request go out\\.$`),
    check: (_, court) => ofSome(court, () => null),
  },
  {
    pattern: new RegExp(`By the response to ${request}, the browser does not send the request: .+?\\.$`),
    check: (_, court) => ofSome(court, () => null),
  },
  { pattern: new RegExp(`The page got (?<status>\\d+) for ${request}\\.$`) },
  {
    pattern: new RegExp(`The browser itself made a response with \\d+ to ${request}; no server did\\.$`),
    check: (_, court) => neverArrived(court),
  },
  {
    pattern: new RegExp(`The network responded with (?<status>\\d+) to ${request}\\.$`),
    check: ({ status = '' }, court) => statusOnWire(status, court),
  },
  {
    pattern: new RegExp(`(?:Matched|Probably matched) with the proxy’s record: ${request}\\.$`),
    check: (_, court) => ofSome(court, () => null),
  },
  {
    pattern: new RegExp(`${request} is complete\\.$`),
    check: (_, court) =>
      court.wires.length === 0 ? null : ofSome(court, record => (record.status === null ? 'the server has not answered' : null)),
  },
  { pattern: new RegExp(`The browser stopped loading ${request}: .+?\\.$`) },
  { pattern: new RegExp(`${request} failed for the page: .+?\\.$`), check: (_, court) => hasNotSettled(court) },
  { pattern: new RegExp(`${request} came over the wire\\.$`), check: (_, court) => ofSome(court, () => null) },
  { pattern: new RegExp(`The body of ${request} is in: \\d+ bytes\\.$`), check: (_, court) => ofSome(court, () => null) },
  {
    pattern: new RegExp(`The server responded with (?<status>\\d+) to ${request}\\.$`),
    check: ({ status = '' }, court) => statusOnWire(status, court),
  },
  {
    pattern: new RegExp(`The client went away before (?:${request} was answered|the whole response to ${again} was out)\\.$`),
    check: (_, court) => hasNotSettled(court) ?? (court.wires.some(({ status }) => status === null) ? null : isUnanswered(court)),
  },
  { pattern: new RegExp(`The server began to decide on ${request}: \\d+ checks \\(.+?\\)\\.$`) },
  {
    pattern: new RegExp(`The server (?:allowed|refused) ${request}(?: of (?<user>.+?))? \\((?<status>\\d+)\\)\\.$`),
    check: ({ status = '' }, court) => statusOnWire(status, court),
  },
  { pattern: new RegExp(`${inJar} is being replaced\\.`) },
  { pattern: new RegExp(`a response put ${inJar} into the jar\\.`), check: ({ name = '' }, court) => fromResponse(court, name) },
  { pattern: new RegExp(`a response took ${inJar} out of the jar\\.`), check: ({ name = '' }, court) => fromResponse(court, name) },
  {
    pattern: new RegExp(`${inJar} has aged with the lab clock\\.`),
    check: (_, { ledger }) => (ledger.deeds.some(({ kind }) => kind === 'clock-moved') ? null : 'the clock has not been moved'),
  },
  { pattern: /a window was (?:opened|closed)\./ },
  { pattern: /The tab now shows (?<url>\S+)\./ },
  {
    pattern: /somebody (?:set|deleted) cookie “.*?” by hand\./,
    check: (_, { ledger }) => (ledger.deeds.some(deed => deed.kind === 'by-hand' && deed.event === ledger.event) ? null : 'nobody did'),
  },
  { pattern: /Somebody (?:set|removed) “.*?” (?:in|from) the (?:localStorage|sessionStorage) by hand\./ },
  { pattern: /Somebody asked the server to end session .+?\./ },
  {
    pattern: /By hand at the server: .+?\.$/,
    check: (_, { ledger }) =>
      ledger.deeds.some(deed => deed.kind === 'server-asked' && deed.event === ledger.event) ? null : 'nobody did',
  },
  { pattern: /It was found out that event \d+ brought about event \d+\./ },
  { pattern: /The timeline was cleared\./ },
  { pattern: /The server created a session for .+?\.$/ },
  { pattern: /The server noted that the session of .+? was used\./ },
]

export const storyClaims: readonly Claim[] = claims.map(claim => ({ places, ...claim }))
