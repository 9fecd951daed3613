import type { Bilingual } from '../language.ts'
import type { NothingBecause, SetVerdict } from '../trace/cookie-verdict.ts'
import type { Cookie, CookieAddress } from '../trace/cookie.ts'
import { shown } from './shown.ts'

/* What a `Set-Cookie` meant and what the jar did, in sentences. */

type Nothing = Extract<SetVerdict, { readonly because: unknown }>

/** Where the rule stands that a field failed by; null: nobody names one. */
export const nothingRules: { readonly [Because in NothingBecause]: string } = {
  preflight: 'Fetch, "CORS-preflight fetch"',
  'no-credentials': 'Fetch, "HTTP-network fetch"',
  'not-secure': 'CHIPS, "Partitioned"',
  'no-such-cookie': 'RFC 6265bis, "Storage Model"',
}

/** Nothing came of the field: why, and what would have worked. */
export function sayNothing({ kind, because, others = [] }: Nothing, cookie: Cookie | null): readonly Bilingual[] {
  if (because === 'no-such-cookie') return sayNoSuchCookie(cookie, others)
  const why = because === null ? unexplained : nothingWords[because]
  const what: Bilingual =
    kind === 'not-stored'
      ? { en: 'The jar did not change.', ko: '쿠키 저장소는 바뀌지 않았습니다.' }
      : {
          en: 'It asks the browser to delete the cookie, and the jar did not change.',
          ko: '쿠키를 지우라는 줄이지만 쿠키 저장소는 바뀌지 않았습니다.',
        }
  return [what, why]
}

const nothingWords: { readonly [Because in Exclude<NothingBecause, 'no-such-cookie'>]: Bilingual } = {
  preflight: {
    en: 'A preflight goes without credentials, so the browser ignores the Set-Cookie of its response.',
    ko: '사전 요청(preflight)은 자격 증명 없이 보내므로 브라우저가 그 응답의 Set-Cookie를 무시합니다.',
  },
  'no-credentials': {
    en: 'The request went without credentials, so the browser ignores the Set-Cookie of its response. With credentials: "include" it would have counted.',
    ko: '자격 증명 없이 보낸 요청이라 브라우저가 그 응답의 Set-Cookie를 무시합니다. credentials: "include"로 보냈다면 처리했을 것입니다.',
  },
  'not-secure': {
    en: 'Partitioned needs Secure, so the browser dropped it. With Secure, over https, it would have been kept.',
    ko: 'Partitioned에는 Secure가 필요하므로 브라우저가 버렸습니다. https에서 Secure를 함께 썼다면 저장했을 것입니다.',
  },
}

const unexplained: Bilingual = {
  en: 'Chromium named no reason. The Set-Cookie of a request without credentials is ignored without a word: fetch with credentials: "omit", or to another origin without "include".',
  ko: 'Chromium이 이유를 밝히지 않았습니다. 자격 증명 없는 요청의 Set-Cookie는 아무 말 없이 무시됩니다(credentials: "omit"인 fetch, "include" 없이 다른 출처로 보낸 fetch).',
}

function sayNoSuchCookie(cookie: Cookie | null, others: readonly CookieAddress[]): readonly Bilingual[] {
  const [nearest] = others
  if (cookie === null || nearest === undefined) {
    const host = cookie === null ? { en: 'this host', ko: '이 호스트' } : { en: shown(cookie.domain), ko: shown(cookie.domain) }
    return [
      {
        en: `It asks the browser to delete the cookie, and the jar had none of this name for ${host.en}, its parent domains or its subdomains.`,
        ko: `쿠키를 지우라는 줄이지만, 쿠키 저장소에는 ${host.ko} 및 그 상위·하위 도메인에 이 이름의 쿠키가 없었습니다.`,
      },
    ]
  }
  const [name, means, has] = [shown(cookie.name), sayAddress(cookie), sayAddresses(others)]
  return [
    {
      en: `This line means ${means.en}; the jar has “${name}” at ${has.en}.`,
      ko: `이 줄이 가리키는 것은 ${means.ko}인데, 쿠키 저장소의 “${name}” 쿠키는 ${has.ko}입니다.`,
    },
    sayRemedy(cookie, nearest),
  ]
}

