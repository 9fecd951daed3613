import type { Bilingual } from '../language.ts'
import type { Read } from './check-sentence.ts'

/** Whose key it was, as it stands in a sentence. */
export const serverKey: Bilingual = { en: 'the server’s key', ko: '서버의 키' }
export const givenKey: Bilingual = { en: 'the given key', ko: '주어진 키' }

const isSymmetric = (algorithm: string): boolean => algorithm.startsWith('HS')

/** A signature that holds. Only HMAC computes it again; a public key verifies one, and gives none (RFC 7515 §5.2). */
export function sayGenuine(algorithm: string, key: Bilingual): Bilingual {
  if (isSymmetric(algorithm)) {
    return {
      en: `${algorithm} with ${key.en} gives the same signature: nobody without the secret made or changed this token.`,
      ko: `${key.ko}로 ${algorithm} 서명을 계산하면 같습니다. 비밀 키 없이는 이 토큰을 만들거나 바꿀 수 없습니다.`,
    }
  }
  return {
    en: `${algorithm}: the public half of ${key.en} verifies the signature. Nobody without the private key made or changed this token.`,
    ko: `${algorithm}: ${key.ko} 가운데 공개 키로 서명을 검증했습니다. 개인 키 없이는 이 토큰을 만들거나 바꿀 수 없습니다.`,
  }
}

/** What refused a signature; each reason that is known has a sentence of its own. */
export function sayBadSignature(say: Read, key: Bilingual): Bilingual {
  const algorithm = say.text('algorithm')
  switch (say.has('fault') ? say.text('fault') : 'no-match') {
    case 'other-algorithm':
      return {
        en: `Nothing was computed: the token says ${say.has('given') ? say.text('given') : 'no algorithm'}, and ${key.en} is for ${algorithm}.`,
        ko: `계산하지 않았습니다. 토큰에는 ${say.has('given') ? say.text('given') : '알고리즘이 없다'}고 적혀 있고, ${key.ko}는 ${algorithm} 알고리즘의 것입니다.`,
      }
    case 'der':
      return {
        en: `The signature is written in DER (${say.text('bytes')} bytes), as OpenSSL and certificates do. ${algorithm} wants R and S side by side (RFC 7518 §3.4); whether it would fit was not computed.`,
        ko: `서명이 OpenSSL과 인증서에서 쓰는 DER 형식(${say.text('bytes')}바이트)입니다. ${algorithm}에는 R과 S를 나란히 적어야 합니다(RFC 7518 §3.4). 맞는지는 계산하지 않았습니다.`,
      }
    case 'length':
      return say.text('bytes') === '0'
        ? {
            en: `There is no signature: the part behind the second dot is empty. ${algorithm} has ${say.text('wanted')} bytes there.`,
            ko: `두 번째 점 뒤에 서명이 없습니다. ${algorithm} 서명은 ${say.text('wanted')}바이트입니다.`,
          }
        : {
            en: `The signature has ${say.text('bytes')} bytes; ${algorithm} with this key has ${say.text('wanted')}.`,
            ko: `서명이 ${say.text('bytes')}바이트입니다. 이 키의 ${algorithm} 서명은 ${say.text('wanted')}바이트입니다.`,
          }
    case 'key-unusable':
      return {
        en: `The key cannot be used for ${algorithm}: its numbers make no key of that kind. Whether the signature is right was not computed.`,
        ko: `이 키는 ${algorithm} 알고리즘에 쓸 수 없습니다. 적힌 숫자가 그런 키가 되지 않습니다. 서명이 맞는지는 계산하지 않았습니다.`,
      }
    default:
      return isSymmetric(algorithm)
        ? {
            en: `${algorithm} with ${key.en} gives another signature: the token was changed, or another key made it.`,
            ko: `${key.ko}로 ${algorithm} 서명을 계산하면 다릅니다. 토큰이 바뀌었거나 다른 키로 만들었습니다.`,
          }
        : {
            en: `The signature does not verify with ${key.en}: the token was changed, or another key made it.`,
            ko: `${key.ko}로 서명이 검증되지 않습니다. 토큰이 바뀌었거나 다른 키로 만들었습니다.`,
          }
  }
}

/** `crit`, and the one extension that is known: the signature was not looked at. */
export function sayCriticalHeader(say: Read): Bilingual {
  switch (say.text('fault')) {
    case 'crit-unknown':
      return {
        en: `The header’s crit demands that a reader understands “${say.text('extension')}”. This one does not, so it must refuse the token, whatever the signature (RFC 7515 §4.1.11).`,
        ko: `헤더의 crit이 “${say.text('extension')}” 확장을 반드시 이해하라고 요구합니다. 여기서는 모르므로 서명과 상관없이 거절해야 합니다(RFC 7515 §4.1.11).`,
      }
    case 'b64-false':
      return {
        en: 'The header says b64: false, a payload that is not encoded. A JWT must not say so (RFC 7797 §7).',
        ko: '헤더에 b64: false, 곧 인코딩하지 않은 페이로드라고 적혀 있습니다. JWT에는 쓸 수 없습니다(RFC 7797 §7).',
      }
    default:
      return {
        en: 'The header’s crit is not as it has to be: a list of names that are in the header and that the standard does not define itself (RFC 7515 §4.1.11).',
        ko: '헤더의 crit이 잘못되었습니다. 헤더에 있고 표준이 정하지 않은 이름의 목록이어야 합니다(RFC 7515 §4.1.11).',
      }
  }
}
