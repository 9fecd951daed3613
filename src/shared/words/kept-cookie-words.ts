import type { Cookie } from '../trace/cookie.ts'
import { attributeRules, explainAttribute, explainPrefix, withoutAttribute } from './attribute-words.ts'
import type { KnownAttribute } from '../set-cookie.ts'
import type { Explained } from './explained.ts'

/** What is told of a cookie in a jar: what it has, and what it lacks. */
export type CookieTrait = 'name' | 'http-only' | 'secure' | 'same-site' | 'domain' | 'path' | 'life' | 'partition'

/** No request, no hand and no clock brought the change about: then only a script of a page is left. Of its refused writes nobody hears. */
export const scriptWrites: Explained = {
  sentence: {
    en: 'No request caused this change, so a script of a page wrote it (document.cookie). A write that the browser refuses, over an HttpOnly cookie or a Secure one from plain http, leaves no trace: no error, no event, only a jar that stays as it was.',
    ko: '요청 없이 바뀌었으므로 페이지의 스크립트가 쓴 것입니다(document.cookie). HttpOnly 쿠키를 덮어쓰거나 http 페이지에서 Secure 쿠키를 쓰는 것처럼 브라우저가 거부한 쓰기는 오류도 이벤트도 남기지 않고, 저장된 쿠키만 그대로입니다.',
  },
  rule: 'HTML, "document.cookie"; RFC 6265bis, "Storage Model"',
}

/** One trait of a kept cookie in a plain sentence; null: there is nothing to say of it (a name without a prefix). */
export function explainTrait(trait: CookieTrait, cookie: Cookie, nowMs: number): Explained | null {
  const { name, httpOnly, secure, sameSite, hostOnly, domain, path, expiresMs, partitionKey } = cookie
  switch (trait) {
    case 'name': {
      const [part] = explainPrefix(name)
      return part === undefined ? null : { sentence: part.sentence, rule: part.rule ?? '' }
    }
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
