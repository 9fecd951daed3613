import type { Bilingual } from '../language.ts'
import { readNumericDate, type JsonValue } from '../web/jwt.ts'
import type { Explained } from './explained.ts'
import { shown } from './shown.ts'

/** A member of a JWT's header or one of its claims. */
export interface ClaimWords extends Explained {
  /** Two or three words beside the name. */
  readonly short: Bilingual
  /** What this value says, where there is something to say. */
  readonly read?: (value: JsonValue) => Bilingual | null
}

/** The header: how the token is written (RFC 7515 §4.1). All of it comes from the token itself, so nothing of it may be believed. */
const headerMembers: Readonly<Record<string, ClaimWords>> = {
  alg: {
    short: { en: 'how it is signed', ko: '서명 방식' },
    sentence: {
      en: 'How the token says it was signed. A server must not choose by it: it fixes the algorithm itself and only compares.',
      ko: '토큰이 스스로 밝힌 서명 방식입니다. 서버는 이것을 보고 고르지 말고, 정해 둔 알고리즘과 비교만 해야 합니다.',
    },
    rule: 'RFC 7515 §4.1.1; RFC 8725 §3.1',
    read: value => (typeof value === 'string' ? sayAlgorithm(value) : null),
  },
  typ: {
    short: { en: 'kind of token', ko: '토큰 종류' },
    sentence: {
      en: 'What kind of token it is, so that one made for one purpose is not taken for another (at+jwt: an access token).',
      ko: '토큰의 종류입니다. 한 용도로 만든 토큰을 다른 용도로 받지 않기 위한 값입니다(at+jwt는 액세스 토큰).',
    },
    rule: 'RFC 7519 §5.1; RFC 8725 §3.11',
  },
  kid: {
    short: { en: 'which key', ko: '서명에 쓴 키' },
    sentence: {
      en: 'The name of the key that signed it. The server looks it up among its own keys; a name it does not know is refused.',
      ko: '서명에 쓴 키의 이름입니다. 서버는 자기 키 가운데에서 찾고, 모르는 이름이면 거절합니다.',
    },
    rule: 'RFC 7515 §4.1.4',
  },
  cty: {
    short: { en: 'what is inside', ko: '내용의 종류' },
    sentence: {
      en: 'What the content is: “JWT” when the payload is itself a token.',
      ko: '내용의 종류입니다. 토큰 안에 토큰이 있으면 “JWT”입니다.',
    },
    rule: 'RFC 7519 §5.2',
  },
  jwk: {
    short: { en: 'a key, brought along', ko: '함께 온 키' },
    sentence: {
      en: 'A key that came with the token. If the sender chooses the key, the sender can sign anything: it must not be used.',
      ko: '토큰에 함께 온 키입니다. 키를 들고 온 쪽은 무엇이든 서명할 수 있으므로 써서는 안 됩니다.',
    },
    rule: 'RFC 7515 §4.1.3; OWASP ASVS v5.0.0-9.1.3',
  },
  jku: {
    short: { en: 'address of keys', ko: '키 주소' },
    sentence: {
      en: 'An address from which keys could be fetched. Followed blindly, it leads to an attacker’s keys.',
      ko: '키를 받아 올 주소입니다. 그대로 따르면 공격자의 키를 쓰게 됩니다.',
    },
    rule: 'RFC 7515 §4.1.2; OWASP ASVS v5.0.0-9.1.3; RFC 8725 §3.10',
  },
  x5u: {
    short: { en: 'address of certificates', ko: '인증서 주소' },
    sentence: {
      en: 'An address of certificates. As jku: not to be followed blindly.',
      ko: '인증서를 받아 올 주소입니다. jku처럼 그대로 따르면 안 됩니다.',
    },
    rule: 'RFC 7515 §4.1.5; OWASP ASVS v5.0.0-9.1.3; RFC 8725 §3.10',
  },
  x5c: {
    short: { en: 'certificates', ko: '인증서' },
    sentence: {
      en: 'Certificates that came with the token; good only up to a root that the server trusts.',
      ko: '토큰에 함께 온 인증서입니다. 서버가 믿는 루트까지 이어져야 쓸 수 있습니다.',
    },
    rule: 'RFC 7515 §4.1.6',
  },
  crit: {
    short: { en: 'must be understood', ko: '반드시 이해해야 할 것' },
    sentence: {
      en: 'Extensions that a reader must understand; one that does not must refuse the token.',
      ko: '읽는 쪽이 반드시 이해해야 하는 확장입니다. 모르면 토큰을 거절해야 합니다.',
    },
    rule: 'RFC 7515 §4.1.11',
  },
}

