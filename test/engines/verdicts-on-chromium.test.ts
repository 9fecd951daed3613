import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { domainFault } from '@shared/web/domain-fault.ts'
import { chromiumPath } from '../support/browser-paths.ts'
import { chromiumName, openChromiumOnLab, type ChromiumOnLab } from './debian-chromium.ts'
import { requestCases, responseCases } from './verdict-cases.ts'
import { judgeRequest, judgeResponse, verdictFor } from './run-case.ts'
import { expectedOf, jarCases, tellOfJar } from './jar-cases.ts'
import { dates, domains, lives, livesOf } from './life-cases.ts'

/* A current engine's verdicts, read through the app's own recorder. The same cases run on the app's engine in test/e2e/engines. */

describe.skipIf(chromiumPath === undefined)(`${chromiumName()} judges`, () => {
  let engine: ChromiumOnLab
  beforeAll(async () => {
    engine = await openChromiumOnLab()
  })
  afterAll(() => engine.close())

  describe('the cookies of a request', () => {
    for (const each of requestCases) {
      it(`${each.title}: ${JSON.stringify(verdictFor(each.expected, 'chromium-156', 'request'))}`, async () => {
        expect(await judgeRequest(engine, each)).toEqual([verdictFor(each.expected, 'chromium-156', 'request')])
      })
    }
  })

  describe('a Set-Cookie field', () => {
    for (const each of responseCases) {
      it(`${each.title}: ${JSON.stringify(verdictFor(each.expected, 'chromium-156', 'response'))}`, async () => {
        expect(await judgeResponse(engine, each)).toEqual([verdictFor(each.expected, 'chromium-156', 'response')])
      })
    }
  })

  describe('and its jar', () => {
    for (const each of jarCases) it(each.title, async () => expect(await tellOfJar(engine, each)).toEqual(expectedOf(each)))

    it('keeps each cookie for as long as the reader of lives says', async () => {
      const { jar, read } = await livesOf(engine, 'chromium-156', [...dates.map(date => `Expires=${date}`), ...lives])
      expect(read).toEqual(jar)
    })
    it('rejects each Domain that the app calls faulty, and no other', async () => {
      const { jar } = await livesOf(
        engine,
        'chromium-156',
        domains.map(domain => `Domain=${domain}`),
      )
      const faulty = domains.filter(domain => domainFault(domain, 'shop.test') !== null)
      expect(domains.filter(domain => jar.get(`Domain=${domain}`) === 'gone')).toEqual(faulty)
    })
    it('moves Expires by what the Date of the response is off, and Max-Age not', async () => {
      const [weekAgo, inAnHour] = [Date.now() - 7 * 86_400_000, new Date(Date.now() + 3_600_000).toUTCString()]
      const { jar, read } = await livesOf(engine, 'chromium-156', [`Expires=${inAnHour}`, 'Max-Age=600'], weekAgo)
      expect(read).toEqual(jar)
      expect([...jar.values()]).toEqual([7 * 86_400 + 3_600, 600])
    })
  })
})
