import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ArrivedRequest, HoldOutcome } from '../../../src/server/network/hold-request.ts'
import { ask, basicCredential, dial } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

/* Real sockets: what the door does with a request that somebody wants to hold. */

interface AtDoor {
  readonly request: ArrivedRequest
  readonly gone: AbortSignal
  readonly letGo: (outcome?: HoldOutcome) => void
}

let test: TestLab
let isHolding = true
const atDoor: AtDoor[] = []

beforeAll(async () => {
  test = await openTestLab({
    holdRequest: (request, gone) =>
      isHolding ? new Promise(resolve => atDoor.push({ request, gone, letGo: (outcome = 'let-in') => resolve(outcome) })) : null,
  })
})
afterAll(() => test.lab.close())
beforeEach(() => {
  isHolding = true
  atDoor.length = 0
  test.forget()
})

const arrived = (count: number): Promise<void> => vi.waitFor(() => expect(atDoor).toHaveLength(count), { timeout: 60_000 })
const kinds = (): string[] => test.facts.map(({ kind }) => kind)
const echo = 'https://shop.test/lab/echo'

describe('a request at the door', () => {
  it('is whole on the wire, and no site has seen it', async () => {
    const answer = ask(test.lab, 'https://shop.test/session/login', { form: { user: 'alice', password: 'wonderland' } })
    await arrived(1)
    expect(kinds()).toEqual(['request.received', 'request.body-received'])
    atDoor[0]?.letGo()
    expect((await answer).status).toBe(303)
    expect(kinds()).toContain('decision.begun')
  })

  it('counts its answer’s duration from when it was let in', async () => {
    const answer = ask(test.lab, echo)
    await arrived(1)
    await new Promise(resolve => setTimeout(resolve, 300))
    const letInAt = performance.now()
    atDoor[0]?.letGo()
    await answer
    const sinceThenMs = performance.now() - letInAt
    expect(test.of('response.sent')[0]?.durationMs).toBeLessThan(sinceThenMs + 100) // two clocks; it stood at the door for 300
  })

  it('is never seen by a site when its client leaves', async () => {
    const socket = await dial(test.lab)
    socket.write(`GET http://shop.test/session/me HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: ${basicCredential(test.lab)}\r\n\r\n`)
    await arrived(1)
    socket.destroy()
    await vi.waitFor(() => expect(atDoor[0]?.gone.aborted).toBe(true), { timeout: 60_000 })
    atDoor[0]?.letGo()
    await vi.waitFor(() => expect(kinds()).toContain('response.aborted'), { timeout: 60_000 })
    expect(kinds()).toEqual(['request.received', 'response.aborted'])
  })

  it('that is turned away is never seen by a site; the connection is left to the client to close, lest it asks again', async () => {
    const socket = await dial(test.lab)
    const closed = vi.fn()
    socket.once('close', closed)
    socket.write(`GET http://shop.test/lab/echo HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: ${basicCredential(test.lab)}\r\n\r\n`)
    await arrived(1)
    isHolding = false
    atDoor[0]?.letGo('turned-away')
    test.forget()
    expect((await ask(test.lab, echo)).status, 'another client, meanwhile').toBe(200)
    expect(closed).not.toHaveBeenCalled()
    test.forget()
    socket.destroy()
    await vi.waitFor(() => expect(kinds()).toEqual(['response.aborted']), { timeout: 60_000 })
  })

  it('that is turned away is hung up on when its client does not leave', async () => {
    const answer = ask(test.lab, echo)
    await arrived(1)
    atDoor[0]?.letGo('turned-away')
    expect((await answer.catch(() => null))?.status ?? 0).toBe(0)
    await vi.waitFor(() => expect(kinds()).toEqual(['request.received', 'response.aborted']), { timeout: 60_000 })
  })

  it('is no hindrance to others, and many come out in any order', async () => {
    const answers = Array.from({ length: 20 }, (_, index) => ask(test.lab, `${echo}?n=${index}`))
    await arrived(20)
    isHolding = false
    expect((await ask(test.lab, echo)).status, 'one that nobody holds').toBe(200)
    for (const { letGo } of [...atDoor].reverse()) letGo()
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 200))
  })

  it('is named by profile and wire alone', async () => {
    const answer = ask(test.lab, echo, { profile: 'phone' })
    await arrived(1)
    expect(atDoor[0]?.request).toEqual({ profile: 'phone', wire: test.of('request.received')[0]?.wire })
    atDoor[0]?.letGo()
    await answer
  })

  it('does not keep the lab from closing', async () => {
    const other = await openTestLab({ holdRequest: () => new Promise(() => undefined) })
    const answer = ask(other.lab, echo).catch(() => null)
    await vi.waitFor(() => expect(other.of('request.received')).toHaveLength(1), { timeout: 60_000 })
    await other.lab.close()
    await answer
  })
})
