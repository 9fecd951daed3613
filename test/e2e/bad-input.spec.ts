import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { lessonId } from '@shared/ids.ts'
import { predictAnything } from './support/predict-anything.ts'
import { runApp } from './support/running-app.ts'

/* What goes wrong is said, where it went wrong, and nothing else is lost. */

test('a tab whose process died says so, and Reload brings it back', async () => {
  const running = await runApp()
  const tab = await running.openTab('laptop', 'https://shop.test/session/')
  const other = await running.openTab('phone', 'https://shop.test/')
  await running.app.evaluate(({ webContents }, id) => webContents.fromId(id)?.forcefullyCrashRenderer(), tab.contents)
  const card = running.page.getByRole('heading', { name: /crash|stopped|died|gone/i })
  await expect(card).toBeVisible()
  expect((await tab.state()).condition).toMatchObject({ kind: 'crashed' })
  expect((await running.eventsOf('tab.crashed')).map(event => event.tab)).toEqual([tab.id])
  await running.page
    .getByRole('button', { name: /^Reload/ })
    .last()
    .click()
  await expect.poll(async () => (await tab.state()).condition.kind).toBe('live')
  await expect(card).toBeHidden()
  const again = (): Promise<number> =>
    running.app.evaluate(
      ({ webContents }) => webContents.getAllWebContents().find(contents => contents.getURL() === 'https://shop.test/session/')?.id ?? 0,
    )
  await expect.poll(again, 'a new guest').toBeGreaterThan(tab.contents)
  await expect.poll(async () => running.runIn(await again(), 'document.title')).toBe('Log in with a session')
  expect(await other.run('location.href')).toBe('https://shop.test/')
  const before = (await running.eventsOf('request.sent')).length
  await running.runIn(await again(), `void setTimeout(() => location.reload(), 0)`)
  await expect.poll(async () => (await running.eventsOf('request.sent')).length, 'the recorder still listens').toBeGreaterThan(before)
  await running.close()
})

test('a main window whose page died is rebuilt, says what was lost, and keeps the trace', async () => {
  const running = await runApp()
  const tab = await running.openTab('laptop', 'https://shop.test/session/')
  await running.openTab('phone', 'https://shop.test/')
  const before = await running.events()
  // The page that Playwright drives dies with the process: from here on everything is read through the main process.
  const inPage = async (code: string): Promise<unknown> =>
    running.app.evaluate(
      ({ BrowserWindow }, script) =>
        Promise.race([
          BrowserWindow.getAllWindows()[0]
            ?.webContents.executeJavaScript(script)
            .catch(() => null),
          new Promise(resolve => setTimeout(() => resolve(null), 1_000)), // a page that is gone never answers
        ]),
      code,
    )
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  const patient = { timeout: 60_000 }
  await expect.poll(() => inPage(`document.body.innerText`), patient).toContain('2 tabs were loaded again')
  const traced = async (): Promise<readonly { readonly seq: number; readonly kind: string }[]> => {
    const answer = await inPage(`window.crumbtrail?.call('trace:since', { after: null }).then(result => result.value)`)
    return typeof answer === 'string' ? (JSON.parse(answer) as { events: { seq: number; kind: string }[] }).events : []
  }
  const rebuilds = async (): Promise<object[]> => (await traced()).filter(event => event.kind === 'stage.rebuilt')
  await expect
    .poll(async () => (await traced()).slice(0, before.length).map(event => event.seq), patient)
    .toEqual(before.map(event => event.seq))
  await expect.poll(rebuilds, patient).toMatchObject([{ because: 'died', lostTabs: [tab.id, expect.any(String)] }])
  const areLive = (): Promise<void> =>
    expect
      .poll(
        () => inPage(`window.crumbtrail.call('stage:read', null).then(({ value }) => value.tabs.map(tab => tab.condition.kind).join())`),
        patient,
      )
      .toBe('live,live')
  await areLive()
  // Loaded again by hand after that, it no longer speaks of the death.
  await inPage(`void setTimeout(() => location.reload(), 0)`)
  await expect.poll(rebuilds, patient).toMatchObject([{ because: 'died' }, { because: 'reloaded' }])
  await areLive()
  await expect.poll(() => inPage(`document.body.innerText`), patient).toContain('The app’s window was reloaded: its tabs (2)')
  await expect.poll(() => inPage(`document.querySelectorAll('.banner').length`), patient).toBe(0)
  await running.close()
})

