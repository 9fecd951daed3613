import { z } from 'zod'
import { checkCodes, checkNames } from '../trace/check.ts'
import { text, pageText, tab, profile, urlPattern, cookieName, flag, absent } from './lesson-values.ts'
import { worded } from './schema-words.ts'

const reason = z.string().min(1).max(60)
const reasons = worded(
  z.union([reason, z.array(reason).min(1)]),
  'Chromium’s reason, such as SameSiteLax, or a list of those that must all be there',
  'SameSiteLax 같은 Chromium의 이유, 또는 모두 있어야 하는 이유의 목록',
)
const pattern = worded(z.string().min(1).max(500), 'a regular expression as text, such as "^max-age="', '"^max-age=" 같은 정규식')
const headerWants = worded(
  z.record(
    z.string().min(1),
    worded(
      z.union([z.literal(true), z.literal(false), pattern]),
      'true (present), false (absent), or a regular expression that one of its values matches',
      'true(있음), false(없음), 또는 값 하나와 일치할 정규식',
    ),
  ),
  'header fields by name, such as `Authorization: true`',
  '`Authorization: true`처럼 이름으로 적은 헤더 필드',
)
const cookieNames = worded(z.array(cookieName).min(1), 'a list of cookie names, such as `[sid]`', '`[sid]`처럼 쿠키 이름의 목록')
const cookieReasons = worded(
  z.record(cookieName, reasons),
  'reasons by cookie name, such as `sid: SameSiteLax`',
  '`sid: SameSiteLax`처럼 쿠키 이름마다 적은 이유',
)

/** The author's own sentence for an expectation; without it one is made of what is expected. */
const says = text.optional()

const exchangePattern = {
  tab: tab.optional(),
  method: z.string().min(1).max(20).optional(),
  url: urlPattern,
}
const exchangeMatchSchema = z.strictObject({ says, ...exchangePattern })

/** Which request is meant, by where it came from and where it went. */
export const exchangePatternSchema = worded(
  z.strictObject(exchangePattern),
  'a request: `url`, and `tab` and `method` where they matter',
  '요청: `url`, 필요하면 `tab`과 `method`',
)

const decisionWants = z.strictObject({
  outcome: z.enum(['allowed', 'refused']).optional(),
  refusedBy: z.enum(checkNames).optional(),
  code: z.enum(checkCodes).optional(),
  passed: z.array(z.enum(checkNames)).optional(),
  user: worded(z.string().nullable(), 'a user’s name, or null for nobody', '사용자 이름. 아무도 아니면 null').optional(),
})

/** What must hold, of what happened since the step began. */
export const expectationSchema = worded(
  z.union([
    worded(
      z.strictObject({
        exchange: exchangeMatchSchema.extend({
          status: z.number().int().min(100).max(599).optional(),
          requestHeaders: headerWants.optional(),
          responseHeaders: headerWants.optional(),
          sent: cookieNames.optional(),
          heldBack: cookieReasons.optional(),
          stored: cookieNames.optional(),
          deleted: cookieNames.optional(),
          rejected: cookieReasons.optional(),
          servedFromCache: flag.optional(),
          hops: worded(
            z.number().int().min(0).max(20),
            'how many requests the wire saw for this one, such as 2 for a 401 and its retry',
            '이 요청으로 통신에 나간 요청의 수. 401과 재시도라면 2',
          ).optional(),
          decision: decisionWants.optional(),
        }),
      }),
      'A request was made, and everything that is said of it is so.',
      '요청이 있었고, 적은 내용이 모두 맞습니다.',
    ),
    worded(
      z.strictObject({
        cookie: z.strictObject({
          says,
          profile,
          name: cookieName,
          absent: absent.optional(),
          value: pattern.optional(),
          domain: z.string().optional(),
          hostOnly: flag.optional(),
          path: z.string().optional(),
          secure: flag.optional(),
          httpOnly: flag.optional(),
          sameSite: z.enum(['Strict', 'Lax', 'None', 'unspecified']).optional(),
          session: worded(
            z.boolean(),
            'true: ends when the browser quits; false: has an expiry',
            'true: 브라우저를 종료하면 사라짐, false: 만료 시각이 있음',
          ).optional(),
        }),
      }),
      'A cookie is in a browser’s jar, or is absent.',
      '브라우저의 쿠키 저장소에 쿠키가 있거나 없습니다.',
    ),
    worded(
      z.strictObject({
        storage: z.strictObject({
          says,
          tab,
          area: worded(z.enum(['local', 'session']), 'localStorage or sessionStorage', 'localStorage 또는 sessionStorage'),
          key: z.string(),
          absent: absent.optional(),
          value: pattern.optional(),
        }),
      }),
      'An item is in the tab’s localStorage or sessionStorage, or is absent.',
      '탭의 localStorage 또는 sessionStorage에 항목이 있거나 없습니다.',
    ),
    worded(
      z.strictObject({ serverSession: z.strictObject({ says, user: z.string(), absent: absent.optional() }) }),
      'The server’s session table has a live row of this user, or has none.',
      '서버의 세션 표에 이 사용자의 살아 있는 줄이 있거나 없습니다.',
    ),
    worded(
      z.strictObject({
        page: z.strictObject({
          says,
          tab,
          shows: worded(
            z.union([pageText, worded(z.string().min(1).max(1000), 'a text', '글')]),
            'a text that the page shows, or one per language: `en: …` and `ko: …`',
            '페이지에 보이는 글, 또는 언어마다 하나씩: `en: …`, `ko: …`',
          ),
        }),
      }),
      'The page of the tab shows a text.',
      '탭의 페이지에 글이 보입니다.',
    ),
    worded(z.strictObject({ noExchange: exchangeMatchSchema }), 'No such request was made.', '그런 요청이 없었습니다.'),
  ]),
  'an expectation',
  '기대',
  'expectation',
)

export type Expectation = z.infer<typeof expectationSchema>
