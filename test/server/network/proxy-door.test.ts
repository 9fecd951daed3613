import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { profileIds } from '@shared/ids.ts'
import {
  ask,
  basicCredential,
  dial,
  exchange,
  openTls,
  readResponse,
  sendRaw,
  valueOf,
  valuesOf,
  type RawResponse,
} from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => test.forget())

/** What a page of the real web must get, whatever it tries: a bare status. */
function expectEmpty(response: RawResponse, status: number): void {
  expect(response.status).toBe(status)
  expect(response.body).toBe('')
  const names = response.headers.map(([name]) => name.toLowerCase())
  expect(
    names.filter(name => name.startsWith('access-control-') || name === 'set-cookie' || name === 'x-request-id' || name === 'date'),
  ).toEqual([])
  expect(test.facts).toEqual([])
}

const credential = (): string => `Proxy-Authorization: ${basicCredential(test.lab)}\r\n`

describe('without this launch’s credential', () => {
  const wrong = Buffer.from('laptop:guess').toString('base64')
  it.each([
    ['a request of the proxy', 'GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\n\r\n'],
    ['a request in origin form', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
    ['a foreign host', 'GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\n\r\n'],
    ['no Host at all', 'GET / HTTP/1.1\r\n\r\n'],
    ['a rebound name', 'GET / HTTP/1.1\r\nHost: attacker.example:1234\r\nOrigin: http://attacker.example:1234\r\n\r\n'],
    ['a preflight', 'OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://a.example\r\nAccess-Control-Request-Method: PUT\r\n\r\n'],
    ['an upgrade', 'GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
    ['a body that is still to come', 'POST http://shop.test/session/login HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 10\r\n\r\n'],
    ['Expect: 100-continue', 'POST http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n'],
    ['another Expect', 'POST http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nExpect: tea\r\nContent-Length: 1\r\n\r\n'],
    ['HTTP/1.0', 'GET http://shop.test/ HTTP/1.0\r\n\r\n'],
    ['a wrong password', `GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: Basic ${wrong}\r\n\r\n`],
    ['another auth scheme', 'GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: Bearer abc\r\n\r\n'],
    ['an empty credential', 'GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization:\r\n\r\n'],
    [
      'an unknown user',
      `GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: Basic ${Buffer.from('tablet:x').toString('base64')}\r\n\r\n`,
    ],
    ['CONNECT', 'CONNECT shop.test:443 HTTP/1.1\r\nHost: shop.test:443\r\n\r\n'],
    ['CONNECT to elsewhere', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n'],
  ])('%s gets an empty 407 with a challenge and leaves no trace', async (_what, bytes) => {
    const response = await sendRaw(test.lab, bytes)
    expectEmpty(response, 407)
    expect(valueOf(response, 'proxy-authenticate')).toBe('Basic realm="Crumbtrail"')
  })

  it('takes the credential of another launch for none', async () => {
    const other = await openTestLab()
    const bytes = `GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: ${basicCredential(other.lab)}\r\n\r\n`
    await other.lab.close()
    expectEmpty(await sendRaw(test.lab, bytes), 407)
  })

  it.each([
    ['noise', 'hello there\r\n\r\n', 400],
    ['a TLS hello on the bare port', Buffer.from('160301020001000001fc0303', 'hex'), 400],
    ['a head of 70 KB', `GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ])('%s gets an empty %d answer and leaves no trace', async (_what, bytes, status) => {
    expectEmpty(await sendRaw(test.lab, bytes), status)
  })
})

describe('with the credential', () => {
  it.each([
    ['origin form', 'GET / HTTP/1.1\r\nHost: shop.test'],
    ['origin form for the port itself', 'GET / HTTP/1.1\r\nHost: 127.0.0.1'],
    ['asterisk form', 'OPTIONS * HTTP/1.1\r\nHost: shop.test'],
    ['no Host', 'GET http://shop.test/ HTTP/1.1'],
    ['two Hosts', 'GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nHost: shop.test'],
    ['Host ≠ target', 'GET http://shop.test/ HTTP/1.1\r\nHost: evil.test'],
    ['Host with another port', 'GET http://shop.test/ HTTP/1.1\r\nHost: shop.test:8080'],
    ['an IPv6 literal', 'GET http://[::1]/ HTTP/1.1\r\nHost: [::1]'],
    ['a trailing dot', 'GET http://shop.test./ HTTP/1.1\r\nHost: shop.test.'],
    ['user information', 'GET http://alice@shop.test/ HTTP/1.1\r\nHost: shop.test'],
    ['an odd port', 'GET http://shop.test:22/ HTTP/1.1\r\nHost: shop.test:22'],
    ['the https port over http', 'GET http://shop.test:443/ HTTP/1.1\r\nHost: shop.test:443'],
    ['https in absolute form', 'GET https://shop.test/ HTTP/1.1\r\nHost: shop.test'],
    ['another scheme', 'GET ftp://shop.test/ HTTP/1.1\r\nHost: shop.test'],
    ['an empty host', 'GET http:/// HTTP/1.1\r\nHost:'],
    ['a space in the host', 'GET http://shop%20test/ HTTP/1.1\r\nHost: shop%20test'],
    ['CONNECT with Host ≠ target', 'CONNECT shop.test:443 HTTP/1.1\r\nHost: evil.test:443'],
    ['CONNECT without a port', 'CONNECT shop.test HTTP/1.1\r\nHost: shop.test'],
    ['CONNECT to port 22', 'CONNECT shop.test:22 HTTP/1.1\r\nHost: shop.test:22'],
    ['CONNECT to port 80', 'CONNECT shop.test:80 HTTP/1.1\r\nHost: shop.test:80'],
    ['CONNECT to an address', 'CONNECT 127.0.0.1:443 HTTP/1.1\r\nHost: 127.0.0.1:443'],
    ['CONNECT to an IPv6 literal', 'CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443'],
    ['CONNECT to the real web', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443'],
    ['CONNECT with a trailing dot', 'CONNECT shop.test.:443 HTTP/1.1\r\nHost: shop.test.:443'],
  ])('%s gets an empty 421 and leaves no trace', async (_what, head) => {
    expectEmpty(await sendRaw(test.lab, `${head}\r\n${credential()}\r\n`), 421)
  })

  it('reads a host without regard to case (RFC 9110 §4.2.3)', async () => {
    const response = await sendRaw(test.lab, `GET http://SHOP.Test/ HTTP/1.1\r\nHost: Shop.TEST\r\n${credential()}\r\n`)
    expect(response.status).toBe(200)
    expect(test.of('request.received')).toMatchObject([{ url: 'http://shop.test/' }])
  })

  it.each([
    ['http://shop.test', 'http://shop.test/'],
    ['http://shop.test?a=1', 'http://shop.test/?a=1'],
    ['http://shop.test:80/', 'http://shop.test/'],
  ])('serves %s', async (target, url) => {
    const host = target.includes(':80') ? 'shop.test:80' : 'shop.test'
    const response = await sendRaw(test.lab, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${credential()}\r\n`)
    expect(response.status).toBe(200)
    expect(test.of('request.received')).toMatchObject([{ url }])
  })

  it('tells a tab that asked for another http host where the lab ends, in its language, and records nothing', async () => {
    for (const [language, title] of [
      ['ko-KR,ko;q=0.9', '실습실은 여기까지입니다'],
      ['en-US', 'The lab ends here'],
    ]) {
      const head = `GET http://example.com/?q=<script> HTTP/1.1\r\nHost: example.com\r\nAccept-Language: ${language}`
      const response = await sendRaw(test.lab, `${head}\r\n${credential()}\r\n`)
      expect(response.status).toBe(421)
      expect(response.body).toContain(title)
      expect(response.body).not.toContain('<script')
      expect(valuesOf(response, 'x-request-id')).toEqual([])
    }
    expect(test.facts).toEqual([])
  })

  it('knows the profile by the user name, over http and in a tunnel', async () => {
    for (const profile of profileIds) {
      await ask(test.lab, 'http://shop.test/', { profile })
      await ask(test.lab, 'https://shop.test/', { profile })
    }
    expect(test.of('request.received').map(({ profile }) => profile)).toEqual(profileIds.flatMap(profile => [profile, profile]))
  })

  it('reads a head of 60 KB', async () => {
    const response = await ask(test.lab, 'https://shop.test/', { headers: { 'X-Long': 'x'.repeat(60_000) } })
    expect(response.status).toBe(200)
  })
})

describe('inside a tunnel', () => {
  it.each([
    ['another Host', 'GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n'],
    ['a Host with another port', 'GET / HTTP/1.1\r\nHost: shop.test:8443\r\n\r\n'],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    ['two Hosts', 'GET / HTTP/1.1\r\nHost: shop.test\r\nHost: shop.test\r\n\r\n'],
    ['absolute form', 'GET https://shop.test/ HTTP/1.1\r\nHost: shop.test\r\n\r\n'],
    ['absolute form for http', 'GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\n\r\n'],
    ['another CONNECT', 'CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n'],
  ])('%s gets an empty 421 and leaves no trace', async (_what, bytes) => {
    const secure = await openTls(test.lab, 'shop.test')
    expectEmpty(await exchange(secure, bytes), 421)
    secure.destroy()
  })

  it('breaks off a handshake that names another host (SNI ≠ CONNECT)', async () => {
    await expect(openTls(test.lab, 'shop.test', { servername: 'evil.test', rejectUnauthorized: false })).rejects.toThrow()
    expect(test.facts).toEqual([])
  })

  it('serves nothing to a handshake that names no host', async () => {
    const secure = await openTls(test.lab, 'shop.test', { servername: '', checkServerIdentity: () => undefined })
    expectEmpty(await exchange(secure, 'GET / HTTP/1.1\r\nHost: shop.test\r\n\r\n'), 421)
    secure.destroy()
  })

  it('takes a TLS hello that comes along with the CONNECT', async () => {
    const socket = await dial(test.lab)
    const hello = await clientHello()
    socket.write(Buffer.concat([Buffer.from(`CONNECT shop.test:443 HTTP/1.1\r\nHost: shop.test:443\r\n${credential()}\r\n`), hello]))
    const [established] = (await once(socket, 'data')) as [Buffer]
    expect(established.toString('latin1')).toMatch(/^HTTP\/1\.1 200 /)
    const rest = established.indexOf('\r\n\r\n') + 4
    const [answer] = rest < established.length ? [established.subarray(rest)] : ((await once(socket, 'data')) as [Buffer])
    expect(answer?.[0]).toBe(0x16) // a TLS handshake record: the server's hello
    socket.destroy()
  })

  it('outlives clients that hang up at any point', async () => {
    for (const bytes of [
      '',
      'CONNECT',
      `CONNECT shop.test:443 HTTP/1.1\r\nHost: shop.test:443\r\n${credential()}\r\n`,
      'GET http://shop.t',
    ]) {
      const socket = await dial(test.lab)
      socket.write(bytes)
      await new Promise(resolve => setTimeout(resolve, 10))
      socket.resetAndDestroy()
    }
    const secure = await openTls(test.lab, 'shop.test')
    secure.write('GET / HT')
    secure.destroy()
    expect((await ask(test.lab, 'https://shop.test/')).status).toBe(200)
  })
})

describe('a connection', () => {
  it('is kept and counted', async () => {
    const secure = await openTls(test.lab, 'shop.test')
    for (let i = 0; i < 3; i += 1) await exchange(secure, 'GET /lab/echo HTTP/1.1\r\nHost: shop.test\r\nAccept: application/json\r\n\r\n')
    secure.destroy()
    const connections = test.of('request.received').map(({ connection }) => connection)
    expect(connections.map(({ earlierRequests }) => earlierRequests)).toEqual([0, 1, 2])
    expect(new Set(connections.map(({ id }) => id)).size).toBe(1)
    expect(connections.every(({ isEncrypted }) => isEncrypted)).toBe(true)
  })

  it('that has closed its own half is taken for gone: browsers never do so, and an aborted request is known at once', async () => {
    const socket = await dial(test.lab)
    socket.end(`GET http://shop.test/lab/answer?delay=100&body=late HTTP/1.1\r\nHost: shop.test\r\n${credential()}\r\n`)
    expect((await readResponse(socket)).bytes).toHaveLength(0)
    expect(test.facts.map(({ kind }) => kind)).toEqual(['request.received', 'response.aborted'])
  })

  it('is told to go on when it asks with Expect: 100-continue', async () => {
    const socket = await dial(test.lab)
    const head = `POST http://shop.test/lab/echo HTTP/1.1\r\nHost: shop.test\r\n${credential()}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`
    const answer = readResponse(socket)
    socket.write(head)
    await once(socket, 'data')
    socket.write('hi')
    expect((await answer).bytes.toString()).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/)
    socket.destroy()
  })
})

describe('the lab', () => {
  it.runIf(process.platform === 'linux')('listens on one port of 127.0.0.1 and on nothing else', async () => {
    const before = listeningSockets()
    const other = await openTestLab()
    await ask(other.lab, 'https://shop.test/')
    const opened = [...listeningSockets()].filter(([inode]) => !before.has(inode)).map(([, address]) => address)
    expect(opened).toEqual([`127.0.0.1:${other.lab.port}`])
    await other.lab.close()
  })

  it('closes with its connections', async () => {
    const other = await openTestLab()
    const secure = await openTls(other.lab, 'shop.test')
    const ended = once(secure.resume(), 'end')
    await other.lab.close()
    await ended
    secure.destroy()
    await expect(dial(other.lab)).rejects.toThrow('ECONNREFUSED')
  })

  it('never dials out: the suite breaks on any other connection', () => {
    expect(() => connect({ host: '127.0.0.1', port: 1 })).toThrow('only the lab')
    expect(() => connectTls({ host: 'example.com', port: 443 })).toThrow('only the lab')
  })
})

/** Listening TCP sockets of this very process, by inode, from the kernel's table. */
function listeningSockets(): Map<string, string> {
  const mine = new Set(
    readdirSync('/proc/self/fd').map(fd => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1]
      } catch {
        return undefined // closed in the meantime
      }
    }),
  )
  const found = new Map<string, string>()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
      if (state !== '0A' || !mine.has(inode)) continue
      const [address = '', port = ''] = local.split(':')
      const octets = address.match(/../g)?.map(hex => Number.parseInt(hex, 16)) ?? []
      found.set(inode, `${octets.length === 4 ? octets.reverse().join('.') : address}:${Number.parseInt(port, 16)}`)
    }
  }
  return found
}

/** The first bytes that a TLS client says, caught before they go anywhere. */
async function clientHello(): Promise<Buffer> {
  const { Duplex } = await import('node:stream')
  return new Promise(resolve => {
    const sink = new Duplex({
      read() {},
      write(chunk: Buffer, _encoding, done) {
        resolve(chunk)
        done()
      },
    })
    connectTls({ socket: sink, servername: 'shop.test' }).on('error', () => undefined)
  })
}
