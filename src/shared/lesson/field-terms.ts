/**
 * Terms of the field, each with its other names. A lesson that uses one of the names anywhere is found by all of them in the command
 * palette: "CSRF" leads to the lesson that ends with a forged request.
 */
const fieldTerms: readonly (readonly string[])[] = [
  ['CSRF', 'XSRF', 'cross-site request forgery', '사이트 간 요청 위조'],
  ['XSS', 'cross-site scripting', '크로스 사이트 스크립팅'],
  ['IDOR', 'BOLA', 'broken access control'],
  ['session fixation', '세션 고정'],
  ['session hijacking', '세션 탈취', '세션 하이재킹'],
  ['JWT', 'JSON Web Token'],
  ['JWKS', 'JWK'],
  ['SameSite'],
  ['HttpOnly'],
  ['localStorage'],
  ['sessionStorage'],
  ['CORS', 'cross-origin resource sharing'],
  ['preflight', '사전 요청'],
  ['bearer', 'Authorization header'],
  ['HTTP Basic', 'WWW-Authenticate'],
  ['refresh token', '리프레시 토큰'],
  ['access token', '액세스 토큰'],
  ['OAuth'],
  ['replay', '재전송'],
  ['stateless', '무상태'],
  ['authentication', '인증'],
  ['authorization', '인가'],
  ['Cache-Control', 'ETag', 'HTTP cache', '캐시'],
  ['Passport', 'express-session'],
  ['third-party cookie', '제3자 쿠키'],
  ['quota', '용량'],
  ['denylist', '거부 목록'],
  ['HS256', 'RS256', 'ES256', 'alg'],
]

/** Every name of the field's terms that these texts use. Whole words in Latin letters; a Korean one may have an ending. */
export function fieldTermsIn(texts: readonly string[]): readonly string[] {
  const apart = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
  // An ending follows a Latin word without a space: CSRF입니다.
  const words = ` ${apart(texts.join(' ')).replace(/([a-z0-9])(?=\p{Script=Hangul})/gu, '$1 ')} `
  const isUsed = (name: string): boolean => {
    const sought = apart(name)
    return words.includes(/\p{Script=Hangul}/u.test(sought) ? ` ${sought}` : ` ${sought} `)
  }
  return fieldTerms.filter(names => names.some(isUsed)).flat()
}

/** All texts of a lesson, or of any part of one. */
export function textsOf(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part]
  if (typeof part !== 'object' || part === null) return []
  return Object.values(part).flatMap(textsOf)
}
