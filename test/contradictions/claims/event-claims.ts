import type { Deed } from '../truth/facts.ts'
import { changesNow, deedsNow } from '../truth/ledger.ts'
import { canDelete, hasLine } from './change-claims.ts'
import { list, type Claim, type Court, type Finding } from './claim.ts'

/* What happened without a request: rows of the timeline and, in the story, with the name of the browser in front. */

const places = ['row', 'story'] as const
const cookie = 'Cookie “(?<name>[^”]*)” of (?<host>\\S+)'

const did = (kind: Deed['kind'], court: Court): Finding =>
  deedsNow(court.ledger).some(deed => deed.kind === kind) ? null : `nobody did that (${kind})`

/** The responses of this event that can have put the cookie into the jar, or taken it out. */
export function byResponse({ about, ledger }: Court, name: string): string | null {
  const { event } = about
  if (event?.kind !== 'jar.changed') return null
  const value = event.change === 'set' ? event.cookie.value : null
  // Where a script wrote the same cookie in the same event, either may have been it.
  if (value === null && deedsNow(ledger).some(deed => deed.kind === 'script-wrote' && deed.name === name)) return null
  const found = [...ledger.wire.values()].find(record => {
    if (record.event !== ledger.event || record.status === null) return false
    if (event.change === 'removed' && list(record.responseHeaders, 'clear-site-data').some(field => /"cookies"|\*/.test(field))) return true
    return value === null ? canDelete(record, name) : hasLine(record, name, value)
  })
  return found === undefined ? null : `${found.method} ${found.url} did, by its response`
}

export function byScript(court: Court, name: string): Finding {
  const { event } = court.about
  if (event?.kind !== 'jar.changed') return null
  const wrote = deedsNow(court.ledger).some(
    deed =>
      deed.kind === 'script-wrote' &&
      deed.profile === event.profile &&
      deed.name === name &&
      (deed.value === event.cookie.value || event.change === 'removed'),
  )
  return wrote ? null : (byResponse(court, name) ?? 'no script wrote it')
}

/** The jar's own event of the same change. */
function jarSaid({ about, ledger }: Court, causes: readonly string[]): Finding {
  const { event } = about
  if (event?.kind !== 'jar.changed') return null
  const own = changesNow(ledger).filter(change => change.name === event.cookie.name && change.isRemoved)
  return own.length === 0 || own.some(({ cause }) => causes.includes(cause))
    ? null
    : `the jar says: ${own.map(({ cause }) => cause).join(', ')}`
}

const item = '“(?<key>.*?)” in the (?:localStorage|sessionStorage) of .+?'

const inPage = (court: Court): Finding =>
  deedsNow(court.ledger).some(({ kind }) => kind === 'item-by-hand') &&
  !deedsNow(court.ledger).some(({ kind }) => kind !== 'item-by-hand' && kind !== 'asked')
    ? 'it was edited by hand'
    : null

function openedAs(kinds: readonly ('tab' | 'popup' | 'duplicate')[], court: Court): Finding {
  const opened = deedsNow(court.ledger).flatMap(deed => (deed.kind === 'tab-opened' ? [deed.as] : []))
  return opened.length === 0 || opened.some(as => kinds.includes(as)) ? null : `it was opened as ${opened.join(', ')}`
}

