import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printLessonProblem } from '@shared/problem/lesson-problem.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import { cpuMs } from '../../support/cpu-ms.ts'

/** Processor time of this process: a busy machine does not count. */

const head = `crumbtrail: 1
id: first
title: { en: First, ko: 첫 수업 }
summary: { en: Short, ko: 짧은 수업 }
minutes: 5
`
/** A whole lesson whose one step has `step` in it, two spaces further in. */
const withStep = (step: string): string => `${head}steps:\n  - title: { en: One, ko: 하나 }\n${step.replace(/^/gm, '    ')}`
const opened = `do:
  - open: { tab: A, profile: laptop, url: "https://shop.test/" }
`
const withExpectation = (expectation: string): string => withStep(`${opened}expect:\n  - ${expectation}`)
/** A step that is whole but for what it asks. */
const withQuestion = (question: string): string => withStep(`${question}\n${opened}expect:\n  - exchange: { url: "https://shop.test/" }`)
const option = '{ answer: { en: a, ko: b }, holds: [{ serverSession: { user: alice } }] }'

/** Every problem as `line:column at: found`, and the first one's remedy. */
function problemsOf(text: string): { readonly lines: string[]; readonly expected: string; readonly mend: string | null } {
  const parsed = parseLesson(text)
  if (parsed.ok) throw new Error('this lesson is well-formed')
  const lines = parsed.problems.map(({ line, column, at, found }) => `${line}:${column} ${at}: ${found.en}`)
  const [first] = parsed.problems
  return { lines, expected: first?.expected.en ?? '', mend: first?.mend?.en ?? null }
}

describe('a well-formed lesson', () => {
  it('comes out as it was written', () => {
    const parsed = parseLesson(withStep(`say: { en: Hello, ko: 안녕하십니까 }`))
    expect(parsed).toEqual({
      ok: true,
      lesson: {
        crumbtrail: 1,
        id: 'first',
        title: { en: 'First', ko: '첫 수업' },
        summary: { en: 'Short', ko: '짧은 수업' },
        minutes: 5,
        steps: [{ title: { en: 'One', ko: '하나' }, say: { en: 'Hello', ko: '안녕하십니까' } }],
      },
    })
  })

  it.each([
    [
      'each kind of action',
      `do:
  - open: { tab: A, profile: laptop, url: "https://shop.test/session/" }
  - open: { tab: B, profile: laptop, url: "http://evil.test/", inWindowOf: A }
  - visit: { tab: A, url: "https://api.shop.test/lab/echo?a=b" }
  - fill: { tab: A, field: "#user", text: alice }
  - click: { tab: A, target: "#log-in" }
  - script: { tab: A, code: "document.title = 'x'" }
  - close: { tab: B }
  - quit: { profile: laptop }
  - launch: { profile: laptop }
  - open: { tab: A, profile: laptop, url: "https://shop.test/" }
  - clearSiteData: { profile: laptop }
  - clearSiteData: { profile: laptop, origin: "https://shop.test" }
expect:
  - serverSession: { user: alice, absent: true }`,
    ],
    [
      'each kind of expectation',
      `${opened}expect:
  - exchange:
      tab: A
      method: POST
      url: https://shop.test/session/*
      status: 403
      requestHeaders: { Authorization: false, 401: true }
      responseHeaders: { Set-Cookie: "^sid=.*HttpOnly" }
      sent: [sid]
      heldBack: { sid: SameSiteLax, other: [NotOnPath, DomainMismatch] }
      stored: [sid]
      deleted: [sid]
      rejected: { sid: SecureOnly }
      servedFromCache: false
      decision: { outcome: refused, refusedBy: role-allowed, code: wrong-role, passed: [cookie-present], user: null }
  - cookie: { profile: laptop, name: sid, value: ".", domain: shop.test, hostOnly: true, path: /, secure: true, httpOnly: true, sameSite: Lax, session: true }
  - storage: { tab: A, area: local, key: token, absent: true }
  - serverSession: { user: alice }
  - page: { tab: A, shows: alice }
  - page: { tab: A, shows: { en: My page, ko: 내 페이지 } }
  - noExchange: { url: "*/transfer" }`,
    ],
    ['a byte order mark and Windows line ends', `\uFEFF${withStep('say: { en: Hello, ko: 안녕하십니까 }').replaceAll('\n', '\r\n')}`],
  ])('may have %s', (_what, text) => {
    const parsed = parseLesson(text.includes('crumbtrail:') ? text : withStep(text))
    expect(parsed.ok ? [] : parsed.problems).toEqual([])
  })
})

