import { z } from 'zod'
import { profileIds, schemeIds } from '../ids.ts'
import { labSettingsChangeSchema } from '../lab/lab-settings.ts'
import { serverAskSchema } from '../lab/server-ask.ts'
import { checkCodes, checkNames } from '../trace/check.ts'
import { worded } from './schema-words.ts'

/* The lesson format, version 1. `docs/lessons.md` explains it; the JSON Schema for editors is made from this. */

/** The lab's own; a lesson leads nowhere else. */
export const lessonHosts = ['shop.test', 'api.shop.test', 'evil.test', 'ads.test'] as const
const hosts = lessonHosts.map(host => host.replaceAll('.', '\\.')).join('|')

const line = worded(z.string().min(1).max(4000), 'a text of 1 to 4000 characters', '1~4000자의 글')
const text = worded(
  z.strictObject({ en: line, ko: line }),
  'a text in both languages: `en: …` and `ko: …`',
  '두 언어의 글: `en: …`, `ko: …`',
  'text',
)
const tab = worded(
  z.string().regex(/^[\p{L}\p{N}_-]{1,20}$/u),
  'the lesson’s own name for a tab, such as A or phone: up to 20 letters, digits, - and _',
  'A, phone처럼 수업이 정한 탭 이름: 글자, 숫자, -, _로 20자까지',
  'tab',
)
const profile = worded(z.enum(profileIds), 'one of the simulated browsers', '모의 브라우저 중 하나')
const url = worded(
  z
    .string()
    .max(2048)
    .regex(new RegExp(`^https?://(${hosts})(/[^\\s#]*)?$`)),
  'an address in the lab: http:// or https:// on shop.test, api.shop.test, evil.test or ads.test',
  '실습실 안의 주소: shop.test, api.shop.test, evil.test, ads.test의 http:// 또는 https:// 주소',
  'url',
)
const urlPattern = worded(
  z
    .string()
    .max(2048)
    .regex(new RegExp(`^(\\*|https?://(${hosts}))([/*?][^\\s#]*)?$`)),
  'an address in the lab, without its query unless a ? stands in it; * stands for anything',
  '실습실 안의 주소. ?가 없으면 쿼리를 빼고 비교하고, *는 무엇이든 뜻합니다',
)
const selector = worded(
  z.string().min(1).max(200),
  'a CSS selector that matches one visible element',
  '보이는 요소 하나와 일치하는 CSS 선택자',
)
const cookieName = worded(z.string().min(1).max(256), 'the name of a cookie', '쿠키 이름')
const flag = worded(z.boolean(), 'true or false', 'true 또는 false')
const absent = worded(z.literal(true), '`true`; leave the key out otherwise', '`true`. 아니면 키를 빼십시오')

const clockCount = z.number().int().min(1).max(100_000)

/** One thing to do in the lab. Clicks and typing are trusted input events in the real tab. */
export const actionSchema = worded(
  z.union([
    worded(
      z.strictObject({ open: z.strictObject({ tab, profile, url, inWindowOf: tab.optional() }) }),
      'Opens a tab: in a window of its own, or in the window of the tab that inWindowOf names.',
      '탭을 엽니다. inWindowOf를 쓰면 그 탭의 창에서, 없으면 새 창에서 엽니다.',
    ),
    worded(
      z.strictObject({ visit: z.strictObject({ tab, url }) }),
      'Goes to an address, as if it had been typed.',
      '주소창에 입력한 것처럼 주소로 갑니다.',
    ),
    worded(
      z.strictObject({ fill: z.strictObject({ tab, field: selector, text: z.string().max(1000) }) }),
      'Types a text into a field, with trusted input.',
      '입력란에 글자를 입력합니다.',
    ),
    worded(
      z.strictObject({ click: z.strictObject({ tab, target: selector }) }),
      'Clicks an element, with trusted input.',
      '요소를 클릭합니다.',
    ),
    worded(
      z.strictObject({ script: z.strictObject({ tab, code: z.string().min(1).max(8000) }) }),
      'Runs a script in the page, as one of its own; a promise is waited for.',
      '페이지의 스크립트처럼 코드를 실행하고, 프로미스이면 기다립니다.',
    ),
    worded(
      z.strictObject({
        authenticate: worded(
          z.union([
            z.strictObject({ tab, user: z.string().max(1000), password: z.string().max(1000) }),
            z.strictObject({ tab, cancel: absent }),
          ]),
          '`tab` with `user` and `password`, or with `cancel: true`',
          '`tab`과 함께 `user`, `password` 또는 `cancel: true`',
        ),
      }),
      'Answers the browser’s own question for name and password (HTTP Basic), or cancels it.',
      '브라우저가 직접 묻는 이름과 비밀번호(HTTP Basic)에 답하거나 취소합니다.',
    ),
    worded(z.strictObject({ close: z.strictObject({ tab }) }), 'Closes a tab.', '탭을 닫습니다.'),
    worded(z.strictObject({ quit: z.strictObject({ profile }) }), 'Quits a browser.', '브라우저를 끝냅니다.'),
    worded(z.strictObject({ launch: z.strictObject({ profile }) }), 'Launches a browser that was quit.', '끝낸 브라우저를 다시 켭니다.'),
    worded(
      z.strictObject({ clearSiteData: z.strictObject({ profile, origin: url.optional() }) }),
      'Clears cookies and storage of one origin, or of all.',
      '한 출처 또는 모든 출처의 쿠키와 저장소를 지웁니다.',
    ),
    worded(
      z.strictObject({ set: labSettingsChangeSchema }),
      'Sets switches of the lab, such as `sessionsPerUser: one`.',
      '`sessionsPerUser: one`처럼 실습실의 설정을 바꿉니다.',
    ),
    worded(
      z.strictObject({
        moveClock: worded(
          z.union([
            z.strictObject({ seconds: clockCount }),
            z.strictObject({ minutes: clockCount }),
            z.strictObject({ hours: clockCount }),
            z.strictObject({ days: clockCount.max(400) }),
          ]),
          'one of `seconds: 30`, `minutes: 15`, `hours: 2`, `days: 1`',
          '`seconds: 30`, `minutes: 15`, `hours: 2`, `days: 1` 가운데 하나',
        ),
      }),
      'Moves the lab clock forward; cookies age with it.',
      '실습실 시계를 앞으로 돌립니다. 쿠키의 수명도 함께 줄어듭니다.',
    ),
    worded(
      z.strictObject({ server: serverAskSchema }),
      'Does at the server what no page offers, such as `{ do: set-role, user: alice, role: admin }`.',
      '`{ do: set-role, user: alice, role: admin }`처럼 페이지에는 없는 일을 서버에서 합니다.',
    ),
  ]),
  'an action',
  '동작',
  'action',
)

