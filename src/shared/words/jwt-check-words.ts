import type { Bilingual } from '../language.ts'
import type { Read, WordsOf } from './check-sentence.ts'
import { sayBadSignature, sayCriticalHeader, sayGenuine, serverKey } from './signature-words.ts'
import { jwtPartWords, jwtProblemWords } from './jwt-words.ts'

/** What a JWT must be in itself, before anybody looks into a list. */
export const jwtCheckWords: WordsOf<
  'token-well-formed' | 'token-algorithm' | 'token-signature' | 'token-time' | 'token-issuer' | 'token-audience'
> = {
  'token-well-formed': {
    title: { en: 'Read the token', ko: '토큰 읽기' },
    passed: say => ({
      en: `A JWT of three parts, ${say.text('characters')} characters.`,
      ko: `세 부분으로 된 JWT입니다. 길이는 ${say.text('characters')}자입니다.`,
    }),
    refused: {
      malformed: say => ({
        en: `This is not a JWT: ${say.from(jwtPartWords, 'part', 'en')} ${say.from(jwtProblemWords, 'problem', 'en')}.`,
        ko: `JWT가 아닙니다. ${say.from(jwtPartWords, 'part', 'ko')}: ${say.from(jwtProblemWords, 'problem', 'ko')}.`,
      }),
    },
  },
  'token-algorithm': {
    title: { en: 'Algorithm allowed', ko: '알고리즘 확인' },
    passed: say =>
      say.text('trusted') === 'true'
        ? {
            en: `The token says ${say.text('algorithm')}, and this server believes whatever a token says (a switch of the lab).`,
            ko: `토큰에 ${say.text('algorithm')} 알고리즘이라고 적혀 있고, 서버는 무엇이든 그대로 믿습니다(실습실 설정).`,
          }
        : {
            en: `The token says ${say.text('algorithm')}, the one that this server is set to.`,
            ko: `토큰에 적힌 ${say.text('algorithm')} 알고리즘이 서버가 정해 둔 것과 같습니다.`,
          },
    refused: {
      'algorithm-not-allowed': say => ({
        en: `The token says ${say.text('given')}; this server takes ${say.text('allowed')} alone, whatever a token says.`,
        ko: `토큰에는 ${say.text('given')} 알고리즘이라고 적혀 있지만, 서버는 ${say.text('allowed')} 알고리즘만 받습니다.`,
      }),
      unsecured: say => ({
        en: `The token says “${say.text('given')}”: no signature at all. Anybody could have written it (RFC 7515 Appendix A.5, RFC 8725 §2.1).`,
        ko: `토큰에 “${say.text('given')}”, 곧 서명이 없다고 적혀 있습니다. 누구나 만들어 낼 수 있는 토큰입니다(RFC 7515 Appendix A.5, RFC 8725 §2.1).`,
      }),
    },
  },
  'token-signature': {
    title: { en: 'Verify the signature', ko: '서명 검증' },
    passed: say => saySignature(say, serverKey),
    refused: {
      'bad-signature': say => sayBadSignature(say, serverKey),
      'critical-header': say => sayCriticalHeader(say),
    },
  },
  'token-time': {
    title: { en: 'Not expired', ko: '유효 기간 확인' },
    passed: say => ({ en: `Valid for another ${say.duration('expiresInMs')}.`, ko: `${say.duration('expiresInMs')} 더 유효합니다.` }),
    refused: {
      expired: say => ({
        en: `The token expired ${say.duration('expiredMs')} ago (exp).`,
        ko: `토큰이 ${say.duration('expiredMs')} 전에 만료되었습니다(exp).`,
      }),
      'not-yet-valid': say => ({
        en: `The token becomes valid in ${say.duration('startsInMs')} (nbf).`,
        ko: `토큰이 ${say.duration('startsInMs')} 뒤부터 유효합니다(nbf).`,
      }),
      'no-expiry': () => ({
        en: 'The token names no time at which it expires (exp); this server takes none that is good for ever.',
        ko: '토큰에 만료 시각(exp)이 없습니다. 이 서버는 끝없이 유효한 토큰을 받지 않습니다.',
      }),
      'no-numeric-date': say => ({
        en: `What stands in ${say.text('claim')} names no time: a NumericDate is a number of seconds (RFC 7519 §2). Such a token is refused.`,
        ko: `${say.text('claim')} 값이 시각을 나타내지 않습니다. NumericDate는 초를 세는 숫자입니다(RFC 7519 §2). 이런 토큰은 거절합니다.`,
      }),
    },
  },
  'token-issuer': {
    title: { en: 'Issued by the shop', ko: '발급자 확인' },
    passed: say => ({ en: `${say.text('issuer')} issued it (iss).`, ko: `발급자는 ${say.text('issuer')} 서버입니다(iss).` }),
    refused: {
      'wrong-issuer': say =>
        say.has('issuer')
          ? {
              en: `The token names ${say.text('issuer')} as issuer (iss), not ${say.text('expected')}.`,
              ko: `토큰에 발급자(iss)로 ${say.text('issuer')} 값이 적혀 있습니다. ${say.text('expected')} 값이어야 합니다.`,
            }
          : {
              en: `The token names no issuer (iss); it has to be ${say.text('expected')}.`,
              ko: `토큰에 발급자(iss)가 없습니다. ${say.text('expected')} 값이 적혀 있어야 합니다.`,
            },
    },
  },
  'token-audience': {
    title: { en: 'Meant for this server', ko: '대상 서버 확인' },
    passed: say => ({ en: `The token is meant for ${say.text('audience')} (aud).`, ko: `대상은 ${say.text('audience')} 서버입니다(aud).` }),
    refused: {
      'wrong-audience': say =>
        say.has('audience')
          ? {
              en: `The token is meant for ${say.text('audience')} (aud); this server is ${say.text('expected')}.`,
              ko: `토큰의 대상(aud)이 ${say.text('audience')} 서버로 적혀 있습니다. 이 서버는 ${say.text('expected')} 서버입니다.`,
            }
          : {
              en: `The token does not say for whom it is meant (aud); it has to name this server, ${say.text('expected')}.`,
              ko: `토큰에 대상(aud)이 없습니다. 이 서버인 ${say.text('expected')} 값이 적혀 있어야 합니다.`,
            },
    },
  },
}

/** What a passed signature proves: less than it seems when the token itself chose how it was verified. */
function saySignature(say: Read, key: Bilingual): Bilingual {
  if (say.text('confused') === 'true') {
    return {
      en: 'HS256 with the server’s public key as the secret gives the same signature. That key is public: anyone could have made it.',
      ko: '서버의 공개 키를 비밀 키로 써서 계산한 HS256 서명과 일치합니다. 그 키는 누구나 갖고 있으므로 누구나 만들어 낼 수 있는 토큰입니다.',
    }
  }
  if (say.text('algorithm').toLowerCase() === 'none') {
    return {
      en: 'The token says that it has no signature, and the server required none. Anyone could have written it.',
      ko: '토큰에 서명이 없다고 적혀 있고 서버도 요구하지 않았습니다. 누구나 만들어 낼 수 있는 토큰입니다.',
    }
  }
  return sayGenuine(say.text('algorithm'), key)
}
