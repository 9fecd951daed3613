import { z } from 'zod'
import { profileIds } from '../ids.ts'
import { worded } from './schema-words.ts'

/* The small values that actions and expectations of a lesson are made of. */

/** The lab's own; a lesson leads nowhere else. */
export const lessonHosts = ['shop.test', 'api.shop.test', 'evil.test', 'ads.test'] as const
const hosts = lessonHosts.map(host => host.replaceAll('.', '\\.')).join('|')

export const line = worded(z.string().min(1).max(4000), 'a text of 1 to 4000 characters', '1~4000자의 글')
/** As it is once the lesson has been read: whatever its languages are, for a reader of English and for one of Korean (`lesson-texts.ts`). */
export const text = worded(
  z.strictObject({ en: line, ko: line }),
  'a text in each language of the lesson: `en: …` and `ko: …` when it names none',
  '수업의 언어마다 하나씩 적은 글. 언어를 적지 않았으면 `en: …`, `ko: …`',
  'text',
)
/** The pages of the lab speak English and Korean, whatever the lesson speaks. */
export const pageText = worded(
  z.strictObject({ en: line, ko: line }),
  'a text in both languages of the lab’s pages: `en: …` and `ko: …`',
  '실습실 페이지의 두 언어로 적은 글: `en: …`, `ko: …`',
)
export const tab = worded(
  z.string().regex(/^[\p{L}\p{N}_-]{1,20}$/u),
  'the lesson’s own name for a tab, such as A or phone: up to 20 letters, digits, - and _',
  'A, phone처럼 수업이 정한 탭 이름: 글자, 숫자, -, _로 20자까지',
  'tab',
)
export const profile = worded(z.enum(profileIds), 'one of the simulated browsers', '모의 브라우저 중 하나')
export const url = worded(
  z
    .string()
    .max(2048)
    .regex(new RegExp(`^https?://(${hosts})(/[^\\s#]*)?$`)),
  'an address in the lab: http:// or https:// on shop.test, api.shop.test, evil.test or ads.test',
  '실습실 안의 주소: shop.test, api.shop.test, evil.test, ads.test의 http:// 또는 https:// 주소',
  'url',
)
export const urlPattern = worded(
  z
    .string()
    .max(2048)
    .regex(new RegExp(`^(\\*|https?://(${hosts}))([/*?][^\\s#]*)?$`)),
  'an address in the lab, without its query unless it contains a ?; * matches anything',
  '실습실 안의 주소. ?가 없으면 쿼리를 빼고 비교하고, *는 무엇이든 뜻합니다',
)
export const selector = worded(
  z.string().min(1).max(200),
  'a CSS selector that matches one visible element',
  '보이는 요소 하나와 일치하는 CSS 선택자',
)
export const cookieName = worded(z.string().min(1).max(256), 'the name of a cookie', '쿠키 이름')
export const flag = worded(z.boolean(), 'true or false', 'true 또는 false')
export const absent = worded(z.literal(true), '`true`; leave the key out otherwise', '`true`. 아니면 키를 빼십시오')

export const clockCount = z.number().int().min(1).max(100_000)
