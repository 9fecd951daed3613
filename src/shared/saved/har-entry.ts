import { headerValue, headerValues, type HeaderList } from '../web/headers.ts'
import { fromOctets } from '../web/octets.ts'
import { attributeValue, parseSetCookie } from '../web/set-cookie.ts'
import { readCookieLife } from '../web/cookie-life.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { Exchange, JudgedCookie, WireHop } from '../trace/exchange.ts'
import type { HarCookie, HarEntry, HarFacts, HarPair, HarRequest, HarResponse } from './har-types.ts'
import { notedOf } from '../trace/noted-side.ts'
import type { Redactor } from '../trace/redact.ts'
import type { BodyCopy } from '../trace/event-parts.ts'

/** One exchange as an entry; of several hops (a 401 and its retry) the last one, as a browser's own export has it. */
export function harEntry(exchange: Exchange, lane: string | null, redactor: Redactor | null): HarEntry {
  const hop = exchange.hops.at(-1) ?? null
  const wait = Math.max(0, hop?.response?.durationMs ?? 0)
  return {
    startedDateTime: new Date(exchange.at.wallMs).toISOString(),
    time: wait,
    request: request(exchange, hop, redactor),
    response: response(exchange, hop, redactor),
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait, receive: 0 },
    ...(hop === null ? {} : { serverIPAddress: '127.0.0.1', connection: String(hop.connection.id) }),
    ...(notedOf(exchange) === null ? { _crumbtrail: facts(exchange, lane, redactor) } : {}),
  }
}

const cleanHeaders = (headers: HeaderList, redactor: Redactor | null): HeaderList => (redactor ? redactor.headers(headers) : headers)
const cleanBody = (body: BodyCopy, redactor: Redactor | null): BodyCopy => (redactor ? redactor.body(body) : body)
const pairs = (headers: HeaderList): HarPair[] => headers.map(([name, value]) => ({ name, value }))

function request(exchange: Exchange, hop: WireHop | null, redactor: Redactor | null): HarRequest {
  const { method, url, browser } = exchange
  const headers = cleanHeaders(hop?.requestHeaders ?? browser?.requestHeaders ?? [], redactor)
  const copy = hop?.requestBody ?? browser?.noted?.body ?? null
  const body = copy === null ? null : cleanBody(copy, redactor)
  const address = parsedUrl(redactor ? redactor.url(url) : url)
  return {
    method,
    url: address.href,
    httpVersion: httpVersion(exchange),
    cookies: headerValues(headers, 'cookie').flatMap(value => fromOctets(value).split(/; ?/).map(sentCookie)),
    headers: pairs(headers),
    queryString: Array.from(address.searchParams, ([name, value]) => ({ name, value })),
    headersSize: -1,
    bodySize: body?.bytes ?? 0,
    ...(body === null ? {} : { postData: { mimeType: headerValue(headers, 'content-type') ?? '', params: [], text: body.text } }),
  }
}

const httpVersion = (exchange: Exchange): string => (notedOf(exchange) === null ? 'HTTP/1.1' : 'unknown')

/** A HAR takes serialised addresses only; what never was one keeps its place in the list. */
function parsedUrl(url: string): URL {
  try {
    return new URL(url)
  } catch {
    return new URL('about:invalid')
  }
}

/** Of what was sent, only the name and the value are known to a server (RFC 6265bis, "The Cookie Header Field"). */
function sentCookie(pair: string): HarCookie {
  const equals = pair.indexOf('=')
  return equals < 0 ? { name: '', value: pair } : { name: pair.slice(0, equals), value: pair.slice(equals + 1) }
}

function response(exchange: Exchange, hop: WireHop | null, redactor: Redactor | null): HarResponse {
  const { at, status, browser } = exchange
  const answer = hop?.response ?? null
  const headers = cleanHeaders(answer?.headers ?? browser?.responseHeaders ?? [], redactor)
  const body = answer === null ? null : cleanBody(answer.body, redactor)
  const mimeType = headerValue(headers, 'content-type') ?? 'x-unknown'
  const text = body === null || body.text === '' ? {} : { text: body.text, ...(body.base64 ? { encoding: 'base64' as const } : {}) }
  return {
    status: status ?? 0,
    statusText: answer?.statusText ?? '',
    httpVersion: httpVersion(exchange),
    cookies: headerValues(headers, 'set-cookie').flatMap(line =>
      receivedCookie(fromOctets(line), at.wallMs + Math.max(0, answer?.durationMs ?? 0)),
    ),
    headers: pairs(headers),
    content: { size: body?.bytes ?? 0, mimeType, ...text },
    redirectURL: headerValue(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: body?.bytes ?? -1,
  }
}

/** The end that the line asks for, within the years that a date of ISO 8601 has four digits for. */
function harDate(ms: number): string {
  return new Date(Math.min(Math.max(ms, Date.UTC(0, 0, 1)), Date.UTC(9999, 11, 31, 23, 59, 59))).toISOString()
}

/** @param atMs when the response came, Unix milliseconds: Max-Age counts from there */
function receivedCookie(line: string, atMs: number): HarCookie[] {
  const parsed = parseSetCookie(line)
  if (!parsed.ok) return []
  const { cookie } = parsed
  const [path, domain] = [attributeValue(cookie, 'Path'), attributeValue(cookie, 'Domain')]
  const { askedMs } = readCookieLife(cookie, atMs)
  return [
    {
      name: cookie.name,
      value: cookie.value,
      ...(path === null ? {} : { path }),
      ...(domain === null ? {} : { domain }),
      ...(askedMs === null ? {} : { expires: harDate(askedMs) }),
      httpOnly: attributeValue(cookie, 'HttpOnly') !== null,
      secure: attributeValue(cookie, 'Secure') !== null,
    },
  ]
}

function facts({ profile, browser, hops }: Exchange, lane: string | null, redactor: Redactor | null): HarFacts {
  const failure = browser?.failure ?? null
  const cookies = [...(browser?.requestCookies ?? []), ...(browser?.responseCookies ?? [])].map(judged => judgedFact(judged, redactor))
  return {
    profile,
    lane,
    resource: browser?.resource ?? null,
    servedFrom: browser?.servedFrom ?? null,
    networkStatus: browser?.networkStatus ?? null,
    failure: failure === null ? null : (failure.corsError ?? failure.blockedReason ?? failure.errorText),
    cookies,
    decisions: hops.flatMap(({ decision }) => (decision === null ? [] : [decision])),
    requestIds: hops.map(({ wire }) => wire),
  }
}

function judgedFact(judged: JudgedCookie, redactor: Redactor | null): HarFacts['cookies'][number] {
  // A held-back cookie's value is in no header, but the redactor must know it to find it elsewhere.
  if (judged.cookie) redactor?.cookie(judged.cookie)
  const line = judged.line === null || redactor === null ? judged.line : redactor.setCookie(judged.line)
  return { name: cookieNameOf(judged), verdict: judged.verdict, line }
}
