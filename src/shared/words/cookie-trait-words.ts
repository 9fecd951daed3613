import type { Cookie } from '../trace/cookie.ts'
import { attributeRules, explainAttribute, explainPrefix, withoutAttribute } from './attribute-words.ts'
import type { KnownAttribute } from '../web/set-cookie.ts'
import type { Explained } from './explained.ts'

/** What is told of a cookie in a jar: what it has, and what it lacks. */
export type CookieTrait = 'name' | 'http-only' | 'secure' | 'same-site' | 'domain' | 'path' | 'life' | 'partition'

/** Neither a response that was seen nor a hand nor the clock brought the change about. Of a script's writes the browser says nothing. */
export const unseenWrites: Explained = {
  sentence: {
    en: 'No observed response set it, and it was not edited here. A script of a page may have written it (document.cookie, Cookie Store): the browser reports only the change itself. If it refuses such a write, over an HttpOnly cookie or over a Secure one from plain http, it reports nothing at all.',
    ko: '관찰된 응답이 설정한 것도, 여기서 직접 고친 것도 아닙니다. 페이지의 스크립트가 썼을 수 있지만(document.cookie, Cookie Store) 브라우저는 바뀌었다는 사실만 알려 줍니다. HttpOnly 쿠키를 덮어쓰거나 http 페이지에서 Secure 쿠키를 쓰는 것처럼 거부된 쓰기는 아무것도 알려 주지 않습니다.',
  },
  rule: 'HTML, "document.cookie"; RFC 6265bis, "Storage Model"',
}

/** As `unseenWrites`, of a cookie that no script can write (RFC 6265bis, "The HttpOnly Attribute"). */
export const unseenChange: Explained = {
  sentence: {
    en: 'No observed response set it, and it was not edited here. It is HttpOnly, so no script of a page wrote it.',
    ko: '관찰된 응답이 설정한 것도, 여기서 직접 고친 것도 아닙니다. HttpOnly이므로 페이지의 스크립트가 쓴 것도 아닙니다.',
  },
  rule: 'RFC 6265bis, "The HttpOnly Attribute"',
}

/** One trait of a kept cookie in a plain sentence; null: there is nothing to say of it (a name without a prefix). */
export function explainTrait(trait: CookieTrait, cookie: Cookie, nowMs: number): Explained | null {
  const { name, httpOnly, secure, sameSite, hostOnly, domain, path, expiresMs, partitionKey } = cookie
  switch (trait) {
    case 'name':
      return explainPrefix(name)
    case 'http-only':
      return httpOnly ? having('HttpOnly', '', nowMs) : withoutAttribute.HttpOnly
    case 'secure':
      return secure ? having('Secure', '', nowMs) : withoutAttribute.Secure
    case 'same-site':
      return sameSite === 'unspecified' ? withoutAttribute.SameSite : having('SameSite', sameSite, nowMs)
    case 'domain':
      return hostOnly ? withoutAttribute.Domain : having('Domain', domain, nowMs)
    case 'path':
      return having('Path', path, nowMs)
    case 'life':
      return expiresMs === null ? withoutAttribute.life : having('Max-Age', `${Math.round((expiresMs - nowMs) / 1000)}`, nowMs)
    case 'partition':
      return partitionKey === null ? null : { ...having('Partitioned', '', nowMs), rule: attributeRules.Partitioned }
  }
}

const having = (known: KnownAttribute, value: string, nowMs: number): Explained =>
  explainAttribute({ name: known, value, known, isTooLong: false }, nowMs)