/** What the line would have had to say to mean the other cookie. */
function sayRemedy(meant: Cookie, other: CookieAddress): Bilingual {
  const wanted: Bilingual[] = []
  if (meant.path !== other.path) wanted.push(same(`Path=${shown(other.path)}`))
  if (other.hostOnly && !meant.hostOnly) {
    wanted.push({ en: `no Domain, from ${shown(other.domain)} itself`, ko: `Domain 없이 ${shown(other.domain)} 호스트가 직접 보내기` })
  } else if (other.domain !== meant.domain || other.hostOnly !== meant.hostOnly) {
    wanted.push(
      other.hostOnly
        ? { en: `a response of ${shown(other.domain)} itself`, ko: `${shown(other.domain)} 호스트의 응답` }
        : same(`Domain=${shown(other.domain)}`),
    )
  }
  if (meant.partitionKey !== other.partitionKey) {
    wanted.push(
      other.partitionKey === null
        ? { en: 'no Partitioned', ko: 'Partitioned 없이' }
        : { en: `Partitioned, under ${shown(other.partitionKey)}`, ko: `${shown(other.partitionKey)} 아래에서 Partitioned` },
    )
  }
  return {
    en: `To delete that one it takes ${wanted.map(({ en }) => en).join(' and ')}.`,
    ko: `그 쿠키를 지우려면 필요한 것: ${wanted.map(({ ko }) => ko).join(', ')}.`,
  }
}

/** Cookies of the same name that the jar holds beside it; null: there is none. */
export function sayOthers(others: readonly CookieAddress[], name: string, kind: 'stored' | 'replaced' | 'deleted'): Bilingual | null {
  if (others.length === 0) return null
  const [called, where] = [shown(name), sayAddresses(others)]
  if (kind === 'deleted') {
    return {
      en: `Still in the jar: “${called}” at ${where.en}.`,
      ko: `쿠키 저장소에는 아직 “${called}” 쿠키가 남아 있습니다: ${where.ko}.`,
    }
  }
  return {
    en: `The jar holds another cookie of this name: “${called}” at ${where.en}.`,
    ko: `같은 이름의 다른 쿠키도 있습니다: “${called}”, ${where.ko}.`,
  }
}

function sayAddress({ domain, hostOnly, path, partitionKey }: CookieAddress): Bilingual {
  const host = hostOnly ? shown(domain) : `Domain=${shown(domain)}`
  const under: Bilingual =
    partitionKey === null ? same('') : { en: `, partitioned under ${shown(partitionKey)}`, ko: `, 파티션 ${shown(partitionKey)}` }
  return { en: `Path=${shown(path)} of ${host}${under.en}`, ko: `${host}의 Path=${shown(path)}${under.ko}` }
}

function sayAddresses(addresses: readonly CookieAddress[]): Bilingual {
  const said = addresses.map(sayAddress)
  return { en: said.map(({ en }) => en).join('; '), ko: said.map(({ ko }) => ko).join('; ') }
}

const same = (text: string): Bilingual => ({ en: text, ko: text })

/** `isWaiting`: the jar has not been read since. */
export function sayNotKnown(isWaiting: boolean): Bilingual {
  return isWaiting
    ? { en: 'The jar has not been read since the response came.', ko: '응답이 온 뒤 아직 쿠키 저장소를 읽지 않았습니다.' }
    : { en: 'What the jar made of it could not be read.', ko: '쿠키 저장소에서 어떻게 되었는지 읽지 못했습니다.' }
}

export const replacedWords: Bilingual = {
  en: 'It takes the place of the one that was there.',
  ko: '이미 있던 쿠키를 대신합니다.',
}