const actions = worded(z.array(actionSchema), 'a list of actions, each with a dash before it', '앞에 -를 붙인 동작의 목록')

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
const says = worded(
  text,
  'what is expected, in one plain sentence: `en: …` and `ko: …`',
  '기대하는 것을 쉬운 한 문장으로: `en: …`, `ko: …`',
).optional()

const exchangeMatchSchema = z.strictObject({
  says,
  tab: tab.optional(),
  method: z.string().min(1).max(20).optional(),
  url: urlPattern,
})

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
            'true: 브라우저를 끝내면 사라짐, false: 만료 시각이 있음',
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
            z.union([text, worded(z.string().min(1).max(1000), 'a text', '글')]),
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

export const stepSchema = worded(
  z.strictObject({
    title: text,
    /** Done before the step begins, silently; nobody is asked and nothing of it counts. */
    setup: actions.optional(),
    say: text.optional(),
    /** Asked before the step's actions; an option is right when its expectations hold afterwards. */
    predict: z
      .strictObject({
        ask: text,
        options: z
          .array(z.strictObject({ answer: text, holds: z.array(expectationSchema).min(1) }))
          .min(2)
          .max(5),
      })
      .optional(),
    /** What the learner is asked to do in words; the lesson can do `do` instead. */
    task: text.optional(),
    do: actions.optional(),
    expect: worded(
      z.array(expectationSchema),
      'a list of expectations, each with a dash before it',
      '앞에 -를 붙인 기대의 목록',
    ).optional(),
    /** Said once the expectations hold. */
    observe: text.optional(),
    hint: text.optional(),
  }),
  'a step: title, setup, say, predict, task, do, expect, observe, hint',
  '단계: title, setup, say, predict, task, do, expect, observe, hint',
  'step',
)

export const lessonSchema = worded(
  z.strictObject({
    $schema: z.string().optional(),
    crumbtrail: worded(z.literal(1), '1, the version of this format', '이 형식의 판인 1'),
    id: worded(z.string().regex(/^[a-z0-9-]{1,60}$/), 'an id of small letters, digits and -', '영어 소문자, 숫자, -로 된 id'),
    title: text,
    summary: text,
    minutes: worded(z.number().int().min(1).max(120), 'minutes, a whole number from 1 to 120', '분 단위의 정수 1~120'),
    scheme: z.enum(schemeIds).optional(),
    /** Done before the first step, silently, on a lab freshly reset. */
    setup: actions.optional(),
    steps: worded(
      z.array(stepSchema).min(1).max(40),
      'a list of 1 to 40 steps, each with a dash before it',
      '앞에 -를 붙인 단계 1~40개의 목록',
    ),
  }),
  'a lesson: crumbtrail, id, title, summary, minutes, scheme, setup, steps',
  '수업: crumbtrail, id, title, summary, minutes, scheme, setup, steps',
)

export type Lesson = z.infer<typeof lessonSchema>
export type LessonStep = z.infer<typeof stepSchema>
export type LessonAction = z.infer<typeof actionSchema>
export type Expectation = z.infer<typeof expectationSchema>