describe('a damaged file is refused with line, column and a remedy when it', () => {
  it.each<[what: string, text: string, line: string, expected: string, mend: string | null]>([
    [
      'is empty',
      '',
      '1:1 : nothing is written here',
      'a lesson: crumbtrail, id, languages, title, summary, minutes, scheme, chapter, needs, from, setup, steps',
      null,
    ],
    [
      'is no mapping',
      '- a',
      '1:1 : found a list of 1',
      'a lesson: crumbtrail, id, languages, title, summary, minutes, scheme, chapter, needs, from, setup, steps',
      null,
    ],
    [
      'is of another version',
      withStep('say: { en: a, ko: b }').replace('crumbtrail: 1', 'crumbtrail: 2'),
      '1:13 crumbtrail: found the number `2`',
      '1, the version of this format',
      null,
    ],
    ['lacks a language', withStep('say: { en: Hello }'), '8:10 steps[0].say.ko: `ko` is missing', 'a text of 1 to 4000 characters', null],
    [
      'has an empty text',
      withStep('say: { en: "", ko: a }'),
      '8:16 steps[0].say.en: found an empty text',
      'a text of 1 to 4000 characters',
      null,
    ],
    [
      'has a text in one language only',
      withStep('say: Hello'),
      '8:10 steps[0].say: found the text `"Hello"`',
      'a text in each language of the lesson: `en: …` and `ko: …` when it names none',
      null,
    ],
    [
      'has an unknown key at the top',
      `${withStep('say: { en: a, ko: b }')}\nminuets: 3`,
      '9:1 minuets: `minuets` is not a key of this part of a lesson',
      'one of `$schema`, `crumbtrail`, `id`, `languages`, `title`, `summary`, `minutes`, `scheme`, `chapter`, `needs`, `from`, `setup`, `steps`',
      'did you mean `minutes`?',
    ],
    [
      'has an unknown key in a step',
      withStep('sya: { en: a, ko: b }\nsay: { en: a, ko: b }'),
      '8:5 steps[0].sya: `sya` is not a key of this part of a lesson',
      'one of `title`, `setup`, `say`, `predict`, `task`, `do`, `expect`, `goal`, `ways`, `observe`, `point`, `hint`, `hints`, `look`, `patience`',
      'did you mean `say`?',
    ],
    [
      'has a key like nothing known',
      withStep('colour: red\nsay: { en: a, ko: b }'),
      '8:5 steps[0].colour: `colour` is not a key of this part of a lesson',
      'one of `title`, `setup`, `say`, `predict`, `task`, `do`, `expect`, `goal`, `ways`, `observe`, `point`, `hint`, `hints`, `look`, `patience`',
      null,
    ],
    [
      'has a comma in a text between braces',
      withStep('say: { en: Yes, really, ko: 네 }'),
      '8:21 steps[0].say.really: `really` is not a key of this part of a lesson',
      'one of `en`, `ko`',
      'inside { }, put a text with a comma in quotes',
    ],
    [
      'misspells an action',
      withStep('do:\n  - clik: { tab: A, target: "#a" }'),
      '9:9 steps[0].do[0].clik: `clik` is not an action',
      'an action: `open`, `visit`, `fill`, `click`, `script`, `authenticate`, `close`, `quit`, `launch`, `clearSiteData`, `set`, `moveClock`, `wait`, `server`',
      'did you mean `click`?',
    ],
    [
      'misspells an expectation',
      withExpectation('exchagne: { url: "https://shop.test/" }'),
      '11:9 steps[0].expect[0].exchagne: `exchagne` is not an expectation',
      'an expectation: `exchange`, `cookie`, `storage`, `serverSession`, `page`, `noExchange`',
      'did you mean `exchange`?',
    ],
    [
      'names an action without its details',
      withStep('do:\n  - click'),
      '9:9 steps[0].do[0]: found the text `"click"`',
      'an action: `open`, `visit`, `fill`, `click`, `script`, `authenticate`, `close`, `quit`, `launch`, `clearSiteData`, `set`, `moveClock`, `wait`, `server`',
      null,
    ],
    [
      'leaves an action empty',
      withStep('do:\n  -'),
      '9:8 steps[0].do[0]: nothing is written here',
      'an action: `open`, `visit`, `fill`, `click`, `script`, `authenticate`, `close`, `quit`, `launch`, `clearSiteData`, `set`, `moveClock`, `wait`, `server`',
      null,
    ],
    [
      'puts two actions into one entry',
      withStep('do:\n  - close: { tab: A }\n    quit: { profile: laptop }'),
      '10:9 steps[0].do[0].quit: `close` and `quit` in one entry',
      'one of them in each entry',
      'put a dash before `quit`',
    ],
    [
      'indents an action’s keys too little',
      withStep('do:\n  - click:\n    tab: A\n    target: "#a"'),
      '10:9 steps[0].do[0].tab: `tab` is not an action',
      'an action: `open`, `visit`, `fill`, `click`, `script`, `authenticate`, `close`, `quit`, `launch`, `clearSiteData`, `set`, `moveClock`, `wait`, `server`',
      'indent it further if it belongs to `click`',
    ],
    [
      'gives an action a key of another',
      withStep('do:\n  - click: { tab: A, field: "#a" }'),
      '9:16 steps[0].do[0].click.target: `target` is missing',
      'a CSS selector that matches one visible element',
      null,
    ],
    [
      'leaves out a dash',
      withStep('do:\n  click: { tab: A, target: "#a" }'),
      '9:7 steps[0].do: found a mapping `click: …`',
      'a list of actions, each with a dash before it',
      null,
    ],
    [
      'names an unknown browser',
      withStep('do:\n  - quit: { profile: labtop }'),
      '9:26 steps[0].do[0].quit.profile: found the text `"labtop"`',
      'one of the simulated browsers: `laptop`, `phone`, `private`',
      'did you mean `laptop`?',
    ],
    [
      'leaves the lab',
      withStep('do:\n  - open: { tab: A, profile: laptop, url: "https://example.com/" }'),
      '9:47 steps[0].do[0].open.url: found the text `"https://example.com/"`',
      'an address in the lab: http:// or https:// on shop.test, api.shop.test, evil.test or ads.test',
      null,
    ],
    [
      'hides another host behind a name of the lab',
      withStep('do:\n  - open: { tab: A, profile: laptop, url: "https://shop.test.example.com/" }'),
      '9:47 steps[0].do[0].open.url: found the text `"https://shop.test.example.com/"`',
      'an address in the lab: http:// or https:// on shop.test, api.shop.test, evil.test or ads.test',
      null,
    ],
    [
      'hides another host behind user information',
      withStep('do:\n  - open: { tab: A, profile: laptop, url: "https://shop.test@example.com/" }'),
      '9:47 steps[0].do[0].open.url: found the text `"https://shop.test@example.com/"`',
      'an address in the lab: http:// or https:// on shop.test, api.shop.test, evil.test or ads.test',
      null,
    ],
    [
      'opens a file',
      withStep('do:\n  - open: { tab: A, profile: laptop, url: "file:///etc/passwd" }'),
      '9:47 steps[0].do[0].open.url: found the text `"file:///etc/passwd"`',
      'an address in the lab: http:// or https:// on shop.test, api.shop.test, evil.test or ads.test',
      null,
    ],
    [
      'has a number where a text belongs',
      withStep('do:\n  - fill: { tab: A, field: "#a", text: 5 }'),
      '9:44 steps[0].do[0].fill.text: found the number `5`',
      'a text; put numbers and true or false in quotes',
      null,
    ],
    [
      'has a status that is none',
      withExpectation('exchange: { url: "https://shop.test/", status: 1000 }'),
      '11:56 steps[0].expect[0].exchange.status: found the number `1000`',
      'at most 599',
      null,
    ],
    [
      'names an unknown check',
      withExpectation('exchange: { url: "https://shop.test/", decision: { refusedBy: roles-allowed } }'),
      '11:71 steps[0].expect[0].exchange.decision.refusedBy: found the text `"roles-allowed"`',
      expect.stringContaining('`role-allowed`') as string,
      'did you mean `role-allowed`?',
    ],
    [
      'wants of a header what cannot be',
      withExpectation('exchange: { url: "https://shop.test/", requestHeaders: { Cookie: 5 } }'),
      '11:74 steps[0].expect[0].exchange.requestHeaders.Cookie: found the number `5`',
      'true (present), false (absent), or a regular expression that one of its values matches',
      null,
    ],
    [
      'gives a reason that is no text',
      withExpectation('exchange: { url: "https://shop.test/", heldBack: { sid: true } }'),
      '11:65 steps[0].expect[0].exchange.heldBack.sid: found `true`, which YAML reads as yes or no',
      'Chromium’s reason, such as SameSiteLax, or a list of those that must all be there',
      null,
    ],
    [
      'has one option to choose from',
      withStep(`predict: { ask: { en: a, ko: b }, options: [{ answer: { en: a, ko: b }, holds: [{ serverSession: { user: alice } }] }] }`),
      '8:48 steps[0].predict.options: found a list of 1',
      'at least 2',
      null,
    ],
    [
      'asks for a prediction in no form',
      withQuestion('predict: { ask: { en: a, ko: b } }'),
      '8:14 steps[0].predict: a prediction without answers',
      '`options`, or `tick` with `of`',
      null,
    ],
    [
      'asks for a prediction in both forms',
      withQuestion(`predict: { ask: { en: a, ko: b }, tick: status, of: { url: "*" }, options: [${option}, ${option}] }`),
      expect.stringContaining('steps[0].predict.tick: `options` and `tick` together') as string,
      '`options`, or `tick` with `of`',
      null,
    ],
    [
      'ticks something unknown',
      withQuestion('predict: { ask: { en: a, ko: b }, tick: cookie, of: { tab: A, url: "*" } }'),
      expect.stringContaining('steps[0].predict.tick: found the text `"cookie"`') as string,
      'what is ticked: `cookies`, `headers`, `status`',
      'did you mean `cookies`?',
    ],
    [
      'ticks without saying of what',
      withQuestion('predict: { ask: { en: a, ko: b }, tick: headers }'),
      expect.stringContaining('steps[0].predict.tick: `tick` without `of`') as string,
      'the request that is asked about: `of: { tab: …, url: … }`',
      null,
    ],
    [
      'ticks cookies of nobody’s jar',
      withQuestion('predict: { ask: { en: a, ko: b }, tick: cookies, of: { url: "*" } }'),
      expect.stringContaining('steps[0].predict.of: `tick: cookies` without `tab`') as string,
      'the `tab`, which tells whose jar is meant',
      null,
    ],
    [
      'gives statuses to a prediction of cookies',
      withQuestion('predict: { ask: { en: a, ko: b }, tick: cookies, of: { tab: A, url: "*" }, statuses: [200, 304] }'),
      expect.stringContaining('steps[0].predict.statuses: `statuses` without `tick: status`') as string,
      '`tick: status` beside it',
      null,
    ],
    [
      'ticks in a tab that was never opened',
      withQuestion('predict: { ask: { en: a, ko: b }, tick: status, of: { tab: Z, url: "*" } }'),
      expect.stringContaining('steps[0].predict.of.tab: tab `Z` has not been opened') as string,
      expect.stringContaining('an open tab') as string,
      expect.stringContaining('open it first') as string,
    ],
    [
      'asks to point at nothing',
      withQuestion('point: { ask: { en: a, ko: b }, of: { url: "*" } }'),
      expect.stringContaining('steps[0].point: nothing to point at') as string,
      'one of `cookie`, `header` and `check`',
      null,
    ],
    [
      'asks to point at two things',
      withQuestion('point: { ask: { en: a, ko: b }, of: { url: "*" }, cookie: sid, check: refused }'),
      expect.stringContaining('steps[0].point.check: `cookie` and `check` together') as string,
      'one of `cookie`, `header` and `check`',
      null,
    ],
    [
      'names a side without a header',
      withQuestion('point: { ask: { en: a, ko: b }, of: { url: "*" }, check: refused, side: request }'),
      expect.stringContaining('steps[0].point.side: `side` without `header`') as string,
      '`header` beside it',
      null,
    ],
    [
      'has hints in both forms',
      withQuestion('hint: { en: a, ko: b }\nhints: [{ en: a, ko: b }]'),
      expect.stringContaining('steps[0].hint: `hint` and `hints` together') as string,
      'one of them',
      null,
    ],
    [
      'has more hints than three',
      withQuestion(`hints: [${Array.from({ length: 4 }, () => '{ en: a, ko: b }').join(', ')}]`),
      expect.stringContaining('steps[0].hints: found a list of 4') as string,
      'a list of 1 to 3 hints: a nudge, a pointer, the answer',
      null,
    ],
  ])('%s', (_what, text, line, expected, mend) => {
    const problems = problemsOf(text)
    expect(problems.lines[0]).toEqual(line)
    expect(problems.expected).toEqual(expected)
    expect(problems.mend).toEqual(mend)
  })

  it('has several faults: all are told, in the order of the file', () => {
    const text = withStep('sya: 1\ndo:\n  - clik: {}\n  - close: { tab: "a b" }').replace('minutes: 5', 'minutes: 500')
    expect(problemsOf(text).lines).toEqual([
      '5:10 minutes: found the number `500`',
      '8:5 steps[0].sya: `sya` is not a key of this part of a lesson',
      '10:9 steps[0].do[0].clik: `clik` is not an action',
      '11:23 steps[0].do[1].close.tab: found the text `"a b"`',
    ])
  })
})

