import { expect, test } from '@playwright/test'
import { cookieOutcome, readTrial } from '@shared/workbench/read-trial.ts'
import type { Trial, TrialReport } from '@shared/workbench/trial.ts'
import { runApp, type OpenTab, type RunningApp } from './support/running-app.ts'

/* Experiments in the throw-away browser: what the engine itself says, and that nothing of it reaches the learner's browsers. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let tab: OpenTab

test.beforeAll(async () => {
  running = await runApp()
  tab = await running.openTab('laptop', 'https://shop.test/storage')
})
test.afterAll(() => running.close())

type Ask = Trial['ask']
const shop = { scheme: 'https', host: 'shop.test', path: '/' } as const
const plain: Ask = {
  to: shop,
  way: 'typed',
  method: 'GET',
  from: { scheme: 'https', host: 'shop.test' },
  authorization: null,
  answered: 'plain',
}
const evil = { from: { scheme: 'https', host: 'evil.test' } } as const

function trial(line: string, ask: Partial<Ask> = {}, to: Ask['to'] = shop): Trial {
  return { answer: { to, fields: [{ name: 'Set-Cookie', value: line }] }, ask: { ...plain, to, ...ask } }
}
async function run(trials: readonly Trial[]): Promise<readonly TrialReport[]> {
  const result = await running.call('workbench:run', { trials: [...trials] })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
/** `stored · sent · readable`, with Chromium's reasons. */
function said(each: Trial, report: TrialReport | undefined): string {
  if (report === undefined) return 'no report'
  const { set, asked, isReadable } = cookieOutcome(each, report, 0)
  const verdict = (judged: typeof set): string =>
    judged === null ? '-' : 'reasons' in judged.verdict ? judged.verdict.reasons.join('+') : judged.verdict.kind
  return [report.problem ?? verdict(set), verdict(asked), isReadable === null ? '-' : isReadable ? 'readable' : 'hidden'].join(' · ')
}

const http = { ...shop, scheme: 'http' } as const
const cases: readonly (readonly [title: string, trial: Trial, said: string])[] = [
  ['SameSite=None without Secure', trial('c=1; SameSite=None'), 'SameSiteNoneInsecure · - · -'],
  ['Secure over http', trial('c=1; Secure', {}, http), 'SecureOnly · - · -'],
  ['Strict on a cross-site link', trial('c=1; Secure; SameSite=Strict', { way: 'link', ...evil }), 'stored · SameSiteStrict · readable'],
  ['Lax on a cross-site link', trial('c=1; Secure; SameSite=Lax', { way: 'link', ...evil }), 'stored · sent · readable'],
  [
    'Lax on a cross-site form POST',
    trial('c=1; Secure; SameSite=Lax', { way: 'form', method: 'POST', ...evil }),
    'stored · SameSiteLax · readable',
  ],
  [
    'no SameSite on a cross-site form POST within two minutes',
    trial('c=1; Secure', { way: 'form', method: 'POST', ...evil }),
    'stored · sent · readable',
  ],
  [
    'no SameSite on a cross-site image',
    trial('c=1; Secure', { way: 'image', ...evil }),
    'stored · SameSiteUnspecifiedTreatedAsLax · readable',
  ],
  ['None on a cross-site fetch', trial('c=1; Secure; SameSite=None', { way: 'fetch', ...evil }), 'stored · sent · readable'],
  ['a fetch without credentials', trial('c=1', { way: 'fetch-without-credentials' }), 'stored · - · readable'],
  ['HttpOnly', trial('c=1; HttpOnly'), 'stored · sent · hidden'],
  ['another Path than the request', trial('c=1; Path=/account', {}, shop), 'stored · NotOnPath · hidden'],
]

test('Chromium’s own verdicts come back, one trial after the other, each in an empty browser', async () => {
  const reports = await run(cases.map(([, each]) => each))
  const told = cases.map(([title, each], index) => `${title}: ${said(each, reports[index])}`)
  expect(told).toEqual(cases.map(([title, , expected]) => `${title}: ${expected}`))
})