test('a settings file that cannot be read or written costs the settings alone, and is told', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'crumbtrail-unreadable-'))
  mkdirSync(join(userData, 'settings.json'))
  const running = await runApp([], userData)
  await expect(
    running.page.getByText(/cannot be kept on this computer.*settings\.json is a folder\. The defaults are used\./),
  ).toBeVisible()
  await running.call('settings:change', { language: 'ko' })
  await expect(running.page.getByText(/저장할 수 없습니다\..*settings\.json 경로는 폴더입니다\. 기본값을 씁니다\./)).toBeVisible()
  await running.call('settings:change', { language: 'en' })
  await running.call('settings:change', { theme: 'dark' })
  const facts = await running.call('app:read', null)
  expect(facts).toMatchObject({ ok: true, value: { settings: { theme: 'dark' } } })
  const tab = await running.openTab('laptop', 'https://shop.test/')
  expect(await tab.run('document.title')).toBeTruthy()
  await running.close()
})

test('a damaged lesson file is refused with its line and column, and nothing runs', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'crumbtrail-lesson-')), 'broken.yaml')
  writeFileSync(
    file,
    'crumbtrail: 1\nid: broken\ntitle: { en: A, ko: B }\nsummary: { en: A, ko: B }\nminutes: 1\nsteps:\n  - title: { en: A, ko: B }\n    do:\n      - clik: { tab: A, target: "#x" }\n',
  )
  const running = await runApp()
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file)
  await running.page.getByRole('button', { name: /Open a lesson file/ }).click()
  await expect(running.page.getByText(/broken\.yaml:9:\d+/).first()).toBeVisible()
  await expect(running.page.getByText(/clik/).first()).toBeVisible()
  await running.call('settings:change', { language: 'ko' })
  const told = running.page.getByRole('region', { name: '알림' })
  await expect(told).toContainText(/실행할 수 없는 수업 파일입니다\. .*broken\.yaml:9:\d+: `clik` — 수업에 없는 동작/)
  await expect(told).toContainText('고치는 법: `click` 이름이 맞는지 확인하십시오')
  await running.page.screenshot({ path: 'test-results/refused-lesson-ko.png' })
  await running.call('settings:change', { language: 'en' })
  expect(await running.eventsOf('lesson.started')).toEqual([])
  await expect(running.page.getByRole('button', { name: /Start/ }).first()).toBeVisible()
  await running.close()
})

test('a lesson that cannot go on says in Korean what was not found, and where', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-lesson-'))
  const running = await runApp()
  await running.call('settings:change', { language: 'ko' })
  const panel = running.page.getByRole('region', { name: '수업', exact: true })
  for (const [target, says] of [
    [
      '#no-such',
      /하지 못한 동작: .*A 탭\(https:\/\/shop\.test\/session\/\)에 #no-such 선택자와 일치하는 요소가 없습니다\. .*확인하십시오\./,
    ],
    ['a[', /하지 못한 동작: .*a\[ 값은 CSS 선택자가 아닙니다\. 수업에서 고치십시오\./],
    ['input', /하지 못한 동작: .*에 input 선택자와 일치하는 요소가 여러 개입니다\./],
  ] as const) {
    const file = join(folder, 'lost.yaml')
    writeFileSync(
      file,
      `crumbtrail: 1\nid: lost\ntitle: { en: A, ko: B }\nsummary: { en: A, ko: B }\nminutes: 1\nsetup:\n  - open: { tab: A, profile: laptop, url: "https://shop.test/session/" }\n  - click: { tab: A, target: ${JSON.stringify(target)} }\nsteps:\n  - title: { en: A, ko: B }\n    say: { en: A, ko: B }\n`,
    )
    await running.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, file)
    const open = running.page.getByRole('button', { name: /수업 파일 열기/ })
    if (await open.isVisible()) {
      await open.click()
      await running.page.getByRole('button', { name: '시작', exact: true }).click()
    } else {
      await running.call('lessons:open-file', null)
      await running.call('lessons:start-opened', null)
    }
    await expect(panel, target).toContainText(says)
  }
  // The learner closes the lesson's tab before its step.
  await running.call('lessons:start', { lesson: lessonId('session') })
  const phase = async (): Promise<string | null> => {
    const play = await running.call('lessons:read', null)
    return play.ok ? (play.value?.phase ?? null) : null
  }
  await expect.poll(phase).toBe('asking')
  const stage = await running.call('stage:read', null)
  const tab = stage.ok ? stage.value.tabs[0] : undefined
  if (tab === undefined) throw new Error('the lesson has no tab')
  await running.call('stage:close-tab', { tab: tab.id })
  expect(await running.call('stage:close-tab', { tab: tab.id }), 'twice').toMatchObject({ ok: false, error: { code: 'not-found' } })
  await predictAnything(running)
  await running.call('lessons:perform', null)
  await expect(panel).toContainText(/하지 못한 동작: .*A 탭이 닫혀 있습니다\. 쓰기 전에 다시 여십시오\./)
  await running.page.screenshot({ path: 'test-results/lesson-lost-ko.png' })
  await running.close()
})
