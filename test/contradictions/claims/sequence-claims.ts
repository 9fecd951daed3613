import { cookieLines } from '../truth/read-lines.ts'
import { list, ofSome, type Claim, type Court, type Finding } from './claim.ts'
import { hasNotSettled, isUnanswered, neverArrived } from './receipt-claims.ts'
import { deletesNothing, isDeleted, isHeldBack, isNewlyStored, isNotStored, isReplaced, isSent } from './said-of-cookies.ts'

/* The sequence picture: arrows between browser and server, and the marks beside them. */

const places = ['sequence'] as const

/** `a, b stored: why` */
const each = (names: string | undefined, court: Court, check: (court: Court, name: string) => Finding): Finding =>
  (names ?? '')
    .split(', ')
    .map(name => check(court, name))
    .find(finding => finding !== null) ?? null

const marks: readonly (readonly [word: string, check: ((court: Court, name: string) => Finding) | null])[] = [
  ['sent', isSent],
  ['held back', isHeldBack],
  ['stored', isNewlyStored],
  ['replaced', isReplaced],
  ['deleted', isDeleted],
  ['deletes nothing', deletesNothing],
  ['not known', null],
  ['rejected', isNotStored],
]

function sets(court: Court, names: readonly string[]): Finding {
  return ofSome(court, record => {
    const real = cookieLines(record).map(({ name }) => name)
    const isSame = real.length === names.length
    return isSame ? null : `the response has Set-Cookie for ${real.join(', ') || 'nothing'}`
  })
}

const claims: readonly Omit<Claim, 'places'>[] = [
  { pattern: /request: asks again by itself/, check: (_, { wires }) => (wires.length > 1 ? null : 'it was asked once') },
  { pattern: /request: request not captured/ },
  { pattern: /request: [A-Z]+ (?:\(http\) )?\/.*$/s, check: (_, court) => ofSome(court, () => null) },
  { pattern: /request that never left: .*$/s, check: (_, court) => neverArrived(court) },
  {
    pattern: /answer: (?<status>\d+)(?: → (?<target>\S+))?(?: Set-Cookie: (?<names>.*))?$/s,
    check: ({ status, names }, court) =>
      ofSome(court, record => (`${record.status}` === status ? null : `the server responded with ${record.status ?? 'nothing'}`)) ??
      sets(court, names === undefined ? [] : names.split(', ')),
  },
  ...marks.map(([word, check]): Omit<Claim, 'places'> => ({
    pattern: new RegExp(`mark: (?<names>(?:(?!not stored$).)+?) ${word}(?:: .*)?$`, 's'),
    ...(check === null ? {} : { check: ({ names }, court) => each(names, court, check) }),
  })),
  { pattern: /mark: (?<names>.+) not stored$/s, check: ({ names }, court) => each(names, court, isNotStored) },
  {
    pattern: /mark: Authorization: (?<scheme>.*)$/s,
    check: ({ scheme = '' }, court) =>
      court.wires.length === 0
        ? null
        : ofSome(court, record =>
            list(record.headers, 'authorization')[0]?.startsWith(scheme) === true ? null : 'no such Authorization arrived',
          ),
  },
  { pattern: /mark: from cache: never reached the server/, check: (_, court) => neverArrived(court) },
  {
    pattern: /mark: not modified: the cached copy is still good/,
    check: (_, court) => ofSome(court, ({ status }) => (status === 304 ? null : `the server responded with ${status}`)),
  },
  { pattern: /mark: (?:no response yet|held, never reached the server)/, check: (_, court) => isUnanswered(court) ?? hasNotSettled(court) },
  { pattern: /mark: service worker responded(?:: .+)?$/ },
  { pattern: /mark: by the browser itself: never reached the server/, check: (_, court) => neverArrived(court) },
  { pattern: /mark: not sent yet/, check: (_, court) => neverArrived(court) },
  { pattern: /mark: (?:canceled|no response for the page|the client went away)/, check: (_, court) => hasNotSettled(court) },
  { pattern: /mark: [^:]+: no$/ },
]

export const sequenceClaims: readonly Claim[] = claims.map(claim => ({ places, ...claim }))
