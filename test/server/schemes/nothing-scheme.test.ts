import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { basicCredential, dial, exchange, ask, newJar, valueOf, valuesOf } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

const COUNT = 'https://shop.test/nothing/'
let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => test.forget())

const shown = (body: string, id: string): string => new RegExp(`id="${id}">([^<]*)<`).exec(body)?.[1] ?? ''

describe('a page without any credential', () => {
  it('counts every visit as the first, and sets no cookie (RFC 9110 §3.3)', async () => {
    const jar = newJar()
    const first = await ask(test.lab, COUNT, { jar })
    const second = await ask(test.lab, COUNT, { jar })
    expect([shown(first.body, 'visits'), shown(second.body, 'visits')]).toEqual(['1', '1'])
    expect(valuesOf(second, 'set-cookie')).toEqual([])
    expect(Number(shown(second.body, 'from-anybody'))).toBe(Number(shown(first.body, 'from-anybody')) + 1)
    expect(test.of('decision.made')).toMatchObject([{ user: null }, { user: null }])
  })

  it('forgets on a connection that is used again, and tells the two apart (RFC 9112 §9.3)', async () => {
    const socket = await dial(test.lab)
    const get = `GET http://shop.test/nothing/ HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: ${basicCredential(test.lab)}\r\n\r\n`
    const first = await exchange(socket, get)
    const second = await exchange(socket, get)
    socket.destroy()
    expect([shown(first.body, 'earlier-requests'), shown(second.body, 'earlier-requests')]).toEqual(['0', '1'])
    expect(shown(second.body, 'connection')).toBe(shown(first.body, 'connection'))
    expect([shown(first.body, 'visits'), shown(second.body, 'visits')]).toEqual(['1', '1'])
  })

  it('ends the connection when it is asked to (RFC 9112 §9.6), which changes the connection alone', async () => {
    const response = await ask(test.lab, `${COUNT}last-on-connection`)
    expect(valueOf(response, 'connection')).toBe('close')
    expect(shown(response.body, 'visits')).toBe('1')
    expect(shown((await ask(test.lab, COUNT)).body, 'connection')).not.toBe(shown(response.body, 'connection'))
  })

  it('believes the number that the address brings, whoever wrote it', async () => {
    expect(shown((await ask(test.lab, `${COUNT}?visits=41`)).body, 'visits')).toBe('42')
  })

  it.each(['-1', '1e3', '0x10', ' 5', '1234567', '', '٣', '<b>'])('takes %j for no number', async visits => {
    expect(shown((await ask(test.lab, `${COUNT}?visits=${encodeURIComponent(visits)}`)).body, 'visits')).toBe('1')
  })

  it.each(['POST', 'PUT', 'DELETE'])('refuses %s with 405 and `Allow`, and counts nothing (RFC 9110 §15.5.6)', async method => {
    const before = Number(shown((await ask(test.lab, COUNT)).body, 'from-anybody'))
    test.forget()
    const response = await ask(test.lab, COUNT, { method })
    expect([response.status, valueOf(response, 'allow'), test.receipt()]).toEqual([405, 'GET', ['method-allowed: wrong-method']])
    expect(Number(shown((await ask(test.lab, COUNT)).body, 'from-anybody'))).toBe(before + 1)
  })
})
