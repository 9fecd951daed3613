import type { Bilingual } from '@shared/language.ts'

/** A cookie that the first look gives, and in one sentence what its attributes ask of the browser. */
export interface GivenCookie {
  readonly name: string
  readonly attributes: string
  readonly means: Bilingual
}

/** Five cookies, each different from the first in one thing. Every attribute that matters is explicit, so that no default plays a part. */
export const givenCookies: readonly GivenCookie[] = [
  {
    name: 'lax',
    attributes: 'Path=/; SameSite=Lax',
    means: {
      en: 'From another site it is sent when you follow a link, but not when a form is sent by POST.',
      ko: '다른 사이트에서 올 때는 링크를 따라온 경우에만 보냅니다. 폼을 POST로 보낸 경우에는 보내지 않습니다.',
    },
  },
  {
    name: 'strict',
    attributes: 'Path=/; SameSite=Strict',
    means: {
      en: 'Sent when you type the address or a page of this site starts the request. Not sent from another site, not even with a link.',
      ko: '주소를 직접 입력했거나 이 사이트의 페이지에서 시작한 요청에만 보냅니다. 다른 사이트에서 시작하면 링크를 눌러도 보내지 않습니다.',
    },
  },
  {
    name: 'none',
    attributes: 'Path=/; SameSite=None; Secure',
    means: { en: 'It is sent from anywhere, over https.', ko: 'https라면 어디에서 오든 보냅니다.' },
  },
  {
    name: 'secure',
    attributes: 'Path=/; SameSite=Lax; Secure',
    means: { en: 'Like lax, but never sent over plain http.', ko: 'lax와 같고, http로는 절대 보내지 않습니다.' },
  },
  {
    name: 'orders',
    attributes: 'Path=/orders; SameSite=Lax',
    means: { en: 'Like lax, but only for addresses under /orders.', ko: 'lax와 같고, /orders 아래 주소에만 보냅니다.' },
  },
]