/** What a header says of an encrypted token (RFC 7516 §4.1), where that is something else than of a signed one. */
const jweMembers: Readonly<Record<string, ClaimWords>> = {
  alg: {
    short: { en: 'how the key is agreed', ko: '키를 정하는 방식' },
    sentence: {
      en: 'How sender and receiver come to the key that encrypts the content (key management). It says nothing about a signature.',
      ko: '내용을 암호화하는 키를 보내는 쪽과 받는 쪽이 정하는 방식(키 관리)입니다. 서명에 관한 값이 아닙니다.',
    },
    rule: 'RFC 7516 §4.1.1',
  },
  enc: {
    short: { en: 'how it is encrypted', ko: '암호화 방식' },
    sentence: {
      en: 'The algorithm that encrypts the content and protects it from changes.',
      ko: '내용을 암호화하고 바뀌지 않게 보호하는 알고리즘입니다.',
    },
    rule: 'RFC 7516 §4.1.2',
  },
}

/** The claims: what the token says. Worth no more than the signature that covers them. */
const claims: Readonly<Record<string, ClaimWords>> = {
  iss: {
    short: { en: 'who issued it', ko: '발급한 곳' },
    sentence: {
      en: 'Who made the token. The key that verifies it has to be that issuer’s.',
      ko: '토큰을 만든 곳입니다. 검증하는 키가 바로 그 발급자의 것이어야 합니다.',
    },
    rule: 'RFC 7519 §4.1.1; RFC 8725 §3.8',
  },
  sub: {
    short: { en: 'who the token is about', ko: '누구에 관한 토큰인지' },
    sentence: {
      en: 'The user that the token is about, by the issuer’s name for them.',
      ko: '토큰이 가리키는 사용자이며, 발급자가 부르는 이름입니다.',
    },
    rule: 'RFC 7519 §4.1.2',
  },
  aud: {
    short: { en: 'for whom it is meant', ko: '누구에게 쓰는 토큰인지' },
    sentence: {
      en: 'The server that it is meant for. Any other has to refuse it, genuine as it is.',
      ko: '이 토큰을 받아야 할 서버입니다. 다른 서버는 토큰이 진짜라도 거절해야 합니다.',
    },
    rule: 'RFC 7519 §4.1.3; RFC 8725 §3.9',
    read: value =>
      Array.isArray(value) && value.length > 1
        ? { en: 'Several servers: each of them may take it.', ko: '서버가 여럿이며 저마다 받을 수 있습니다.' }
        : null,
  },
  exp: {
    short: { en: 'until when', ko: '유효 기한' },
    sentence: {
      en: 'The first moment at which it is no longer good. It may be missing: then the token never ends by itself.',
      ko: '더는 쓸 수 없게 되는 첫 순간입니다. 없을 수도 있으며, 그러면 저절로 끝나지 않습니다.',
    },
    rule: 'RFC 7519 §4.1.4',
    read: sayDateProblem,
  },
  nbf: {
    short: { en: 'not before', ko: '사용 시작 시각' },
    sentence: { en: 'The first moment at which it is good.', ko: '쓸 수 있게 되는 첫 순간입니다.' },
    rule: 'RFC 7519 §4.1.5',
    read: sayDateProblem,
  },
  iat: {
    short: { en: 'issued at', ko: '발급 시각' },
    sentence: {
      en: 'When it was made. It shows the token’s age; it does not make it expire.',
      ko: '만든 시각입니다. 나이를 알려 줄 뿐 저절로 끝내지는 않습니다.',
    },
    rule: 'RFC 7519 §4.1.6',
    read: sayDateProblem,
  },
  jti: {
    short: { en: 'its own number', ko: '토큰의 고유 번호' },
    sentence: {
      en: 'A number of its own, so that this one token can be taken back.',
      ko: '토큰마다 다른 번호입니다. 이 토큰 하나만 취소할 때 씁니다.',
    },
    rule: 'RFC 7519 §4.1.7',
  },
  role: {
    short: { en: 'role', ko: '역할' },
    sentence: {
      en: 'The user’s role when the token was made. A role taken away later stays in the token until the token expires.',
      ko: '토큰을 만들 때 사용자의 역할입니다. 뒤에 빼앗은 역할도 토큰이 끝날 때까지 여기 남습니다.',
    },
    rule: 'RFC 7519 §4.3 (a private claim); OWASP ASVS v5.0.0-8.3.2',
  },
  scope: {
    short: { en: 'rights', ko: '권한 범위' },
    sentence: { en: 'What may be done with it, words with spaces between them.', ko: '할 수 있는 일을 빈칸으로 나누어 적습니다.' },
    rule: 'RFC 8693 §4.2; RFC 9068 §2.2.3',
  },
  azp: {
    short: { en: 'which client', ko: '어느 클라이언트인지' },
    sentence: { en: 'The client that the token was given to.', ko: '토큰을 받은 클라이언트입니다.' },
    rule: 'OpenID Connect Core §2',
  },
  nonce: {
    short: { en: 'ties it to a log-in', ko: '로그인과 잇는 값' },
    sentence: {
      en: 'The value that the client sent when the log-in began: ties the token to it.',
      ko: '로그인을 시작할 때 클라이언트가 보낸 값입니다. 토큰을 그 로그인에 묶습니다.',
    },
    rule: 'OpenID Connect Core §3.1.2.1',
  },
  auth_time: {
    short: { en: 'logged in at', ko: '로그인 시각' },
    sentence: {
      en: 'When the user last logged in, which may be long before the token was made.',
      ko: '사용자가 마지막으로 로그인한 시각입니다. 토큰을 만든 때보다 훨씬 앞설 수 있습니다.',
    },
    rule: 'OpenID Connect Core §2',
    read: sayDateProblem,
  },
  cnf: {
    short: { en: 'bound to a key', ko: '키에 묶임' },
    sentence: {
      en: 'The key without which the token is of no use: a stolen one does not work elsewhere.',
      ko: '이 키가 없으면 토큰을 쓸 수 없습니다. 훔쳐도 다른 곳에서는 쓸모가 없습니다.',
    },
    rule: 'RFC 7800 §3.1; RFC 9449 §6',
  },
  ver: {
    short: { en: 'version of the user’s tokens', ko: '사용자 토큰의 판' },
    sentence: {
      en: 'A number per user; the server raises it to refuse all tokens made before.',
      ko: '사용자마다 있는 번호입니다. 서버가 올리면 그전에 만든 토큰을 모두 거절합니다.',
    },
    rule: 'RFC 7519 §4.3 (a private claim)',
  },
}

