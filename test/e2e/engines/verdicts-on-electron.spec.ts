import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { EventSeq } from '@shared/ids.ts'
import type { TraceChunk } from '@shared/contract/ipc-contract.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { domainFault } from '@shared/web/domain-fault.ts'
import type { Engine, Generation } from '../../engines/engine.ts'
import { tell } from '../../engines/engine.ts'
import { fromElectronCookie } from '../../../src/main/recorder/chromium-cookie.ts'
import { expectedOf, jarCases, tellOfJar } from '../../engines/jar-cases.ts'
import { dates, domains, lives, livesOf } from '../../engines/life-cases.ts'
import { judgeRequest, judgeResponse, verdictFor } from '../../engines/run-case.ts'
import { https, requestCases, responseCases } from '../../engines/verdict-cases.ts'
import { runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'

/* The app's own engine, read from the trace of the real app. The same cases run on Debian's Chromium in test/engines. */

/** For the titles: a test names the engine that it ran on. */
function electronVersion(): string {
  const packaged = process.env['CRUMBTRAIL_PACKAGED']
  if (packaged)
    return (JSON.parse(readFileSync(join(dirname(packaged), 'resources', 'build-info.json'), 'utf8')) as { electron: string }).electron
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist'
  return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
}
const version = electronVersion()
/** Electron 33 has Chromium 130; the reasons were renamed at some point before 156. */
const generation: Generation = Number.parseInt(version, 10) < 40 ? 'chromium-130' : 'chromium-156'

let running: RunningApp
let tab: OpenTab
let engine: Engine

test.beforeAll(async () => {
  running = await runApp()
  tab = await running.openTab('laptop', tell(https))
  engine = {
    visit: url => tab.visit(url),
    run: script => tab.run(script),
    emptyJar: async () => void (await running.call('stage:clear-site-data', { profile: 'laptop', origin: null })),
    events: newEvents,
    jar,
  }
})
test.beforeEach(async () => {
  await newEvents()
  seen.length = 0
})
test.afterAll(() => running.close())

const seen: TraceEvent[] = []
let lastSeq: EventSeq | null = null

/** What the trace holds since the test began; only the news crosses over. */
async function newEvents(): Promise<readonly TraceEvent[]> {
  const answer = await running.call('trace:since', { after: lastSeq })
  if (!answer.ok) throw new Error(answer.error.message)
  const { events } = JSON.parse(answer.value) as TraceChunk
  seen.push(...events)
  lastSeq = events.at(-1)?.seq ?? lastSeq
  return seen
}

async function jar(): Promise<readonly Cookie[]> {
  const cookies = await running.app.evaluate(({ webContents }, id) => webContents.fromId(id)?.session.cookies.get({}), tab.contents)
  return (cookies ?? []).map(fromElectronCookie)
}

test.describe(`Electron ${version} judges the cookies of a request:`, () => {
  for (const each of requestCases) {
    const expected = verdictFor(each.expected, generation, 'request')
    test(`${each.title}: ${JSON.stringify(expected)}`, async () => {
      expect(await judgeRequest(engine, each)).toEqual([expected])
    })
  }
})

test.describe(`Electron ${version} judges a Set-Cookie field:`, () => {
  for (const each of responseCases) {
    const expected = verdictFor(each.expected, generation, 'response')
    test(`${each.title}: ${JSON.stringify(expected)}`, async () => {
      expect(await judgeResponse(engine, each)).toEqual([expected])
    })
  }
})

test.describe(`Electron ${version} and its jar`, () => {
  for (const each of jarCases) test(each.title, async () => expect(await tellOfJar(engine, each)).toEqual(expectedOf(each)))

  test('keeps each cookie for as long as the reader of lives says', async () => {
    const { jar, read } = await livesOf(engine, generation, [...dates.map(date => `Expires=${date}`), ...lives])
    expect(read).toEqual(jar)
  })
  test('rejects each Domain that the app calls faulty, and no other', async () => {
    const { jar } = await livesOf(
      engine,
      generation,
      domains.map(domain => `Domain=${domain}`),
    )
    const faulty = domains.filter(domain => domainFault(domain, 'shop.test') !== null)
    expect(domains.filter(domain => jar.get(`Domain=${domain}`) === 'gone')).toEqual(faulty)
  })
  test('moves Expires by what the Date of the response is off, and Max-Age not', async () => {
    const [weekAgo, inAnHour] = [Date.now() - 7 * 86_400_000, new Date(Date.now() + 3_600_000).toUTCString()]
    const { jar, read } = await livesOf(engine, generation, [`Expires=${inAnHour}`, 'Max-Age=600'], weekAgo)
    expect(read).toEqual(jar)
    expect([...jar.values()]).toEqual([7 * 86_400 + 3_600, 600])
  })
})
