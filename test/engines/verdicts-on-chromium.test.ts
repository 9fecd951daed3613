import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumName, chromiumPath, openChromiumOnLab, type ChromiumOnLab } from './debian-chromium.ts'
import { https, requestCases, responseCases } from './verdict-cases.ts'
import { judgeRequest, judgeResponse, verdictFor } from './run-case.ts'
import { tell } from './engine.ts'

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

  describe('without a word of its own', () => {
    it('a life of ten years is cut to 400 days (RFC 6265bis)', async () => {
      await engine.emptyJar()
      await engine.visit(tell(https, { cookies: ['c=1; Path=/; Max-Age=315360000'] }))
      const [cookie] = await engine.jar()
      const days = ((cookie?.expiresMs ?? 0) - Date.now()) / 86_400_000
      expect(days).toBeGreaterThan(399.9)
      expect(days).toBeLessThanOrEqual(400)
    })
  })
})