/** The words on a member of one part of a token; null: only its issuer knows what it means. */
export function claimWords(part: 'header' | 'payload', name: string, isEncrypted = false): ClaimWords | null {
  if (part === 'header' && isEncrypted && Object.hasOwn(jweMembers, name)) return jweMembers[name] ?? null
  const table = part === 'header' ? headerMembers : claims
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null
}

/** The names that have words. */
export const explainedClaims = { header: Object.keys(headerMembers), payload: Object.keys(claims) }

/** For a member without words of ours: what can still be said. */
export const unknownClaim: { readonly header: Explained; readonly payload: Explained } = {
  header: {
    sentence: {
      en: 'This app has no words for it. It may be a registered name (IANA, “JSON Object Signing and Encryption”) or one of the issuer’s own.',
      ko: '이 앱에 설명이 없는 항목입니다. 등록된 이름(IANA)일 수도, 발급자가 정한 이름일 수도 있습니다.',
    },
    rule: 'RFC 7515 §4.3',
  },
  payload: {
    sentence: {
      en: 'This app has no words for it. It may be a registered claim (IANA, “JSON Web Token Claims”) or one that issuer and server have agreed on.',
      ko: '이 앱에 설명이 없는 클레임입니다. 등록된 클레임(IANA)일 수도, 발급자와 서버가 정한 것일 수도 있습니다.',
    },
    rule: 'RFC 7519 §4.3',
  },
}

function sayAlgorithm(algorithm: string): Bilingual {
  if (algorithm.toLowerCase() === 'none') {
    return { en: 'No signature at all: anyone could have written it.', ko: '서명이 없습니다. 누구나 만들어 낼 수 있는 토큰입니다.' }
  }
  if (/^HS(256|384|512)$/.test(algorithm)) {
    return {
      en: 'One shared secret signs and verifies: everyone who can verify it can also make one.',
      ko: '하나의 비밀 값으로 서명도 검증도 합니다. 확인할 수 있는 쪽은 만들 수도 있습니다.',
    }
  }
  if (/^(RS|PS|ES)(256|384|512)$|^EdDSA$|^Ed25519$|^Ed448$/.test(algorithm)) {
    return {
      en: 'A private key signs, a public key verifies: being able to verify it is not enough to make one.',
      ko: '개인 키로 서명하고 공개 키로 검증합니다. 확인할 수 있어도 만들 수는 없습니다.',
    }
  }
  return { en: `No algorithm “${shown(algorithm)}” is known here.`, ko: `“${shown(algorithm)}” 알고리즘은 여기서 알지 못합니다.` }
}

/** Seconds, not milliseconds; a text is no date (RFC 7519 §2). */
function sayDateProblem(value: JsonValue): Bilingual | null {
  const date = readNumericDate(value)
  if (date.kind !== 'date') {
    return {
      en: 'This names no time: a NumericDate is a number of seconds. In exp, nbf or iat a server has to refuse it.',
      ko: '시각을 나타내지 않습니다. NumericDate는 초를 세는 숫자입니다. exp, nbf, iat에 있으면 서버는 거절해야 합니다.',
    }
  }
  // 10^11 seconds lie in the year 5138: such a number was meant as milliseconds.
  if (date.ms > 1e14) {
    return {
      en: 'Read as seconds this is thousands of years ahead: milliseconds by mistake.',
      ko: '초로 읽으면 수천 년 뒤입니다. 실수로 밀리초를 쓴 값입니다.',
    }
  }
  return null
}
