import type { Bilingual } from '../language.ts'
import type { ExchangeWants } from './exchange-misses.ts'

/** One thing that is said of a request. Korean joins clauses by their last verb: `link` when another follows, `end` when none does. */
interface Clause {
  readonly en: string
  readonly link: string
  readonly end: string
}

/** "GET https://shop.test/session/admin in tab A is answered with 403 and is refused by the check `role-allowed`." */
export function describeExchange(wants: ExchangeWants): Bilingual {
  const name = `${wants.method ?? ''} ${wants.url}`.trim()
  const clauses = listClauses(wants)
  const subject = {
    en: `${name}${wants.tab === undefined ? '' : ` in tab ${wants.tab}`}`,
    ko: `${wants.tab === undefined ? '' : `${wants.tab} 탭의 `}${name} 요청`,
  }
  if (clauses.length === 0) return { en: `${subject.en} is made.`, ko: `${subject.ko}이 있습니다.` }
  const last = clauses.at(-1)
  const before = clauses.slice(0, -1)
  return {
    en: `${subject.en} ${before.map(({ en }) => en).join(', ')}${before.length === 0 ? '' : ' and '}${last?.en ?? ''}.`,
    ko: `${subject.ko}: ${[...before.map(({ link }) => link), last?.end ?? ''].join(', ')}.`,
  }
}

function listClauses(wants: ExchangeWants): Clause[] {
  return [
    ...(wants.status === undefined
      ? []
      : [{ en: `is answered with ${wants.status}`, link: `응답 상태가 ${wants.status}이고`, end: `응답 상태가 ${wants.status}입니다` }]),
    ...headerClauses(wants.requestHeaders, { en: 'carries', ko: '요청' }),
    ...headerClauses(wants.responseHeaders, { en: 'gets a response with', ko: '응답' }),
    ...cookieClauses(wants),
    ...cacheClauses(wants.servedFromCache),
    ...hopClauses(wants.hops),
    ...decisionClauses(wants.decision),
  ]
}

function headerClauses(wants: ExchangeWants['requestHeaders'], { en, ko }: Bilingual): Clause[] {
  return Object.entries(wants ?? {}).map(([name, want]) => {
    if (want === true)
      return { en: `${en} \`${name}\``, link: `${ko}에 \`${name}\` 헤더가 있고`, end: `${ko}에 \`${name}\` 헤더가 있습니다` }
    if (want === false)
      return { en: `${en} no \`${name}\``, link: `${ko}에 \`${name}\` 헤더가 없고`, end: `${ko}에 \`${name}\` 헤더가 없습니다` }
    const what = `${ko}의 \`${name}\` 헤더가 /${want}/ 패턴과`
    return { en: `${en} a \`${name}\` that matches /${want}/`, link: `${what} 맞고`, end: `${what} 맞습니다` }
  })
}

function cookieClauses(wants: ExchangeWants): Clause[] {
  type Verb = readonly [link: string, end: string]
  const all = (names: readonly string[], en: (list: string) => string, [link, end]: Verb): Clause[] => {
    if (names.length === 0) return []
    const list = names.join(', ')
    return [
      {
        en: en(`${names.length === 1 ? 'the cookie' : 'the cookies'} ${list}`),
        link: `${list} 쿠키를 ${link}`,
        end: `${list} 쿠키를 ${end}`,
      },
    ]
  }
  const quoted = (names: readonly string[] = []): string[] => names.map(name => `\`${name}\``)
  const withReasons = (wanted: ExchangeWants['heldBack'] = {}): string[] =>
    Object.entries(wanted).map(([name, reasons]) => `\`${name}\` (${[reasons].flat().join(', ')})`)
  return [
    ...all(quoted(wants.sent), list => `carries ${list}`, ['보내고', '보냅니다']),
    ...all(withReasons(wants.heldBack), list => `goes without ${list}`, ['보내지 않고', '보내지 않습니다']),
    ...all(quoted(wants.stored), list => `brings ${list}`, ['저장하고', '저장합니다']),
    ...all(quoted(wants.deleted), list => `takes ${list} away`, ['삭제하고', '삭제합니다']),
    ...all(withReasons(wants.rejected), list => `has ${list} rejected`, ['거부하고', '거부합니다']),
  ]
}

function cacheClauses(wanted: boolean | undefined): Clause[] {
  if (wanted === undefined) return []
  if (wanted) return [{ en: 'is served from the cache', link: '캐시에서 가져오고', end: '캐시에서 가져옵니다' }]
  return [{ en: 'is not served from the cache', link: '캐시에서 가져오지 않고', end: '캐시에서 가져오지 않습니다' }]
}

function hopClauses(wanted: number | undefined): Clause[] {
  if (wanted === undefined) return []
  const en = `is on the wire as ${wanted === 1 ? 'one request' : `${wanted} requests`}`
  return [{ en, link: `통신에 나간 요청이 ${wanted}개이고`, end: `통신에 나간 요청이 ${wanted}개입니다` }]
}

function decisionClauses(wants: ExchangeWants['decision']): Clause[] {
  if (wants === undefined) return []
  const { outcome, refusedBy, code, passed = [], user } = wants
  const clauses = passed.length === 0 ? [] : [passedClause(passed)]
  if (refusedBy !== undefined || outcome === 'refused' || (code !== undefined && code !== 'ok')) {
    const at = refusedBy === undefined ? { en: '', ko: '' } : { en: ` by the check \`${refusedBy}\``, ko: ` \`${refusedBy}\` 검사에서` }
    const why = code === undefined ? '' : ` (${code})`
    clauses.push({ en: `is refused${at.en}${why}`, link: `서버가${at.ko} 거절하고${why}`, end: `서버가${at.ko} 거절합니다${why}` })
  } else if (outcome === 'allowed' || code === 'ok') clauses.push({ en: 'is allowed', link: '서버가 허용하고', end: '서버가 허용합니다' })
  if (user === null)
    clauses.push({ en: 'is from a client that the server does not know', link: '서버가 누구인지 모르고', end: '서버가 누구인지 모릅니다' })
  else if (user !== undefined)
    clauses.push({ en: `is from ${user}`, link: `서버가 알아본 사용자는 \`${user}\`이고`, end: `서버가 알아본 사용자는 \`${user}\`입니다` })
  return clauses
}

/** More than three are counted: a lesson wants to be read. */
function passedClause(passed: readonly string[]): Clause {
  const [first = '', last = ''] = [passed[0], passed.at(-1)]
  const isLong = passed.length > 3
  const names = passed.map(name => `\`${name}\``).join(', ')
  const ko = isLong ? `\`${first}\`부터 \`${last}\`까지 검사 ${passed.length}개를` : `${names} 검사를`
  const en = isLong ? `the ${passed.length} checks from \`${first}\` to \`${last}\`` : names
  return { en: `passes ${en}`, link: `${ko} 통과하고`, end: `${ko} 통과합니다` }
}
