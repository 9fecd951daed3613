import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { projectRoot, runLesson } from '../lessons/run-lesson.ts'

const lesson = (name: string): string => `--lesson=${join(projectRoot, 'lessons', name)}`

// A lesson that would hold without the server's checks would teach nothing about them.
const without: readonly (readonly [file: string, check: string, step: string, found: RegExp])[] = [
  ['01-session.yaml', 'session-found', 'Log in', /GET https:\/\/shop\.test\/session\/me was answered with 500, not 200/],
  [
    '01-session.yaml',
    'role-allowed',
    'Alice and the admin page',
    /GET https:\/\/shop\.test\/session\/admin was answered with 200, not 403/,
  ],
  ['02-jwt-cookie.yaml', 'token-signature', 'Log in with a JWT', /the check `token-signature` was not reached/],
  ['04-session-life.yaml', 'session-logged-in', 'The basket before the log-in', /was answered with 500, not 401/],
  ['06-revoking.yaml', 'token-not-revoked', 'A copy, and the log-out', /the check `token-not-revoked` was not reached/],
  ['06-revoking.yaml', 'token-time', 'Fifteen minutes later', /was answered with 200, not 401/],
  ['07-signing-keys.yaml', 'token-algorithm', 'An algorithm named none', /refused|was answered with/],
  ['15-orders.yaml', 'owner-matches', 'Order 1002', /the check `owner-matches` was not reached|was answered with 200, not 403/],
  ['16-passport.yaml', 'session-logged-in', 'Another cookie, the same principle', /was answered with 500, not 200/],
  ['08-refresh.yaml', 'token-time', 'A minute later', /no request to https:\/\/shop\.test\/refresh\/auth\/renew yet/],
  ['09-stolen-refresh.yaml', 'refresh-unused', 'The copy', /the check `refresh-unused` was not reached/],
  ['05-sessions-of-mine.yaml', 'session-found', 'The phone is lost', /no request was made yet/],
  ['12-plain-cookie.yaml', 'role-allowed', 'A role in a cookie', /was answered with 500, not 200|the check `role-allowed` was not reached/],
  ['13-cache.yaml', 'method-allowed', 'Kept, and asked about', /the check `method-allowed` was not reached/],
  ['14-limits.yaml', 'method-allowed', 'A cookie of 4,097 bytes', /the check `method-allowed` was not reached/],
  ['17-four-ways.yaml', 'role-allowed', 'Log in and read', /was answered with 200, not 403/],
  ['03-bearer.yaml', 'token-signature', 'How the token reaches the API', /the check `token-signature` was not reached/],
  ['10-nothing.yaml', 'method-allowed', 'Visit again', /the check `method-allowed` was not reached/],
  ['11-basic.yaml', 'password-right', 'What the browser asks', /was answered with 500, not 200/],
  ['11-basic.yaml', 'role-allowed', 'Alice and the admin page', /was answered with 200, not 403/],
]
for (const [file, check, step, found] of without) {
  test(`${file} fails when the check ${check} is taken out of the server`, async () => {
    const { code, report, lines } = await runLesson(lesson(file), `--skip-check=${check}`)
    expect(code).toBe(1)
    const failed = report?.lessons[0]?.steps.at(-1)
    expect(failed).toMatchObject({ passed: false, title: { en: step } })
    expect(failed?.expectations.filter(({ passed }) => !passed).map(one => one.found?.en)).toContainEqual(expect.stringMatching(found))
    expect(lines.at(-2)).toMatch(/^not ok lesson /)
  })
}
