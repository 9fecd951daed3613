import type { Claim, Court, Finding, Groups } from './claim.ts'
import { nameOfJudged } from './judged-cookie.ts'
import { deletesNothing, heldNow, isDeleted, isNotStored, isReplaced, isStored, keptFor, liesAt, noneSent } from './said-of-cookies.ts'

/* What is said of a `Set-Cookie` and of what the jar did with it. */

/** How long a text of the app says, at least and at most: two units, cut off below. */
export function readDuration(text: string): readonly [min: number, max: number] {
  const units: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, min: 60_000, s: 1000 }
  const parts = [...text.matchAll(/([\d.]+) (d|h|min|s)/g)].map(([, count = '0', unit = 's']) => [Number(count), units[unit] ?? 0] as const)
  const least = parts.reduce((sum, [count, unit]) => sum + count * unit, 0)
  return [least, least + (parts.at(-1)?.[1] ?? 1000)]
}

/** The jar counts in whole seconds, and the judgement came a moment after the response. */
export const slackMs = 5000

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

/** The words round to whole minutes. */
function livesFor(court: Court, life: string): Finding {
  const left = (keptFor(court, nameOfJudged(court))?.expiresMs ?? 0) - (court.about.exchange?.at.wallMs ?? 0)
  const [min, max] = readDuration(life)
  return left > min - 90_000 && left < max + 90_000 ? null : `the jar keeps it for ${Math.round(left / 1000)} s`
}

function hadNone({ about: { exchange }, ledger, wires }: Court, name: string, host: string): Finding {
  if (exchange?.profile == null || wires.some(({ event }) => event !== ledger.event)) return null
  // One of several requests of the same event may have taken it before.
  if (ledger.changes.some(change => change.event === ledger.event && change.name === name)) return null
  const isNear = (domain: string): boolean => domain === host || domain.endsWith(`.${host}`) || host.endsWith(`.${domain}`)
  const held = ledger.jarsBefore[exchange.profile].filter(cookie => cookie.name === name && isNear(cookie.domain))
  return held.length === 0 ? null : `the jar had ${held.map(({ domain, path }) => `${name} of ${domain}, Path=${path}`).join(' and ')}`
}

export const keptClaims: readonly Claim[] = [
  {
    places: ['cookie'],
    pattern:
      /Kept (?<life>until the browser quits|for [^,]+), for (?<host>[^ ]+) (?<scope>alone|and its subdomains)(?<https>, over https only)?(?<scripts>, out of reach of scripts)?\./,
    check: checkKept,
  },
  { places: ['cookie'], pattern: /The browser keeps it\./, check: (_, court) => isStored(court, nameOfJudged(court)) },
  {
    places: ['cookie'],
    pattern: /Its expiry is in the past, so the browser removed the cookie\./,
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
    check: (_, { about }) => (about.exchange?.method === 'OPTIONS' ? null : `the method is ${about.exchange?.method}`),
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
    pattern:
      /It asks the browser to delete the cookie, and the jar had none of this name for (?<host>\S+), its parent domains or its subdomains\./,
    check: ({ host = '' }, court) => hadNone(court, nameOfJudged(court), host),
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
  // What the jar shows and the browser did not say: the tables of the trace tests hold these against the rules.
  {
    places: ['cookie'],
    pattern: /(?:Max-Age|Expires) asked for [^;]+; the browser keeps it for (?<days>[\d.]+) d\./,
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
    pattern: /The browser could not read Max-Age=.*?, so Expires counts, and it keeps the cookie (?<life>[^.]+)\./,
    check: ({ life = '' }, court) => livesFor(court, life),
  },
  {
    places: ['cookie'],
    pattern: /Max-Age and Expires disagree; Max-Age counts, and the browser keeps it for (?<life>[^.]+)\./,
    check: ({ life = '' }, court) => livesFor(court, life),
  },
  {
    places: ['cookie'],
    pattern: /Path=(?<given>.*?) was not taken; the browser keeps the cookie for (?<path>\S+)\./,
    check: ({ path }, court) => (keptFor(court, nameOfJudged(court))?.path === path ? null : heldNow(court, nameOfJudged(court))),
  },
  { places: ['cookie'], pattern: /Browsers do not know SameSite=.*?; the cookie is kept as if SameSite were not there\./ },
  {
    places: ['cookie'],
    pattern: /Domain=(?<given>.*?) was ignored; the cookie is kept for this host only\./,
    check: (_, court) => (keptFor(court, nameOfJudged(court))?.hostOnly === true ? null : heldNow(court, nameOfJudged(court))),
  },
  { places: ['cookie'], pattern: /\S+ was given more than once; the last one counts, and the browser keeps .*?\.$/ },
  { places: ['cookie'], pattern: /Browsers do not know the attribute “.*?” and ignore it\./ },
  { places: ['cookie'], pattern: /\S+ has \d+ bytes; over 1024 the browser ignores .*?\.$/ },
]
