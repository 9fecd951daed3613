import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStrangers, mostStrangers } from '../../../src/server/network/strangers.ts'
import { cpuMs } from '../../support/cpu-ms.ts'
import { ask, basicCredential, dial, exchange, openTls, readResponse, sendRaw } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

/* Any program of this machine can reach the port. Without the credential it must cost the lab next to nothing, whatever it sends or keeps. */

let test: TestLab
beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())

const bare = 'GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\n\r\n'

/** Resolves when the other side has let go of the connection altogether, so that what is written to it comes back as an error. */
async function letGo(socket: Socket): Promise<void> {
  socket.resume()
  await new Promise<void>(resolve => {
    const writing = setInterval(() => socket.write('x'), 50)
    socket
      .on('error', () => undefined)
      .once('close', () => {
        clearInterval(writing)
        resolve()
      })
  })
}

describe('a connection that is turned away', () => {
  it.each([
    ['a request without the credential', bare],
    ['CONNECT without the credential', 'CONNECT shop.test:443 HTTP/1.1\r\nHost: shop.test:443\r\n\r\n'],
    ['noise', 'hello there\r\n\r\n'],
  ])('is let go of, though the client keeps its own half open: %s', async (_what, octets) => {
    const socket = await dial(test.lab) // allows a half-open connection
    const response = await exchange(socket, octets)
    expect(response.headers).toContainEqual(['Connection', 'close'])
    await letGo(socket)
  })

  it('gets one response, however many requests are pipelined on it', async () => {
    const socket = await dial(test.lab)
    let got = ''
    socket.on('data', (chunk: Buffer) => (got += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.write(bare.repeat(400))
    await once(socket, 'end')
    expect(got.match(/HTTP\/1\.1 407/g)).toHaveLength(1)
  })

  it('is not read for ever: a chunked body without an end is broken off', async () => {
    const socket = await dial(test.lab)
    const closed = new Promise(resolve => socket.once('close', resolve))
    socket.on('error', () => undefined).resume()
    socket.write('POST http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nTransfer-Encoding: chunked\r\n\r\n')
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    const write = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    }
    socket.on('drain', write)
    write()
    await closed
    // The kernel's own buffers hold a few of these.
    expect(socket.bytesWritten).toBeLessThan(32 * 1024 * 1024)
  })

  // Reset while it still sends, a client may lose what it has not read yet of the response (RFC 9112 §9.6).
  it('is not reset while its client goes on sending a body of ordinary length', async () => {
    const socket = await dial(test.lab)
    const errors: Error[] = []
    socket.on('error', error => errors.push(error))
    const response = await exchange(
      socket,
      'POST http://shop.test/session/login HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 40000\r\n\r\n',
    )
    expect(response.status).toBe(407)
    const closed = new Promise<boolean>(resolve => socket.resume().once('close', resolve))
    for (let part = 0; part < 40; part += 1) {
      socket.write('x'.repeat(1000))
      await new Promise(resolve => setImmediate(resolve))
    }
    socket.end()
    expect([await closed, errors]).toEqual([false, []])
  })
})

describe('connections without a credential', () => {
  it('are bounded: the one that has waited longest goes, and a browser still comes in', async () => {
    const before = await openTls(test.lab, 'shop.test') // has shown its credential
    const sockets: Socket[] = []
    let gone = 0
    const extra = 60
    const allGone = new Promise<void>(resolve => {
      const count = (): void => {
        gone += 1
        if (gone === extra) resolve()
      }
      void (async () => {
        for (let i = 0; i < mostStrangers + extra; i += 1) {
          const socket = await dial(test.lab)
          socket.on('error', () => undefined).once('close', count)
          socket.resume().once('end', () => socket.destroy())
          sockets.push(socket)
        }
      })()
    })
    await allGone
    expect(sockets.slice(0, extra).every(socket => socket.destroyed)).toBe(true)
    expect(sockets.slice(extra).some(socket => socket.destroyed)).toBe(false)
    expect((await exchange(before, 'GET / HTTP/1.1\r\nHost: shop.test\r\n\r\n')).status).toBe(200)
    expect((await ask(test.lab, 'https://shop.test/')).status).toBe(200)
    before.destroy()
    for (const socket of sockets) socket.destroy()
  })

  it('are no longer strangers once they have shown it', async () => {
    const strangers = createStrangers(2)
    const [known, second, third, fourth] = await Promise.all([dial(test.lab), dial(test.lab), dial(test.lab), dial(test.lab)])
    strangers.came(known)
    strangers.isKnown(known)
    for (const socket of [second, third, fourth]) strangers.came(socket)
    expect([known, second, third, fourth].map(socket => socket.destroyed)).toEqual([false, true, false, false])
    for (const socket of [known, third, fourth]) socket.destroy()
  })

  it('cost in proportion to the length of their head, whatever stands in it', async () => {
    const bad = (filling: string): string =>
      `GET http://shop.test/ HTTP/1.1\r\nProxy-Authorization: x${filling.repeat(30_000)}x\u0001\r\n\r\n`
    const costOf = async (octets: string): Promise<number> => {
      const begun = cpuMs()
      for (let i = 0; i < 3; i += 1) expect((await sendRaw(test.lab, octets)).status).toBe(400)
      return cpuMs() - begun
    }
    await costOf(bad('x'))
    const control = await costOf(bad('x'))
    expect(await costOf(bad(' '))).toBeLessThan(Math.max(control, 20) * 8)
  })
})

it('a head that could not be read still tells its sender by the credential that stands in it', async () => {
  test.forget()
  const head = `GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: ${basicCredential(test.lab)}\r\nBad\u0001: x\r\n\r\n`
  const socket = await dial(test.lab)
  const response = readResponse(socket)
  socket.write(head)
  expect((await response).status).toBe(400)
  expect(test.of('check.decided')).toMatchObject([{ code: 'bad-header' }])
  socket.destroy()
})
