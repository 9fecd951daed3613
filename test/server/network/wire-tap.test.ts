import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { headerValue, headerValues } from '@shared/web/headers.ts'
import {
  ask,
  basicCredential,
  dial,
  exchange,
  openTls,
  readResponse,
  sendRaw,
  valueOf,
  type RawResponse,
} from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => {
  test.setPaused(false)
  test.lab.reset()
  test.forget()
})

const kinds = (): string[] => test.facts.map(({ kind }) => kind)
const until = (kind: string): Promise<void> => vi.waitFor(() => expect(kinds()).toContain(kind), { timeout: 60_000, interval: 1 })

describe('a request on the wire', () => {
  it('is written down as it came: order, case and duplicates (RFC 9110 §5.3)', async () => {
    const head = 'GET http://shop.test/lab/echo?a=%20b HTTP/1.1\r\nx-B: 2\r\nHost: shop.test\r\nX-a: 1\r\nx-b: 3\r\n'
    await sendRaw(test.lab, `${head}Proxy-Authorization: ${basicCredential(test.lab)}\r\nX-c: \r\n\r\n`)
    expect(test.of('request.received')).toMatchObject([
      {
        method: 'GET',
        url: 'http://shop.test/lab/echo?a=%20b',
        httpVersion: '1.1',
        profile: 'laptop',
        headers: [
          ['x-B', '2'],
          ['Host', 'shop.test'],
          ['X-a', '1'],
          ['x-b', '3'],
          ['X-c', ''],
        ],
      },
    ])
  })

  it('is written down before its body is there and before any check', async () => {
    const secure = await openTls(test.lab, 'shop.test')
    secure.write(
      'POST /session/login HTTP/1.1\r\nHost: shop.test\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 30\r\n\r\n',
    )
    await until('request.received')
    expect(kinds()).toEqual(['request.received'])
    const answer = readResponse(secure)
    secure.write('user=alice&password=wonderland')
    await answer
    secure.destroy()
    expect(kinds()).toEqual([
      'request.received',
      'request.body-received',
      'decision.begun',
      'check.decided',
      'check.decided',
      'check.decided',
      'check.decided',
      'session.changed',
      'decision.made',
      'response.sent',
    ])
    expect(test.of('request.body-received')[0]?.body).toEqual({
      text: 'user=alice&password=wonderland',
      base64: false,
      bytes: 30,
      truncated: false,
    })
  })

  it('names the request as the cause of all that follows from it', async () => {
    await ask(test.lab, 'https://shop.test/session/login', { form: { user: 'alice', password: 'wonderland' } })
    const causes = test.facts.slice(1).map(({ cause }) => cause)
    expect(causes[0]).toBeTypeOf('number')
    expect(new Set(causes).size).toBe(1)
  })

  it('keeps 64 KiB of a body and says how large it was', async () => {
    const body = 'é'.repeat(40_000)
    await ask(test.lab, 'https://shop.test/lab/echo', { method: 'POST', body, headers: { 'Content-Type': 'text/plain' } })
    const copy = test.of('request.body-received')[0]?.body
    expect(copy).toMatchObject({ base64: false, bytes: 80_000, truncated: true })
    expect(copy?.text).toBe('é'.repeat(32_768))
  })

  it('keeps octets that are no text as base64', async () => {
    const secure = await openTls(test.lab, 'shop.test')
    const head = Buffer.from('POST /lab/echo HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 3\r\n\r\n')
    await exchange(secure, Buffer.concat([head, Buffer.from([0xff, 0x00, 0x80])]))
    secure.destroy()
    expect(test.of('request.body-received')[0]?.body).toEqual({ text: '/wCA', base64: true, bytes: 3, truncated: false })
  })

  it('may bring its body in chunks', async () => {
    const secure = await openTls(test.lab, 'shop.test')
    await exchange(secure, 'POST /lab/echo HTTP/1.1\r\nHost: shop.test\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n')
    secure.destroy()
    expect(test.of('request.body-received')[0]?.body.text).toBe('hi')
  })
})

