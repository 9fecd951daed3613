import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumName, chromiumPath, openChromiumOnLab, type ChromiumOnLab } from './debian-chromium.ts'
import { requestCases, responseCases } from './verdict-cases.ts'
import { judgeRequest, judgeResponse, verdictFor } from './run-case.ts'
import { expectedOf, jarCases, tellOfJar } from './jar-cases.ts'

/* A current engine's verdicts, read through the app's own recorder. The same cases run on the app's engine in test/e2e/engines. */

describe.skipIf(chromiumPath === undefined)(`${chromiumName()} judges`, () => {
  let engine: ChromiumOnLab
  beforeAll(async () => {
    engine = await openChromiumOnLab()
  }, 60_000)
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
  })
})
