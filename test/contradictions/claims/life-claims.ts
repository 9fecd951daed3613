import { changesNow, deedsNow } from '../truth/ledger.ts'
import type { Deed } from '../truth/facts.ts'
import { canDelete, hasLine } from './change-claims.ts'
import type { Claim, Court, Finding } from './claim.ts'
import { byResponse, byScript } from './event-claims.ts'

/* The life of a cookie: who set it, and how it ended. */

const places = ['life'] as const

/** Only the identity: the change of the jar that the sentence tells. */
function changeOf({ about: { event } }: Court) {
  return event?.kind === 'jar.changed' ? event : null
}

function setByResponse(court: Court): Finding {
  const change = changeOf(court)
  if (change === null) return null
  const has = [...court.ledger.wire.values()].some(record => hasLine(record, change.cookie.name, change.cookie.value))
  return has ? null : 'no response has such a line'
}

function endedByResponse(court: Court): Finding {
  const change = changeOf(court)
  if (change === null) return null
  return [...court.ledger.wire.values()].some(record => canDelete(record, change.cookie.name))
    ? null
    : 'no response has a line that deletes it'
}

const did = (kind: Deed['kind'], { ledger }: Court): Finding =>
  deedsNow(ledger).some(deed => deed.kind === kind) ? null : `nobody did that (${kind})`
const notByResponse = (court: Court): Finding => byResponse(court, changeOf(court)?.cookie.name ?? '')
const script = (court: Court): Finding => byScript(court, changeOf(court)?.cookie.name ?? '')

function jarSays(cause: string, court: Court): Finding {
  const own = changesNow(court.ledger).filter(change => change.name === changeOf(court)?.cookie.name && change.isRemoved)
  return own.length === 0 || own.some(change => change.cause === cause)
    ? null
    : `the jar says: ${own.map(change => change.cause).join(', ')}`
}

const set = '(?:Set: (?:Created|Overwritten)|Set again: (?:Set|Written) again) '
const end = '(?:, with the same value)?\\.'

const claims: readonly Omit<Claim, 'places'>[] = [
  { pattern: new RegExp(`${set}by the response to this request${end}`), check: (_, court) => setByResponse(court) },
  { pattern: new RegExp(`${set}by hand, in the inspector${end}`), check: (_, court) => did('by-hand', court) },
  { pattern: new RegExp(`${set}by a script of the page${end}`), check: (_, court) => script(court) },
  { pattern: new RegExp(`${set}not by a response that was seen${end}`), check: (_, court) => notByResponse(court) },
  {
    pattern: new RegExp(`${set}by the lab clock, which shortens its remaining life${end}`),
    check: (_, court) => did('clock-moved', court),
  },
  {
    pattern: new RegExp(`${set}(?:as the browser quit|as site data was cleared|by something that was not recorded)${end}`),
    check: (_, court) => notByResponse(court),
  },
  { pattern: /Ended: A Set-Cookie with an expiry in the past deleted it\./, check: (_, court) => endedByResponse(court) },
  {
    pattern: /Ended: The Clear-Site-Data of a response deleted it\./,
    check: (_, { ledger }) =>
      [...ledger.wire.values()].some(({ responseHeaders }) => responseHeaders.some(([name]) => name.toLowerCase() === 'clear-site-data'))
        ? null
        : 'no response has Clear-Site-Data',
  },
  { pattern: /Ended: Its lifetime ended\./, check: (_, court) => jarSays('expired', court) },
  { pattern: /Ended: The browser evicted it: its jar held too many cookies\./, check: (_, court) => jarSays('evicted', court) },
  { pattern: /Ended: The browser was quit\./, check: (_, court) => (changeOf(court)?.profile === 'private' ? null : did('quit', court)) },
  { pattern: /Ended: The site’s data was cleared\./, check: (_, court) => did('cleared', court) },
  { pattern: /Ended: The lab clock moved past its expiry\./, check: (_, court) => did('clock-moved', court) },
  { pattern: /Ended: It was deleted in the inspector\./, check: (_, court) => did('by-hand', court) },
  { pattern: /Ended: A script of the page deleted it\./, check: (_, court) => script(court) },
  {
    pattern: /Ended: It was removed(?:; by whom was not recorded|, and not by a response that was seen)\./,
    check: (_, court) => notByResponse(court),
  },
]

export const lifeClaims: readonly Claim[] = claims.map(claim => ({ places, ...claim }))