describe('an answer on the wire', () => {
  /** The recorded answer must be the very octets that arrived. */
  function expectSame(response: RawResponse): void {
    const sent = test.of('response.sent').at(-1)
    const lines = [`HTTP/1.1 ${sent?.status} ${sent?.statusText}`, ...(sent?.headers ?? []).map(([name, value]) => `${name}: ${value}`)]
    expect(lines.join('\r\n')).toBe(response.head)
    expect(sent?.body.text).toBe(response.body)
    expect(sent?.body.bytes).toBe(Buffer.byteLength(response.body))
  }

  it.each([
    ['https://shop.test/'],
    ['http://evil.test/prize'],
    ['https://api.shop.test/bearer/me'],
    ['https://shop.test/nowhere'],
    ['https://shop.test/lab/answer?status=418&header=X-A:1&set-cookie=a=1&set-cookie=b=2&header=x-a:2&body=tea'],
    ['https://shop.test/lab/answer?status=204'],
  ])('of %s is written down octet for octet, in wire order', async url => {
    expectSame(await ask(test.lab, url))
  })

  it('carries the id by which the observers meet, one for each request', async () => {
    const first = await ask(test.lab, 'https://shop.test/')
    const second = await ask(test.lab, 'https://shop.test/')
    const wires = test.of('request.received').map(({ wire }) => wire)
    expect([valueOf(first, 'x-request-id'), valueOf(second, 'x-request-id')]).toEqual(wires)
    expect(new Set(wires).size).toBe(2)
  })

  it('is dated by the lab clock', async () => {
    const before = valueOf(await ask(test.lab, 'https://shop.test/'), 'date')
    test.clock.moveForward(3_600_000)
    const after = valueOf(await ask(test.lab, 'https://shop.test/lab/answer?status=200'), 'date')
    expect(Date.parse(after ?? '') - Date.parse(before ?? '')).toBe(3_600_000)
    expect(before).toMatch(/^Tue, 01 Jan 2030 /)
  })

  it('of a HEAD request has no body', async () => {
    const response = await ask(test.lab, 'https://shop.test/', { method: 'HEAD' })
    expect(Number(valueOf(response, 'content-length'))).toBeGreaterThan(0)
    expect(test.of('response.sent')).toMatchObject([{ status: 200, body: { text: '', bytes: 0 } }])
  })

  it('that nobody waits for any more is aborted, not sent', async () => {
    const socket = await dial(test.lab)
    socket.write(
      `GET http://shop.test/lab/answer?delay=300 HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: ${basicCredential(test.lab)}\r\n\r\n`,
    )
    await until('request.received')
    socket.destroy()
    await until('response.aborted')
    await new Promise(resolve => setTimeout(resolve, 400)) // the answer is due meanwhile
    expect(kinds()).toEqual(['request.received', 'response.aborted'])
  })

  it('that comes after the client has gone is aborted too', async () => {
    const secure = await openTls(test.lab, 'shop.test')
    const form = 'user=alice&password=wonderland'
    const type = 'Content-Type: application/x-www-form-urlencoded'
    secure.write(`POST /session/login HTTP/1.1\r\nHost: shop.test\r\n${type}\r\nContent-Length: ${form.length}\r\n\r\n${form}`)
    await until('decision.begun')
    secure.destroy()
    await until('response.aborted')
    await until('decision.made')
    expect(kinds()).not.toContain('response.sent')
  })

  it('to a request whose body never came whole is aborted, and no site sees it', async () => {
    const secure = await openTls(test.lab, 'shop.test')
    secure.write('POST /session/login HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 99\r\n\r\nuser=')
    await until('request.received')
    secure.destroy()
    await until('response.aborted')
    // Whether somebody is left to be told so depends on how the line was dropped.
    expect(kinds()).toEqual(expect.arrayContaining(['request.received', 'response.aborted']))
    expect(test.receipt().filter(step => step !== 'request-readable: cut-off')).toEqual([])
  })
})

describe('while recording is paused', () => {
  it('everything is served and nothing is written down', async () => {
    test.setPaused(true)
    const response = await ask(test.lab, 'https://shop.test/session/login', { form: { user: 'alice', password: 'wonderland' } })
    expect(response.status).toBe(303)
    expect(test.facts).toEqual([])
    expect(test.lab.sessions.list()).toHaveLength(1)
  })
})

describe('what belongs to the hop to the proxy', () => {
  const fields = 'Proxy-Connection: keep-alive\r\nPROXY-authorization: Basic second\r\n'

  it.each(['http', 'https'])('never reaches a site, the trace or an echo over %s', async scheme => {
    const secret = test.lab.credentialFor('laptop').password
    const credential = basicCredential(test.lab)
    const bytes = (target: string, own: string): string =>
      `GET ${target} HTTP/1.1\r\nHost: shop.test\r\n${own}Accept: application/json\r\n\r\n`
    let response: RawResponse
    if (scheme === 'http') {
      response = await sendRaw(
        test.lab,
        bytes('http://shop.test/lab/echo', `Proxy-Authorization: ${credential}\r\nProxy-Connection: keep-alive\r\n`),
      )
    } else {
      const secure = await openTls(test.lab, 'shop.test')
      response = await exchange(secure, bytes('/lab/echo', `Proxy-Authorization: ${credential}\r\n${fields}`))
      secure.destroy()
    }
    expect(response.status).toBe(200)
    const everything = `${response.bytes.toString('latin1')}${JSON.stringify(test.facts)}`
    expect(everything).not.toMatch(/proxy-/i)
    expect(everything).not.toContain(secret)
    expect(everything).not.toContain(credential.slice('Basic '.length))
    expect(headerValue(test.of('request.received')[0]?.headers ?? [], 'accept')).toBe('application/json')
    expect(headerValues(test.of('request.received')[0]?.headers ?? [], 'proxy-authorization')).toEqual([])
  })
})