const claims: readonly Omit<Claim, 'places'>[] = [
  { pattern: /(?:Laptop|Phone|Private):/ },
  {
    pattern: new RegExp(`${cookie} was set without a request: by a script of the page\\.`),
    ko: /스크립트/,
    check: ({ name = '' }, court) => byScript(court, name),
  },
  {
    pattern: new RegExp(`${cookie} was (?:set|removed), and not by a response that was seen\\.`),
    ko: /관찰된 응답이/,
    check: ({ name = '' }, court) => byResponse(court, name),
  },
  { pattern: new RegExp(`${cookie} was (?:edited|deleted) in the inspector\\.`), check: (_, court) => did('by-hand', court) },
  { pattern: new RegExp(`${cookie} is gone: a session cookie ends when the browser quits\\.`), check: (_, court) => isQuit(court) },
  { pattern: new RegExp(`${cookie} is gone with the browser\\.`), check: (_, court) => isQuit(court) },
  { pattern: new RegExp(`${cookie} is over: the lab clock has passed its expiry\\.`), check: (_, court) => did('clock-moved', court) },
  {
    pattern: new RegExp(`${cookie} expired\\.`),
    // Chromium’s word for a lifetime that ended by itself; what a response takes out is `expired-overwrite`.
    check: (_, court) => jarSaid(court, ['expired']),
  },
  { pattern: new RegExp(`${cookie} was evicted: the jar held too many\\.`), check: (_, court) => jarSaid(court, ['evicted']) },
  { pattern: new RegExp(`${cookie} was removed without a request\\.`), check: ({ name = '' }, court) => byResponse(court, name) },
  {
    pattern: new RegExp(`${item} was (?:written|changed|removed) in the inspector\\.`, 's'),
    check: (_, court) => did('item-by-hand', court),
  },
  { pattern: new RegExp(`${item} was (?:written|changed|removed)\\.`, 's'), check: (_, court) => inPage(court) },
  { pattern: /(?:localStorage|sessionStorage) of .+? is gone with the private browser\./ },
  { pattern: /(?:localStorage|sessionStorage) of .+? was cleared in the inspector\./, check: (_, court) => did('item-by-hand', court) },
  { pattern: /(?:localStorage|sessionStorage) of .+? was cleared\./ },
  { pattern: /“.*?” was found in the (?:localStorage|sessionStorage) of .+?\.$/s },
  { pattern: /The tab was closed; its sessionStorage went with it\./ },
  { pattern: /The tab crashed; its sessionStorage is lost.*?\./, check: () => 'no tab has crashed' },
  { pattern: /Asked for .+?, outside the lab; nothing left this machine\./, check: () => 'nobody asked for an address outside the lab' },
  { pattern: /the browser was quit\./, check: (_, court) => did('quit', court) },
  { pattern: /the browser was started\./ },
  { pattern: /all site data was cleared\./, check: (_, court) => did('cleared', court) },
  { pattern: /the data of \S+ was cleared\./, check: (_, court) => did('cleared', court) },
  {
    pattern: /a tab was duplicated; Crumbtrail copied its sessionStorage, as Chrome does\./,
    check: (_, court) => openedAs(['duplicate'], court),
  },
  { pattern: /a page opened a popup\./, check: (_, court) => openedAs(['popup'], court) },
  { pattern: /a tab was opened\./, check: (_, court) => openedAs(['tab'], court) },
  { pattern: /The lab was reset: every jar, storage and session is empty\./ },
  {
    pattern: /The lab clock went forward by .+?, for the server and for the lifetime of cookies\./,
    check: (_, court) => did('clock-moved', court),
  },
  { pattern: /The shop’s server was restarted: what it kept in memory alone is gone\./, check: (_, court) => did('server-asked', court) },
  { pattern: /The server ended the session of .+?: .+?\.$/ },
  { pattern: /\S+ now has the (?:role|permission) .+?\.$/, check: (_, court) => did('server-asked', court) },
  { pattern: /\S+ now has no permission beside the role\./, check: (_, court) => did('server-asked', court) },
  { pattern: /Tokens of \S+ count from version \d+ on; older ones are revoked\./ },
  { pattern: /\S+ (?:signed up|is no longer a user|is a user)\./ },
  { pattern: /A token of \S+ (?:was put on|left) the denylist.*?\.$/ },
  { pattern: /A refresh token of \S+: .+?\.$/ },
  { pattern: /The server now signs with the new key \S+\./ },
  { pattern: /The key \S+ (?:no longer signs|was retired); tokens that it signed are .+?\.$/ },
  { pattern: /“.+?” was set by hand: .+?\.$/ },
]

/** With its last page the private browser is gone as well. */
const isQuit = (court: Court): Finding => {
  const { event } = court.about
  return event?.kind === 'jar.changed' && event.profile === 'private' ? null : did('quit', court)
}

export const eventClaims: readonly Claim[] = claims.map(claim => ({ places, ...claim }))
