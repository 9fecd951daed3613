import { list, ofSome, type Claim } from './claim.ts'
import { neverArrived } from './receipt-claims.ts'
import { deletesNothing, isDeleted, isHeldBack, isNewlyStored, isNotStored, isReplaced, isSent } from './said-of-cookies.ts'

/* The words on a cookie, in its line and on its chip, and the other chips of a row. */

const verdicts: readonly Claim[] = [
  {
    places: ['cookie', 'chip'],
    pattern: /stored “(?<name>[^”]*)”/,
    ko: /(?:^|” )저장됨/,
    check: ({ name = '' }, court) => isNewlyStored(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /replaced “(?<name>[^”]*)”/,
    ko: /(?:^|” )교체됨/,
    check: ({ name = '' }, court) => isReplaced(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /not stored “(?<name>[^”]*)”/,
    ko: /(?:^|” )저장되지 않음/,
    check: ({ name = '' }, court) => isNotStored(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /deletes nothing “(?<name>[^”]*)”/,
    ko: /(?:^|” )지운 쿠키 없음/,
    check: ({ name = '' }, court) => deletesNothing(court, name),
  },
  { places: ['cookie', 'chip'], pattern: /not known “(?<name>[^”]*)”/, ko: /(?:^|” )알 수 없음/ },
  {
    places: ['cookie', 'chip'],
    pattern: /sent “(?<name>[^”]*)”/,
    ko: /(?:^|” )보냄/,
    check: ({ name = '' }, court) => isSent(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /held back “(?<name>[^”]*)”(?:: .+)?/,
    ko: /(?:^|” )안 보냄/,
    check: ({ name = '' }, court) => isHeldBack(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /deleted “(?<name>[^”]*)”/,
    ko: /(?:^|” )삭제됨/,
    check: ({ name = '' }, court) => isDeleted(court, name),
  },
  {
    places: ['cookie', 'chip'],
    pattern: /rejected “(?<name>[^”]*)”(?:: .+)?/,
    ko: /(?:^|” )거부됨/,
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
    check: (_, court) => ofSome(court, ({ status }) => (status === 304 ? null : `the server responded with ${status}`)),
  },
  {
    places: ['chip'],
    pattern: /allowed(?: “(?<user>.*)”)?$/,
    check: (_, court) => ofSome(court, ({ status }) => ((status ?? 0) < 400 ? null : `the server responded with ${status}`)),
  },
  { places: ['chip'], pattern: /refused(?: “(?<user>[^”]*)”)?: at “.*”$/, check: (_, court) => ofSome(court, () => null) },
  { places: ['chip'], pattern: /service worker responded(?:: .+)?$/ },
  { places: ['chip'], pattern: /by the browser itself: never reached the server/, check: (_, court) => neverArrived(court) },
  { places: ['chip'], pattern: /blocked “.*”$/ },
  { places: ['chip'], pattern: /waits before the server: verdicts hidden/ },
]

export const chipClaims: readonly Claim[] = [...verdicts, ...chips]
