import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { chromium, expect, test } from '@playwright/test'
import { lessonId } from '@shared/ids.ts'
import { maxPageBytes } from '@shared/saved/trace-page.ts'
import { chromiumPath, firefoxPath } from '../../support/browser-paths.ts'
import { openFirefox } from '../support/firefox.ts'
import { runApp, type RunningApp } from '../support/running-app.ts'

/* A trace that was saved as a web page is read by browsers that know nothing of Crumbtrail. */

const secret = 'a-secret-of-the-learner'
const pictures = 'test-results/trace-page'
let running: RunningApp
let file: string

async function value<Answer>(answer: Promise<{ readonly ok: true; readonly value: Answer } | { readonly ok: false }>): Promise<Answer> {
  const result = await answer
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

test.beforeAll(async () => {
  running = await runApp()
  await value(running.call('lessons:start', { lesson: lessonId('nothing') }))
  const phase = async (): Promise<string | undefined> => (await value(running.call('lessons:read', null)))?.phase
  await expect.poll(phase).toBe('asking')
  await value(running.call('lessons:predict', { option: 0 }))
  await value(running.call('lessons:perform', null))
  await expect.poll(phase).toBe('observed')
  await value(running.call('lessons:next', null))
  const tab = await running.openTab('phone', 'https://shop.test/storage')
  mkdirSync(pictures, { recursive: true })
  await tab.run(`document.cookie = 'mine=${secret}'; fetch('/lab/echo').then(response => response.text())`)
  await expect
    .poll(async () => {
      const sent = (await running.eventsOf('request.sent')).find(({ url }) => url.endsWith('/lab/echo'))
      return (await running.eventsOf('exchange.finished')).some(({ exchange }) => exchange === sent?.exchange)
    })
    .toBe(true)
  file = await save(true)
})
test.afterAll(() => running.close())

async function save(redact: boolean): Promise<string> {
  const path = join(running.userData, redact ? 'page.html' : 'page-with-secrets.html')
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  expect(await running.call('trace:save-page', { redact })).toEqual({ ok: true, value: { savedTo: path } })
  return path
}

test('it is one file within the bound, for its owner alone', () => {
  expect(statSync(file).size).toBeLessThanOrEqual(maxPageBytes)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('secrets are replaced by numbers, unless they are asked for', async () => {
  expect(traceIn(file)).not.toContain(secret)
  expect(traceIn(await save(false))).toContain(secret)
})

/** The saved trace in the page. */
function traceIn(path: string): string {
  const [, base64 = ''] = /id="crumbtrail-trace">([^<]*)</.exec(readFileSync(path, 'utf8')) ?? []
  return gunzipSync(Buffer.from(base64, 'base64')).toString()
}

/** One page in one browser, by what a person sees of it. */
interface Reader {
  run(expression: string): Promise<unknown>
  picture(name: string): Promise<void>
}

const textOf = (selector: string): string => `document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`
const press = (words: string): string =>
  `[...document.querySelectorAll('button, [role=radio], [role=option]')].find(one => one.textContent.includes(${JSON.stringify(words)})).click()`
const aShown = `[...document.querySelectorAll('[role=option]')].map(row => row.textContent)`

/** Receipt, timeline, story, cursor, lesson and both languages. */
async function readThrough({ run, picture }: Reader): Promise<void> {
  await expect.poll(() => run(textOf('.replay-bar'))).toContain('secrets are replaced by numbers')
  // The newest request, as the browser judged it and the server decided.
  await expect.poll(() => run(textOf('.details'))).toContain('The browser sent “mine”')
  expect(await run(textOf('.details'))).toContain('the server has no checks here')
  expect(((await run(aShown)) as readonly string[]).join('\n')).toContain('/lab/echo')
  await picture('en')
  // The first step of the lesson: what it said, and the end of what was done in it.
  expect(await run(textOf('.replay-lesson'))).toContain('Visit again')
  await run(`document.querySelector('.replay-lesson li button').click()`)
  await expect.poll(() => run(textOf('.replay-lesson-words'))).toContain('The server counted one visit')
  await expect.poll(() => run(textOf('.scrubber'))).toMatch(/Event \d+ of \d+/)
  await picture('en-step')
  await run(press('Story'))
  await expect.poll(() => run(textOf('.story'))).toContain('/nothing/')
  await picture('en-story')
  await run(press('한국어'))
  await expect.poll(() => run(textOf('.replay-bar'))).toContain('비밀 값')
  expect(await run('document.documentElement.lang')).toBe('ko')
  await picture('ko-story')
}

test('a current Chromium shows receipt, timeline, story, cursor and lesson, in both languages', async () => {
  test.skip(chromiumPath === undefined, 'there is no Chromium on this machine')
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const complaints: string[] = []
  page.on('console', message => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('request', request => (/^(?:file|data|blob):/.test(request.url()) ? undefined : complaints.push(request.url())))
  await page.goto(pathToFileURL(file).href)
  await readThrough({
    run: expression => page.evaluate(expression),
    picture: async name => void (await page.screenshot({ path: join(pictures, `chromium-${name}.png`) })),
  })
  expect(complaints).toEqual([])
  await browser.close()
})

test('Firefox shows the same', async () => {
  test.skip(firefoxPath === undefined, 'there is no Firefox on this machine')
  const firefox = await openFirefox(firefoxPath ?? '')
  await firefox.visit(pathToFileURL(file).href)
  await readThrough({
    run: firefox.run,
    picture: async name => writeFileSync(join(pictures, `firefox-${name}.png`), await firefox.picture()),
  })
  expect(firefox.complaints).toEqual([])
  await firefox.close()
})

test('a page that somebody cut off says that its trace cannot be read', async () => {
  test.skip(chromiumPath === undefined, 'there is no Chromium on this machine')
  const cut = join(running.userData, 'cut.html')
  writeFileSync(cut, readFileSync(file, 'utf8').replace(/(id="crumbtrail-trace">.{2000})[^<]*/, '$1'))
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const page = await browser.newPage()
  await page.goto(pathToFileURL(cut).href)
  await expect(page.getByText('The trace in this page cannot be read')).toBeVisible()
  await browser.close()
})

test('one that would be larger is refused, with what to do, and nothing is left behind', async () => {
  const tab = await running.openTab('laptop', 'https://shop.test/storage')
  // Text that gzip cannot make smaller.
  await tab.run(`(async () => {
    for (let at = 0; at < 60; at++) {
      const octets = crypto.getRandomValues(new Uint8Array(60_000))
      await fetch('/lab/echo', { method: 'POST', body: btoa(String.fromCharCode(...octets)) }).then(response => response.text())
    }
  })()`)
  const path = join(running.userData, 'large.html')
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  const answer = await running.call('trace:save-page', { redact: false })
  expect(answer).toMatchObject({ ok: false, error: { code: 'io', problem: { kind: 'file', problem: { kind: 'too-large' } } } })
  expect(existsSync(path)).toBe(false)
})
