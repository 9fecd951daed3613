import { z } from 'zod'
import { labSettingsChangeSchema } from '../lab/lab-settings.ts'
import { serverAskSchema } from '../lab/server-ask.ts'
import { tab, profile, url, selector, absent, clockCount } from './lesson-values.ts'
import { worded } from './schema-words.ts'

/** A little more than the two minutes in which Chromium treats a cookie without SameSite differently. */
const mostSecondsOfAWait = 180

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
    worded(z.strictObject({ quit: z.strictObject({ profile }) }), 'Quits a browser.', '브라우저를 종료합니다.'),
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
      z.strictObject({ wait: z.strictObject({ seconds: z.number().int().min(1).max(mostSecondsOfAWait) }) }),
      'Lets real time pass, for what no clock of the lab can move.',
      '실습실 시계로 돌릴 수 없는 것을 위해 실제 시간이 지나기를 기다립니다.',
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

/** What stands under `do` and `setup`. */
export const actions = worded(z.array(actionSchema), 'a list of actions, each with a dash before it', '앞에 -를 붙인 동작의 목록')

export type LessonAction = z.infer<typeof actionSchema>
