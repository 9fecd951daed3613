import { cookieCauses } from '@shared/words/cookie-reasons.ts'
import type { EngineCookie, WireRecord } from '../truth/facts.ts'
import { list, ofSome, type Claim, type Court, type Finding, type Groups } from './claim.ts'
import {
  deletesNothing,
  heldNow,
  isDeleted,
  isHeldBack,
  isNewlyStored,
  isNotStored,
  isReplaced,
  isSent,
  isStored,
  keptFor,
  liesAt,
  noneSent,
} from './said-of-cookies.ts'
import { neverArrived } from './receipt-claims.ts'

/* One cookie's line of the receipt, and the chips of a row. */

const verdicts: readonly Claim[] = [
  {
    places: ['cookie', 'chip'],
    pattern: /stored “(?<name>[^”]*)”/,
    ko: /^저장됨/,
    check: ({ name = '' }, court) => isNewlyStored(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /replaced “(?<name>[^”]*)”/,
    ko: /^교체됨/,
    check: ({ name = '' }, court) => isReplaced(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /not stored “(?<name>[^”]*)”/,
    ko: /^저장되지 않음/,
    check: ({ name = '' }, court) => isNotStored(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /deletes nothing “(?<name>[^”]*)”/,
    ko: /^지운 쿠키 없음/,
    check: ({ name = '' }, court) => deletesNothing(court, name),
  },
  { places: ['cookie', 'chip'], pattern: /not known “(?<name>[^”]*)”/, ko: /^알 수 없음/ },
  { places: ['cookie', 'chip'], pattern: /sent “(?<name>[^”]*)”/, ko: /^보냄/, check: ({ name = '' }, court) => isSent(court, name) },
  {
    places: ['cookie', 'chip'],
    pattern: /held back “(?<name>[^”]*)”(?:: .+)?/,
    ko: /^안 보냄/,
    check: ({ name = '' }, court) => isHeldBack(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /deleted “(?<name>[^”]*)”/,
    ko: /^삭제됨/,
    check: ({ name = '' }, court) => isDeleted(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /rejected “(?<name>[^”]*)”(?:: .+)?/,
    ko: /^거부됨/,
    check: ({ name = '' }, court) => isNotStored(court, name),
  },
]

const chips: readonly Claim[] = [
  {
    places: ['chip'],
    pattern: /Authorization “(?<scheme>.*)”/,
    check: ({ scheme = '' }, court) =>
      court.wires.length === 0
        ? null
        : ofSome(court, record =>
            list(record.headers, 'authorization')[0]?.startsWith(scheme) === true ? null : 'no such Authorization arrived',
          ),
  },
  { places: ['chip'], pattern: /from cache: never reached the server/, check: (_, court) => neverArrived(court) },
  {
    places: ['chip'],
    pattern: /not modified: the cached copy is still good/,
    check: (_, court) => ofSome(court, ({ status }) => (status === 304 ? null : `the server answered ${status}`)),
  },
  {
    places: ['chip'],
    pattern: /allowed(?: “(?<user>.*)”)?$/,
    check: (_, court) => ofSome(court, ({ status }) => ((status ?? 0) < 400 ? null : `the server answered ${status}`)),
  },
  { places: ['chip'], pattern: /refused(?: “(?<user>[^”]*)”)?: at “.*”$/, check: (_, court) => ofSome(court, () => null) },
  { places: ['chip'], pattern: /blocked “.*”$/ },
  { places: ['chip'], pattern: /waits at the door: verdicts covered/ },
]

/** How long a text of the app says, at least and at most: two units, cut off below. */
function readDuration(text: string): readonly [min: number, max: number] {
  const units: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, min: 60_000, s: 1000 }
  const parts = [...text.matchAll(/([\d.]+) (d|h|min|s)/g)].map(([, count = '0', unit = 's']) => [Number(count), units[unit] ?? 0] as const)
  const least = parts.reduce((sum, [count, unit]) => sum + count * unit, 0)
  return [least, least + (parts.at(-1)?.[1] ?? 1000)]
}

/** The jar counts in whole seconds, and the judgement came a moment after the response. */
const slackMs = 5000

function checkKept({ life = '', host = '', scope, https, scripts }: Groups, court: Court): Finding {
  const name = court.about.judged === null ? '' : nameOfJudged(court)
  const kept = keptFor(court, name)
  if (kept === null) return `the jar was given no such cookie; ${heldNow(court, name)}`
  if (life === 'until the browser quits') {
    if (kept.expiresMs !== null) return `the jar keeps it until ${new Date(kept.expiresMs).toISOString()}`
  } else {
    if (kept.expiresMs === null) return 'the jar has it as a session cookie'
    const left = kept.expiresMs - (court.about.exchange?.at.wallMs ?? 0)
    const [min, max] = readDuration(life)
    if (left < min - slackMs || left > max + slackMs) return `the jar keeps it for ${Math.round(left / 1000)} s`
  }
  if (host !== kept.domain) return `the jar has it for ${kept.domain}`
  if ((scope === 'alone') !== kept.hostOnly) return kept.hostOnly ? 'it is host-only in the jar' : 'it is for subdomains as well'
  if ((https !== undefined) !== kept.secure) return `Secure in the jar: ${kept.secure}`
  if ((scripts !== undefined) !== kept.httpOnly) return `HttpOnly in the jar: ${kept.httpOnly}`
  return null
}

/** Only the identity: which line, or which cookie of the jar, is spoken of. */
function nameOfJudged({ about: { judged } }: Court): string {
  if (judged === null) return ''
  const pair = judged.line?.split(';', 1)[0] ?? ''
  const name = judged.cookie?.name ?? (pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : '').trim()
  return name
}

/** The cookies of the jar that the line can be about: those with its name and value. */
function jarCookies({ about: { exchange, judged }, ledger }: Court): readonly EngineCookie[] {
  if (exchange?.profile == null || judged?.cookie == null) return []
  const { name, value } = judged.cookie
  return [...ledger.jarsBefore[exchange.profile], ...ledger.jars[exchange.profile]].filter(
    cookie => cookie.name === name && cookie.value === value,
  )
}

/** What Chromium told the server of the request in `Sec-Fetch-*`; plain http carries none. */
const told = (record: WireRecord, name: 'site' | 'dest' | 'mode'): string | null => list(record.headers, `sec-fetch-${name}`)[0] ?? null

function isPageOpened(court: Court): Finding {
  const asked = court.ledger.deeds.filter(deed => deed.kind === 'asked' && deed.url === court.about.exchange?.url)
  if (asked.length > 0 && asked.every(deed => deed.kind === 'asked' && deed.as === 'frame')) return 'it is the document of a frame'
  return ofSome(court, record => {
    const dest = told(record, 'dest')
    return dest === null || dest === 'document' ? null : `the request came with Sec-Fetch-Dest: ${dest}`
  })
}

function isNoPage(court: Court): Finding {
  return ofSome(court, record => (told(record, 'dest') === 'document' ? 'the request came with Sec-Fetch-Dest: document' : null))
}

const siteIs =
  (wanted: readonly string[]) =>
  (court: Court): Finding =>
    court.wires.length === 0
      ? null
      : ofSome(court, record => {
          const site = told(record, 'site')
          return site === null || wanted.includes(site) ? null : `the request came with Sec-Fetch-Site: ${site}`
        })

const methodIs =
  (method: string) =>
  ({ about }: Court): Finding =>
    about.exchange?.method === method ? null : `the method is ${about.exchange?.method}`

const jarHas = (court: Court, check: (cookie: EngineCookie) => boolean, what: string): Finding => {
  const cookies = jarCookies(court)
  return cookies.length === 0 || cookies.some(check)
    ? null
    : `in the jar: ${cookies.map(cookie => JSON.stringify(cookie)).join(', ')}, not ${what}`
}

const schemeOf = ({ about }: Court): string => (about.exchange?.url ?? '').split(':', 1)[0] ?? ''

function hadNone({ about: { exchange }, ledger, wires }: Court, name: string): Finding {
  if (exchange?.profile == null || wires.some(({ event }) => event !== ledger.event)) return null
  const held = ledger.jarsBefore[exchange.profile].filter(cookie => cookie.name === name)
  return held.length === 0 ? null : `the jar had ${held.map(({ domain, path }) => `${name} of ${domain}, Path=${path}`).join(' and ')}`
}

/** The general rules: they say what a browser does, not what this one did. */
const rules: readonly Claim[] = [...new Set(Object.values(cookieCauses).map(({ sentence }) => sentence.en))].map(sentence => ({
  places: ['cookie'],
  pattern: new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
}))

const whyFrom =
  '(?:(?<rule>SameSite=\\w+|It has no SameSite and counts as Lax), and )(?:the browser counts this request as started from another site|the request was started from (?<from>[^,:]+(?:://[^,:]+)?)(?:: the same domain over \\w+ counts as another site|, another site))\\.'

const sameSite =
  (rule: string | undefined) =>
  (court: Court): Finding => {
    const wanted = rule?.startsWith('SameSite=') === true ? rule.slice('SameSite='.length) : 'unspecified'
    return court.about.judged?.line == null ? jarHas(court, cookie => cookie.sameSite === wanted, wanted) : null
  }

const sentences: readonly Claim[] = [
  {
    places: ['cookie'],
    pattern:
      /Kept (?<life>until the browser quits|for [^,]+), for (?<host>[^ ]+) (?<scope>alone|and its subdomains)(?<https>, over https only)?(?<scripts>, out of reach of scripts)?\./,
    check: checkKept,
  },
  { places: ['cookie'], pattern: /The browser keeps it\./, check: (_, court) => isStored(court, nameOfJudged(court)) },
  {
    places: ['cookie'],
    pattern: /Its expiry lies in the past, so the browser removed the cookie\./,
    check: (_, court) => isDeleted(court, nameOfJudged(court)),
  },
  {
    places: ['cookie'],
    pattern: /It asks the browser to delete the cookie, and the jar had this very cookie: it is gone\./,
    check: (_, court) => isDeleted(court, nameOfJudged(court)),
  },
  {
    places: ['cookie'],
    pattern: /It takes the place of the one that was there\./,
    check: (_, court) => isReplaced(court, nameOfJudged(court)),
  },
  { places: ['cookie'], pattern: /The jar did not change\./, check: (_, court) => isNotStored(court, nameOfJudged(court)) },
  {
    places: ['cookie'],
    pattern: /It asks the browser to delete the cookie, and the jar did not change\./,
    check: (_, court) => deletesNothing(court, nameOfJudged(court)),
  },
  {
    places: ['cookie'],
    pattern: /A preflight goes without credentials, so the browser ignores the Set-Cookie of its response\./,
    check: (_, court) => methodIs('OPTIONS')(court),
  },
  {
    places: ['cookie'],
    pattern:
      /The request went without credentials, so the browser ignores the Set-Cookie of its response\. With credentials: "include" it would have counted\./,
    check: (_, court) => noneSent(court),
  },
  {
    places: ['cookie'],
    pattern: /Partitioned needs Secure, so the browser dropped it\. With Secure, over https, it would have been kept\./,
    check: (_, { about }) => (/;\s*secure\s*(;|$)/i.test(about.judged?.line ?? '') ? 'the line has Secure' : null),
  },
  {
    places: ['cookie'],
    pattern: /Chromium named no reason\. The Set-Cookie of a request without credentials is ignored without a word: .+?\.$/,
  },
  {
    places: ['cookie'],
    pattern: /It asks the browser to delete the cookie, and the jar had none of this name\./,
    check: (_, court) => hadNone(court, nameOfJudged(court)),
  },
  {
    places: ['cookie'],
    pattern: /This line means .+?; the jar has “(?<name>[^”]*)” at (?<where>.+?)\.(?= To delete)/,
    check: ({ name = '', where = '' }, court) => liesAt(court, name, where),
  },
  { places: ['cookie'], pattern: /To delete that one it takes .+?\.$/ },
  {
    places: ['cookie'],
    pattern: /(?:Still in the jar|The jar holds another cookie of this name): “(?<name>[^”]*)” at (?<where>.+?)\.$/,
    check: ({ name = '', where = '' }, court) => liesAt(court, name, where),
  },
  { places: ['cookie'], pattern: /The jar has not been read since the response came\./ },
  { places: ['cookie'], pattern: /What the jar made of it could not be read\./ },
  { places: ['cookie'], pattern: /It went along\./, check: (_, court) => isSent(court, nameOfJudged(court)) },
  {
    places: ['cookie'],
    pattern: /No other site started it(?=;)/,
    check: (_, court) => siteIs(['none', 'same-origin', 'same-site'])(court),
  },
  { places: ['cookie'], pattern: /The host matches(?=;)/ },
  { places: ['cookie'], pattern: /Same site(?=;)/, check: (_, court) => siteIs(['none', 'same-origin', 'same-site'])(court) },
  {
    places: ['cookie'],
    pattern: /Started from (?<from>[^;]+?), and SameSite=None lets it(?=;)/,
    check: (_, court) => siteIs(['cross-site'])(court) ?? jarHas(court, cookie => cookie.sameSite === 'None', 'SameSite=None'),
  },
  {
    places: ['cookie'],
    pattern: /Started from (?<from>[^;]+?), but a cookie without SameSite goes along with a POST for two minutes after it was set(?=;)/,
    check: (_, court) => siteIs(['cross-site'])(court) ?? methodIs('POST')(court) ?? isPageOpened(court),
  },
  { places: ['cookie'], pattern: /Sent although started from (?<from>[^;]+?)(?=;)/ },
  {
    places: ['cookie'],
    pattern: /Started from (?<from>[^;]+?), and Lax lets it go with a GET that opens a page(?=;)/,
    check: (_, court) => siteIs(['cross-site'])(court) ?? methodIs('GET')(court) ?? isPageOpened(court),
  },
  { places: ['cookie'], pattern: /https(?=; Path)/, check: (_, court) => (schemeOf(court) === 'https' ? null : 'it went over http') },
  { places: ['cookie'], pattern: /over http(?=; Path)/, check: (_, court) => (schemeOf(court) === 'http' ? null : 'it went over https') },
  {
    places: ['cookie'],
    pattern: /http, and it is not Secure(?=; Path)/,
    check: (_, court) => jarHas(court, ({ secure }) => !secure, 'without Secure'),
  },
  {
    places: ['cookie'],
    pattern: /Path (?<path>\S+) matches\./,
    check: ({ path }, court) => jarHas(court, cookie => cookie.path === path, `Path=${path}`),
  },
  {
    places: ['cookie'],
    pattern: /It is Secure, and this request goes over plain http\./,
    check: (_, court) => (schemeOf(court) === 'http' ? jarHas(court, ({ secure }) => secure, 'Secure') : 'it goes over https'),
  },
  {
    places: ['cookie'],
    pattern: /Its Path is (?<path>\S+), this request is for (?<here>\S+)\./,
    check: ({ path = '', here = '' }, court) => {
      const asked = new URL(court.about.exchange?.url ?? 'https://none.test/').pathname
      if (asked !== here) return `the request is for ${asked}`
      const isBelow = asked === path || (asked.startsWith(path) && (path.endsWith('/') || asked[path.length] === '/'))
      return isBelow ? `${asked} lies below ${path}` : jarHas(court, cookie => cookie.path === path, `Path=${path}`)
    },
  },
  {
    places: ['cookie'],
    pattern: new RegExp(`${whyFrom}(?! From there)`),
    check: ({ rule }, court) => siteIs(['cross-site'])(court) ?? sameSite(rule)(court),
  },
  {
    places: ['cookie'],
    pattern: new RegExp(`${whyFrom} From there it goes along only with a GET, and this is a (?<method>\\S+)\\.`),
    check: ({ rule, method = '' }, court) =>
      method === 'GET'
        ? 'it says that a GET is not a GET'
        : (methodIs(method)(court) ?? isPageOpened(court) ?? siteIs(['cross-site'])(court) ?? sameSite(rule)(court)),
  },
  {
    places: ['cookie'],
    pattern: new RegExp(
      `${whyFrom} From there it goes along only when the page itself is opened(?:, and this is a request of kind (?<kind>\\S+))?\\.`,
    ),
    check: ({ rule }, court) => isNoPage(court) ?? siteIs(['cross-site'])(court) ?? sameSite(rule)(court),
  },
  {
    places: ['cookie'],
    pattern: /It belongs to (?<domain>\S+) alone \(it was set without Domain\); this request goes to (?<host>\S+)\./,
    check: ({ domain }, court) => jarHas(court, cookie => cookie.hostOnly && cookie.domain === domain, `host-only of ${domain}`),
  },
  {
    places: ['cookie'],
    pattern: /Its Domain is (?<domain>\S+); this request goes to (?<host>\S+)\./,
    check: ({ domain }, court) => jarHas(court, cookie => !cookie.hostOnly && cookie.domain === domain, `Domain=${domain}`),
  },
  {
    places: ['cookie'],
    pattern: /It asks to be Secure, and came over plain http\./,
    check: (_, court) => (schemeOf(court) === 'http' ? null : 'it came over https'),
  },
  {
    places: ['cookie'],
    pattern: /There is a Secure cookie “(?<name>[^”]*)” already, and plain http may not replace it\./,
    check: (_, court) => (schemeOf(court) === 'http' ? null : 'it came over https'),
  },
  {
    places: ['cookie'],
    pattern: /Its Domain is (?<domain>.+?), a public suffix: (?<host>\S+) may not set cookies for everybody below it\./,
  },
  { places: ['cookie'], pattern: /Its Domain is (?<domain>.+?); (?<host>\S+) may name only itself or a parent of itself\./ },
  { places: ['cookie'], pattern: /A name that begins with (?<prefix>\S+) demands .+?, and https; one of them is missing\./ },
  { places: ['cookie'], pattern: /The browser’s reason: .+?\.$/ },
  // What the jar shows and the browser did not say: the tables of the trace tests hold these against the rules.
  {
    places: ['cookie'],
    pattern: /(?:Max-Age|Expires) asked for [^;]+; the browser keeps it (?<days>[\d.]+) d\./,
    check: ({ days = '0' }, court) => {
      const left = ((keptFor(court, nameOfJudged(court))?.expiresMs ?? 0) - (court.about.exchange?.at.wallMs ?? 0)) / 86_400_000
      return Math.abs(left - Number(days)) < 0.1 ? null : `the jar keeps it for ${left.toFixed(1)} d`
    },
  },
  {
    places: ['cookie'],
    pattern: /The browser could not read (?:Max-Age|Expires)=.*?, so the cookie lasts until it quits\./,
    check: (_, court) => (keptFor(court, nameOfJudged(court))?.expiresMs == null ? null : 'the jar keeps it for longer'),
  },
  {
    places: ['cookie'],
    pattern: /Max-Age and Expires disagree; Max-Age counts, and the browser keeps it (?<life>[^.]+)\./,
    check: ({ life = '' }, court) => {
      const left = (keptFor(court, nameOfJudged(court))?.expiresMs ?? 0) - (court.about.exchange?.at.wallMs ?? 0)
      const [min, max] = readDuration(life)
      return left > min - 90_000 && left < max + 90_000 ? null : `the jar keeps it for ${Math.round(left / 1000)} s`
    },
  },
  {
    places: ['cookie'],
    pattern: /Path=(?<given>.*?) was not taken; the browser keeps the cookie for (?<path>\S+)\./,
    check: ({ path }, court) => (keptFor(court, nameOfJudged(court))?.path === path ? null : heldNow(court, nameOfJudged(court))),
  },
  { places: ['cookie'], pattern: /Browsers know no SameSite=.*?; the cookie is kept as if SameSite were not there\./ },
  {
    places: ['cookie'],
    pattern: /Domain=(?<given>.*?) was ignored; the cookie is kept for this very host\./,
    check: (_, court) => (keptFor(court, nameOfJudged(court))?.hostOnly === true ? null : heldNow(court, nameOfJudged(court))),
  },
  { places: ['cookie'], pattern: /\S+ was given more than once; the last one counts, and the browser keeps .*?\.$/ },
  { places: ['cookie'], pattern: /Browsers know no attribute “.*?” and ignored it\./ },
  { places: ['cookie'], pattern: /\S+ has \d+ bytes; over 1024 the browser ignores .*?\.$/ },
]

export const cookieClaims: readonly Claim[] = [...verdicts, ...chips, ...rules, ...sentences]
