import type { JwtPart, JwtProblem } from '../web/jwt.ts'
import type { Bilingual } from '../language.ts'

/** The parts of a compact JWT, as people name them. */
export const jwtPartWords: { readonly [Part in JwtPart]: Bilingual } = {
  token: { en: 'the token', ko: '토큰' },
  header: { en: 'the header', ko: '헤더' },
  payload: { en: 'the payload', ko: '페이로드' },
  signature: { en: 'the signature', ko: '서명' },
}

/** What keeps a text from being a JWT; follows the name of a part. */
export const jwtProblemWords: { readonly [Problem in JwtProblem]: Bilingual } = {
  'wrong-part-count': { en: 'does not consist of three parts with dots between them', ko: '점으로 나뉜 세 부분이 아닙니다' },
  'no-base64url': { en: 'is not Base64url', ko: 'Base64url 형식이 아닙니다' },
  'no-text': { en: 'is not UTF-8 text', ko: 'UTF-8 텍스트가 아닙니다' },
  'no-json': { en: 'is not JSON', ko: 'JSON 형식이 아닙니다' },
  'no-object': { en: 'is JSON, but not an object', ko: 'JSON이지만 객체가 아닙니다' },
  'name-twice': { en: 'has one name twice', ko: '같은 이름이 두 번 있습니다' },
}