test('nothing of it is left in a browser, in the trace, on the stage or at the server', async () => {
  const events = await running.events()
  expect(events.filter(event => 'wire' in event && event.wire?.startsWith('t'))).toEqual([])
  expect(events.filter(event => event.kind === 'jar.changed' && event.cookie.name === 'c')).toEqual([])
  expect(await tab.run('document.cookie')).toBe('')
  const left = await running.app.evaluate(async ({ BrowserWindow, session, webContents }) => {
    const learner = webContents.getAllWebContents().filter(contents => contents.getType() === 'webview')
    const jars = [session.fromPartition('lab-throwaway'), ...learner.map(contents => contents.session)]
    const cookies = await Promise.all(jars.map(jar => jar.cookies.get({ name: 'c' })))
    return { windows: BrowserWindow.getAllWindows().length, cookies: cookies.flat().length, learners: learner.length }
  })
  expect(left).toEqual({ windows: 1, cookies: 0, learners: 1 })
})

test('its page is under the same guard as a tab: sandboxed, isolated, without a preload, and kept inside the lab', async () => {
  await running.app.evaluate(({ app, session }) => {
    app.once('web-contents-created', (_event, contents) => {
      contents.once('did-finish-load', () => {
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, preload } = (
          contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
        ).getLastWebPreferences()
        const isApart = contents.session === session.fromPartition('lab-throwaway')
        const seen = { sandbox, contextIsolation, nodeIntegration, webSecurity, preload: preload ?? null, isApart }
        Reflect.set(globalThis, 'seen', seen)
      })
    })
  })
  await run([trial('c=1')])
  expect(await running.app.evaluate(() => Reflect.get(globalThis, 'seen') as unknown)).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    preload: null,
    isApart: true,
  })
})

test('a second experiment has to wait, and a cancelled one ends at once with what it had', async () => {
  const many = run(Array.from({ length: 12 }, () => trial('c=1')))
  await expect.poll(() => running.call('workbench:run', { trials: [trial('c=2')] }).then(({ ok }) => ok)).toBe(false)
  await running.call('workbench:cancel', null)
  expect((await many).length).toBeLessThan(12)
  expect((await run([trial('c=3')])).length).toBe(1)
})

test('what is no trial is refused: a break in a field, a host outside, a query, a foreign field', async () => {
  const { answer, ask } = trial('c=1')
  const wrong: readonly unknown[] = [
    { answer: { ...answer, fields: [{ name: 'Set-Cookie', value: 'c=1\r\nX-Request-Id: w1' }] }, ask },
    { answer: { ...answer, fields: [{ name: 'X-Request-Id', value: 'w1' }] }, ask },
    { answer, ask: { ...ask, to: { ...shop, host: 'example.com' } } },
    { answer, ask: { ...ask, to: { ...shop, path: '/?a=1' } } },
    { answer, ask: { ...ask, way: 'iframe' } },
  ]
  for (const each of wrong) {
    const result = await running.call('workbench:run', { trials: [each as Trial] })
    expect(result).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  }
})

test('a token goes to the lab’s own API, and its checks answer', async () => {
  const ask: Ask = {
    ...plain,
    to: { scheme: 'https', host: 'api.shop.test', path: '/bearer/me' },
    way: 'fetch',
    authorization: 'Bearer not.a.token',
    answered: 'lab',
  }
  const each: Trial = { answer: null, ask }
  const [report] = await run([each])
  if (report === undefined) throw new Error('no report')
  const { asked, preflight } = readTrial(each, report)
  expect(preflight?.status).toBe(204)
  expect(asked?.hops[0]?.decision).toMatchObject({ outcome: 'refused', refusedBy: 'token-well-formed', status: 401 })
})

test('a fresh answer comes from the cache, a stale one is asked about again', async () => {
  const cached = (directives: string): Trial => ({
    answer: {
      to: shop,
      fields: [
        { name: 'Cache-Control', value: directives },
        { name: 'ETag', value: '"one"' },
      ],
    },
    ask: { ...plain, way: 'link', ...evil, answered: 'as-told' },
  })
  const trials = [cached('max-age=60'), cached('no-cache'), cached('no-store')]
  const reports = await run(trials)
  const seen = trials.map((each, index) => {
    const report = reports[index]
    const browser = report === undefined ? null : readTrial(each, report).asked?.browser
    return [report?.problem ?? null, browser?.servedFrom ?? null, browser?.networkStatus ?? null]
  })
  expect(seen).toEqual([
    [null, 'disk', null],
    [null, null, 304],
    [null, null, null],
  ])
})