describe('text that is not the YAML of a lesson is refused when it', () => {
  it.each<[what: string, text: string, line: string]>([
    ['has a key twice', withStep('say: { en: a, ko: b }\nsay: { en: a, ko: b }'), '9:5 steps[0].say: `say` is written here a second time'],
    ['indents with a tab', `${head}steps:\n\t- title: a`, '7:1 : this is not YAML: Tabs are not allowed as indentation'],
    ['leaves a quote open', withStep('say: { en: "Hello, ko: b }'), '8:31 : this is not YAML: Missing closing "quote'],
    [
      'has a colon in a plain text',
      withStep('say:\n  en: Watch: this\n  ko: b'),
      '9:11 : this is not YAML: Nested mappings are not allowed in compact mappings',
    ],
    [
      'has two documents',
      `${withStep('say: { en: a, ko: b }')}\n---\na: 1`,
      '9:1 : this is not YAML: Source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
    ['has an alias', withStep('say: &words { en: a, ko: b }\nhint: *words'), '8:17 steps[0].say: `&words` names a part of the file'],
    ['has a tag', withStep('say: !secret { en: a, ko: b }'), '8:10 : this is not YAML: Unresolved tag: !secret'],
    ['has a key that is a list', withStep('? [a]\n: b'), '8:7 steps[0]: a key that is no plain text'],
    ['has the key __proto__', withStep('__proto__: { polluted: true }\nsay: { en: a, ko: b }'), '8:5 steps[0]: the key `__proto__`'],
  ])('%s', (_what, text, line) => {
    expect(problemsOf(text).lines[0]).toBe(line)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it.each<[what: string, text: string, found: string]>([
    ['is larger than 256 KiB', `# ${'가'.repeat(90_000)}`, 'the file is larger than 256 KiB'],
    ['opens 100,000 brackets', '['.repeat(100_000), 'more than 64 lists or mappings inside each other'],
    ['opens 100,000 brackets between quotes', '[ "]", '.repeat(30_000), 'more than 64 lists or mappings inside each other'],
    ['opens 100,000 lists on one line', '- '.repeat(100_000), 'more than 64 lists or mappings inside each other'],
    ['has 100,000 anchors', '&a '.repeat(80_000), 'the file has more parts than a lesson of forty steps can have'],
    ['has 100,000 commas', `[${','.repeat(200_000)}`, 'the file has more parts than a lesson of forty steps can have'],
    ['has 100,000 bad escapes', `"${'\\q'.repeat(100_000)}"`, 'more than 4000 backslashes'],
  ])('%s, in less than a second', (_what, text, found) => {
    const before = cpuMs()
    expect(problemsOf(text).lines).toEqual([`1:1 : ${found}`])
    expect(cpuMs() - before).toBeLessThan(1000)
  })
})

describe('a lesson that cannot be played is refused when it', () => {
  it.each<[what: string, text: string, line: string, expected: string]>([
    [
      'uses a tab that was never opened',
      withStep('do:\n  - click: { tab: A, target: "#a" }\nexpect:\n  - serverSession: { user: alice }'),
      '9:23 steps[0].do[0].click.tab: tab `A` has not been opened',
      'an open tab; none is open here',
    ],
    [
      'uses a tab that is closed',
      withStep(
        `${opened}  - close: { tab: A }\n  - visit: { tab: A, url: "https://shop.test/" }\nexpect:\n  - serverSession: { user: alice }`,
      ),
      '11:23 steps[0].do[2].visit.tab: tab `A` is closed by now',
      'an open tab; none is open here',
    ],
    [
      'uses a tab that went with its browser',
      withStep(`${opened}  - quit: { profile: laptop }\nexpect:\n  - page: { tab: A, shows: a }`),
      '12:22 steps[0].expect[0].page.tab: tab `A` is closed by now',
      'an open tab; none is open here',
    ],
    [
      'opens a tab in a browser that was quit',
      withStep(
        `do:\n  - quit: { profile: phone }\n  - open: { tab: A, profile: phone, url: "https://shop.test/" }\nexpect:\n  - page: { tab: A, shows: a }`,
      ),
      '10:34 steps[0].do[1].open.profile: the browser `phone` has been quit',
      '`launch: { profile: phone }` before it',
    ],
    [
      'opens the same tab twice',
      withStep(`${opened}  - open: { tab: A, profile: phone, url: "https://shop.test/" }\nexpect:\n  - page: { tab: A, shows: a }`),
      '10:22 steps[0].do[1].open.tab: tab `A` is open already',
      'a name that no open tab has',
    ],
    [
      'opens a tab in a window of another browser',
      withStep(
        `${opened}  - open: { tab: B, profile: phone, url: "https://shop.test/", inWindowOf: A }\nexpect:\n  - page: { tab: A, shows: a }`,
      ),
      '10:80 steps[0].do[1].open.inWindowOf: the window of tab `A` belongs to `laptop`',
      'a tab of `phone`',
    ],
    [
      'expects of a tab that was never opened',
      withExpectation('exchange: { tab: B, url: "https://shop.test/" }'),
      '11:26 steps[0].expect[0].exchange.tab: tab `B` has not been opened',
      'an open tab: `A`',
    ],
    [
      'does something and expects nothing',
      withStep(opened),
      '8:5 steps[0].do: `do` without `expect`',
      'what must hold afterwards, so that the trace can show when it is done',
    ],
    [
      'asks for something that it cannot do itself',
      withStep('task: { en: a, ko: b }\nsay: { en: a, ko: b }'),
      '8:5 steps[0].task: `task` without `do`',
      'the same task as actions, so that the lesson can do it itself',
    ],
    [
      'has an empty step',
      withStep('hint: { en: a, ko: b }'),
      '7:5 steps[0]: a step in which nothing is said, done or expected',
      '`say`, or `do` with `expect`',
    ],
    [
      'matches with a pattern that is none',
      withExpectation('exchange: { url: "https://shop.test/", responseHeaders: { Allow: "(GET" } }'),
      '11:74 steps[0].expect[0].exchange.responseHeaders.Allow: `(GET` is no regular expression that lessons can use: a ( that is not closed',
      'a regular expression; put a backslash before a special character that is meant as it is',
    ],
    [
      'matches a cookie’s value with a look-ahead',
      withExpectation('cookie: { profile: laptop, name: sid, value: "(?=a)" }'),
      '11:54 steps[0].expect[0].cookie.value: `(?=a)` is no regular expression that lessons can use: look-around and named groups are not supported; (…) and (?:…) are',
      'a regular expression; put a backslash before a special character that is meant as it is',
    ],
    [
      'expects a reason that Chromium does not have',
      withExpectation('exchange: { url: "https://shop.test/", heldBack: { sid: SameSiteStrickt } }'),
      '11:65 steps[0].expect[0].exchange.heldBack.sid: `SameSiteStrickt` is not a reason that Chromium gives here',
      expect.stringContaining('SameSiteStrict') as string,
    ],
    [
      'expects of a request a reason of a response',
      withExpectation('exchange: { url: "https://shop.test/", heldBack: { sid: [NotOnPath, OverwriteSecure] } }'),
      '11:65 steps[0].expect[0].exchange.heldBack.sid: `OverwriteSecure` is not a reason that Chromium gives here',
      expect.stringContaining('SecureOnly') as string,
    ],
    [
      'expects a code of another check',
      withExpectation('exchange: { url: "https://shop.test/", decision: { refusedBy: role-allowed, code: expired } }'),
      '11:91 steps[0].expect[0].exchange.decision.code: the check `role-allowed` never refuses with `expired`',
      'one of wrong-role',
    ],
  ])('%s', (_what, text, line, expected) => {
    const problems = problemsOf(text)
    expect(problems.lines).toEqual([line])
    expect(problems.expected).toEqual(expected)
  })

  it('misnames a tab many times: it is told once', () => {
    const text = withStep(
      `${opened}  - click: { tab: a, target: "#a" }\n  - click: { tab: a, target: "#b" }\nexpect:\n  - page: { tab: a, shows: x }`,
    )
    expect(problemsOf(text).lines).toHaveLength(1)
  })
})

describe('whatever the file', () => {
  const noise = fc.string({ unit: fc.constantFrom(...Array.from('ab:-{}[]"\'#&*!|>%@`,? \n\t0가\u0000\\')), maxLength: 400 })
  const wellFormed = withExpectation('exchange: { url: "https://shop.test/", sent: [sid] }')
  const damaged = fc
    .tuple(fc.nat(wellFormed.length), fc.nat(40), noise)
    .map(([at, length, put]) => wellFormed.slice(0, at) + put + wellFormed.slice(at + length))

  it('never throws, never hangs for a second, and says where and what in both languages', () => {
    fc.assert(
      fc.property(fc.oneof(noise, damaged, fc.json({ maxDepth: 6 }), fc.string()), text => {
        const before = cpuMs()
        const parsed = parseLesson(text)
        expect(cpuMs() - before).toBeLessThan(1000)
        if (parsed.ok) return
        expect(parsed.problems.length).toBeGreaterThan(0)
        for (const problem of parsed.problems) {
          const { line, column } = problem
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(text.split('\n').length + 1)
          expect(column).toBeGreaterThanOrEqual(1)
          expect(printLessonProblem('x.yaml', problem, 'en')).toMatch(/^x\.yaml:\d+:\d+: \S/)
          expect(printLessonProblem('x.yaml', problem, 'ko')).toMatch(/[가-힣]/)
        }
      }),
      { numRuns: 3000 },
    )
  })
})

it('prints a problem as file:line:column, place, expectation and remedy', () => {
  const parsed = parseLesson(withStep('do:\n  - clik: { tab: A, target: "#a" }'))
  const [problem] = parsed.ok ? [] : parsed.problems
  expect(problem && printLessonProblem('lessons/a.yaml', problem, 'en')).toBe(
    `lessons/a.yaml:9:9: \`clik\` is not an action
  at: steps[0].do[0].clik
  expected: an action: \`open\`, \`visit\`, \`fill\`, \`click\`, \`script\`, \`authenticate\`, \`close\`, \`quit\`, \`launch\`, \`clearSiteData\`, \`set\`, \`moveClock\`, \`wait\`, \`server\`
  to mend it: did you mean \`click\`?`,
  )
  expect(problem && printLessonProblem('lessons/a.yaml', problem, 'ko')).toContain('고치는 법: `click` 이름이 맞는지 확인하십시오')
})
