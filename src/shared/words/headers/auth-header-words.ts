import { listMembers, readDirective } from '../../web/field-value.ts'
import type { Bilingual } from '../../language.ts'
import type { Explained, ExplainedPart } from '../explained.ts'
import { shown } from '../shown.ts'
import type { HeaderTable } from './header-entry.ts'

/** Who asks, and how a server says that it wants to know. */
export const authHeaderWords: HeaderTable = {
  authorization: {
    sentence: {
      en: 'The credential by which the server authenticates the request: it shows who is asking. A script puts it there, or the browser itself after a Basic prompt.',
      ko: '서버가 인증(authentication)에 쓰는 자격 증명으로, 누가 요청하는지 보여 줍니다. 스크립트가 넣거나, Basic 창에 입력한 뒤에는 브라우저가 스스로 넣습니다.',
    },
    rule: 'RFC 9110 §11.6.2',
    read(value) {
      const scheme = value.trim().split(/\s+/, 1)[0] ?? ''
      const words = known(sentCredentials, scheme.toLowerCase())
      return [{ term: scheme, ...(words ?? otherScheme) }]
    },
  },
  'www-authenticate': {
    sentence: {
      en: 'The server’s challenge: which kind of credential it wants. A 401 must carry it.',
      ko: '어떤 자격 증명이 필요한지 알리는 서버의 요구입니다. 401 응답에는 반드시 있어야 합니다.',
    },
    rule: 'RFC 9110 §11.6.1, §15.5.2',
    read: readChallenges,
  },
  'proxy-authorization': {
    sentence: {
      en: 'A credential for the proxy on the way, not for the site.',
      ko: '사이트가 아니라 중간 프록시에 보이는 자격 증명입니다.',
    },
    rule: 'RFC 9110 §11.7.2',
  },
}

const otherScheme: Explained = {
  sentence: { en: 'The way in which the credential is written.', ko: '자격 증명을 적는 방식입니다.' },
  rule: 'RFC 9110 §11.1',
}

const sentCredentials: Readonly<Record<string, Explained>> = {
  basic: {
    sentence: {
      en: 'Name and password in Base64, which hides nothing; the browser sends them again with each request to the same space, unasked.',
      ko: '이름과 비밀번호를 Base64로 적은 것이며, 감추는 효과는 없습니다. 브라우저는 같은 보호 공간의 요청마다 묻지 않고 다시 보냅니다.',
    },
    rule: 'RFC 7617 §2, §2.2',
  },
  bearer: {
    sentence: {
      en: 'A token that works for anyone who has it: nothing binds it to this browser.',
      ko: '가진 사람이면 누구나 쓸 수 있는 토큰입니다. 이 브라우저에 묶여 있지 않습니다.',
    },
    rule: 'RFC 6750 §1.2, §2.1',
  },
  digest: {
    sentence: { en: 'A hash of the password and of a number that the server gave.', ko: '비밀번호와 서버가 준 값을 함께 해시한 것입니다.' },
    rule: 'RFC 7616 §3.4',
  },
  dpop: {
    sentence: {
      en: 'A token that is of use only together with a proof of a private key (field DPoP).',
      ko: '개인 키를 가졌다는 증명(DPoP 필드)과 함께여야 쓸 수 있는 토큰입니다.',
    },
    rule: 'RFC 9449 §7.1',
  },
}

const challenges: Readonly<Record<string, Explained>> = {
  basic: {
    sentence: {
      en: 'The server wants a name and a password. The browser itself opens the prompt; the page has no part in it.',
      ko: '이름과 비밀번호를 요구합니다. 페이지가 아니라 브라우저가 직접 입력 창을 엽니다.',
    },
    rule: 'RFC 7617 §2',
  },
  bearer: {
    sentence: {
      en: 'The server wants a token. The browser does nothing by itself: a script has to send one.',
      ko: '토큰을 요구합니다. 브라우저가 스스로 하는 일은 없고 스크립트가 보내야 합니다.',
    },
    rule: 'RFC 6750 §3',
  },
  digest: sentCredentials['digest'] ?? otherScheme,
  dpop: sentCredentials['dpop'] ?? otherScheme,
}

const parameters: Readonly<Record<string, (argument: string) => Explained>> = {
  realm: () => ({
    sentence: {
      en: 'The protection space: the same credential is good for every address of this host in it.',
      ko: '보호 공간의 이름입니다. 이 호스트에서 같은 공간에 속한 주소에는 같은 자격 증명을 씁니다.',
    },
    rule: 'RFC 9110 §11.5',
  }),
  charset: () => ({
    sentence: { en: 'How name and password are to be written as bytes.', ko: '이름과 비밀번호를 바이트로 적는 방식입니다.' },
    rule: 'RFC 7617 §2.1',
  }),
  scope: () => ({
    sentence: { en: 'Which rights a token would need.', ko: '토큰에 필요한 권한 범위입니다.' },
    rule: 'RFC 6750 §3',
  }),
  error: argument => ({ sentence: bearerErrors[argument] ?? bearerError, rule: 'RFC 6750 §3.1' }),
  error_description: () => ({
    sentence: { en: 'An explanation for developers.', ko: '개발자를 위한 설명입니다.' },
    rule: 'RFC 6750 §3',
  }),
}

const bearerError: Bilingual = { en: 'Why the token was refused.', ko: '토큰을 거절한 이유입니다.' }
const bearerErrors: Readonly<Record<string, Bilingual>> = {
  invalid_token: {
    en: 'The token is expired, taken back, broken or not genuine. A client may get a new one and try again.',
    ko: '토큰이 만료되었거나 철회되었거나 깨졌거나 진짜가 아닙니다. 새 토큰을 받아 다시 시도할 수 있습니다.',
  },
  invalid_request: {
    en: 'The request itself is wrong: a parameter is missing, or two tokens came.',
    ko: '요청 자체가 잘못되었습니다. 빠진 값이 있거나 토큰이 둘 이상 왔습니다.',
  },
  insufficient_scope: {
    en: 'The token is good, and its rights are not enough.',
    ko: '토큰은 유효하지만 권한이 부족합니다.',
  },
}

/** A list in which commas divide both challenges and their parameters (RFC 9110 §11.6.1): a word without `=` in front begins a challenge. */
function readChallenges(value: string): readonly ExplainedPart[] {
  return listMembers(value).flatMap(member => {
    const [, scheme, rest] = /^([^\s=]+)(?:\s+(.*))?$/s.exec(member) ?? []
    if (scheme === undefined) return [parameter(member)]
    const challenge: ExplainedPart = { term: scheme, ...(known(challenges, scheme.toLowerCase()) ?? otherScheme) }
    return rest === undefined ? [challenge] : [challenge, parameter(rest)]
  })
}

function parameter(written: string): ExplainedPart {
  const { name, argument } = readDirective(written)
  const say = known(parameters, name)
  const unknown = { en: `A parameter of this challenge: ${shown(name)}.`, ko: `이 요구의 매개변수: ${shown(name)}` }
  return { term: written, ...(say?.(argument ?? '') ?? { sentence: unknown, rule: 'RFC 9110 §11.2' }) }
}

function known<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
