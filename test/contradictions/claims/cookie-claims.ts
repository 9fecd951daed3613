import { cookieCauses } from '@shared/words/cookie-reasons.ts'
import type { WireRecord } from '../truth/facts.ts'
import { list, ofSome, type Claim, type Court, type Finding } from './claim.ts'
import { jarHas, nameOfJudged } from './judged-cookie.ts'
import { isSent } from './said-of-cookies.ts'

/* Why a cookie went along or did not, and why a `Set-Cookie` was refused. */

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

const siteOfOrigin = (address: string): string => {
  const { protocol, hostname } = new URL(address)
  return `${protocol}//${hostname.split('.').slice(-2).join('.')}`
}

/**
 * Who started the request. `Sec-Fetch-Site` counts each address on the way (Fetch Metadata, 2.3), cookies the last alone (RFC 6265bis, 5.2, as
 * Chromium does it): where HSTS turned http into https, the field says cross-site of what a page of the same site asked for.
 */
function siteOf({ ledger }: Court, record: WireRecord): string | null {
  const site = told(record, 'site')
  if (site !== 'cross-site') return site
  const asked = ledger.deeds.find(deed => deed.kind === 'asked' && deed.url.replace(/^http:/, 'https:') === record.url)
  const from = asked?.kind === 'asked' && asked.url !== record.url ? asked.from : undefined
  return from !== undefined && siteOfOrigin(from) === siteOfOrigin(record.url) ? 'same-site' : site
}

const siteIs =
  (wanted: readonly string[]) =>
  (court: Court): Finding =>
    court.wires.length === 0
      ? null
      : ofSome(court, record => {
          const site = siteOf(court, record)
          return site === null || wanted.includes(site)
            ? null
            : `it is ${site}; the request came with Sec-Fetch-Site: ${told(record, 'site')}`
        })

const methodIs =
  (method: string) =>
  ({ about }: Court): Finding =>
    about.exchange?.method === method ? null : `the method is ${about.exchange?.method}`

const schemeOf = ({ about }: Court): string => (about.exchange?.url ?? '').split(':', 1)[0] ?? ''

/** The general rules: they say what a browser does, not what this one did. */
const rules: readonly Claim[] = [...new Set(Object.values(cookieCauses).map(({ sentence }) => sentence.en))].map(sentence => ({
  places: ['cookie'],
  pattern: new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
}))

/** The rule, and who counts as the one who started the request. */
const whyFrom =
  '(?:(?<rule>SameSite=\\w+|It has no SameSite and counts as Lax), and )(?:the browser counts this request as started from another site|the frame that asks stands in a page of \\S+, another site|the request was started from (?<from>[^,:]+(?:://[^,:]+)?)(?:: the same domain over \\w+ counts as another site|, another site))\\.'

const sameSite =
  (rule: string | undefined) =>
  (court: Court): Finding => {
    const wanted = rule?.startsWith('SameSite=') === true ? rule.slice('SameSite='.length) : 'unspecified'
    return court.about.judged?.line == null ? jarHas(court, cookie => cookie.sameSite === wanted, wanted) : null
  }

const sentences: readonly Claim[] = [
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
    pattern: /\(Within two minutes of being set it would also have gone with this POST\.\)/,
    check: (_, court) =>
      methodIs('POST')(court) ??
      isPageOpened(court) ??
      siteIs(['cross-site'])(court) ??
      jarHas(court, cookie => cookie.sameSite === 'unspecified', 'without SameSite'),
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
    pattern: new RegExp(
      `${whyFrom} From there it goes along only when the page of the tab itself is opened, and this opens a frame within a page\\.`,
    ),
    check: ({ rule }, court) => isNoPage(court) ?? siteIs(['cross-site'])(court) ?? sameSite(rule)(court),
  },
  {
    places: ['cookie'],
    pattern: /In a frame within a page of (?<from>[^;]+?), and SameSite=None lets it(?=;)/,
    check: (_, court) => isNoPage(court) ?? jarHas(court, cookie => cookie.sameSite === 'None', 'SameSite=None'),
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
]

export const cookieClaims: readonly Claim[] = [...rules, ...sentences]
