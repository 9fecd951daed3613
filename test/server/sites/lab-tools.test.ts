import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { labHosts } from '@shared/lab/lab-hosts.ts'
import { ask, basicCredential, sendRaw, valueOf, valuesOf } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => test.forget())

const told = (query: string, host = 'https://shop.test') => ask(test.lab, `${host}/lab/answer?${query}`)

describe('/lab/answer', () => {
  it('answers with the status, the fields in their order, the cookies and the body that it is told', async () => {
    const response = await told('status=402&header=X-B:2&set-cookie=a=b=&header=x-a:%201&set-cookie=c;%20Path=/x&body=pay%20up')
    expect(response.head.split('\r\n')).toEqual([
      'HTTP/1.1 402 Payment Required',
      expect.stringMatching(/^X-Request-Id: /),
      'Date: Tue, 01 Jan 2030 00:00:00 GMT',
      'Content-Type: text/plain; charset=utf-8',
      'X-B: 2',
      'Set-Cookie: a=b=',
      'x-a: 1',
      'Set-Cookie: c; Path=/x',
      'Content-Length: 6',
      'Connection: close',
    ])
    expect(response.body).toBe('pay up')
  })

  it.each([
    ['W/"v1", "v2"', 304],
    ['*', 304],
    ['"v3"', 200],
  ])('honours a told ETag: If-None-Match %s gets %i (RFC 9110 §13.1.2)', async (condition, status) => {
    const query = 'header=ETag:%20%22v2%22&body=tagged'
    const response = await ask(test.lab, `https://shop.test/lab/answer?${query}`, { headers: { 'If-None-Match': condition } })
    expect(response.status).toBe(status)
    expect(response.body).toBe(status === 304 ? '' : 'tagged')
  })

  it.each([
    ['NUL', '%00', [0x00]],
    ['a bell', '%07', [0x07]],
    ['DEL', '%7F', [0x7f]],
    ['a tab', '%09', [0x09]],
    ['UTF-8', '%ED%95%9C', [0xed, 0x95, 0x9c]],
    ['octets that are no UTF-8', '%ff%fe', [0xff, 0xfe]],
    ['a plus sign', '+', [0x2b]],
    ['a semicolon and a quote', '%3b%22', [0x3b, 0x22]],
  ])('brings %s in a Set-Cookie to the wire octet for octet, over http and https', async (_what, encoded, octets) => {
    const wanted = Buffer.concat([Buffer.from('Set-Cookie: a=x'), Buffer.from(octets), Buffer.from('y; Path=/\r\n')])
    for (const host of ['https://shop.test', 'http://shop.test']) {
      const { bytes } = await told(`set-cookie=a=x${encoded}y;%20Path=/`, host)
      expect(bytes.includes(wanted)).toBe(true)
      const recorded = test
        .of('response.sent')
        .at(-1)
        ?.headers.find(([name]) => name === 'Set-Cookie')?.[1]
      expect(Buffer.from(recorded ?? '', 'latin1').equals(wanted.subarray('Set-Cookie: '.length, -2))).toBe(true)
    }
  })

  it('can split its own head, and the trace says so', async () => {
    const response = await told('set-cookie=a=1%0d%0aX-Split:%20yes')
    expect(valueOf(response, 'x-split')).toBe('yes')
    expect(test.of('response.sent').at(-1)?.headers).toContainEqual(['X-Split', 'yes'])
  })

  it('takes a content type, a length and a date that it is told', async () => {
    const response = await told('header=content-type:text/html&header=DATE:never&body=%3Cb%3E')
    expect(valuesOf(response, 'content-type')).toEqual(['text/html'])
    expect(valuesOf(response, 'date')).toEqual(['never'])
    expect(response.body).toBe('<b>')
  })

  it.each([[204], [304]])('gives %d no body', async status => {
    const response = await told(`status=${status}&body=x`)
    expect(response.status).toBe(status)
    expect(valuesOf(response, 'content-length')).toEqual([])
    expect(test.of('response.sent').at(-1)?.body.bytes).toBe(0)
  })

  it.each([
    ['status=100'],
    ['status=600'],
    ['status=abc'],
    ['status='],
    ['header=NoColon'],
    ['header=:x'],
    ['header=X-Request-Id:w1'],
    ['header=x-request-id%20:w1'],
    ['set-cookie=a=%zz'],
    ['delay=-1'],
    ['delay=40000'],
    ['colour=red'],
    ['<script>alert(1)</script>'],
  ])('says what is wrong with ?%s, escaped', async query => {
    const response = await told(query.replace('<', '<'))
    expect(response.status).toBe(400)
    expect(response.body).toContain('id="problem"')
    expect(response.body).not.toContain('<script>')
  })

  it('waits as long as it is told', async () => {
    const started = performance.now()
    await told('delay=150')
    expect(performance.now() - started).toBeGreaterThanOrEqual(149)
  })
})

describe('/lab/echo', () => {
  it('shows as JSON what arrived, in order', async () => {
    const response = await ask(test.lab, 'https://api.shop.test/lab/echo?a=1', {
      method: 'PUT',
      body: 'hello',
      headers: { Accept: 'application/json', Cookie: 'a=1; b=x%20y', 'X-Odd': 'é' },
    })
    expect(valueOf(response, 'content-type')).toBe('application/json; charset=utf-8')
    expect(JSON.parse(response.body)).toMatchObject({
      method: 'PUT',
      url: 'https://api.shop.test/lab/echo?a=1',
      httpVersion: '1.1',
      cookies: [
        ['a', '1'],
        ['b', 'x y'],
      ],
      body: 'hello',
    })
  })

  it('shows a browser a page, in which everything from the request is escaped', async () => {
    const nasty = '<img src=x onerror=alert(1)>"\'&'
    const response = await ask(test.lab, `https://shop.test/lab/echo?${nasty.replaceAll(' ', '+')}`, {
      method: 'POST',
      body: nasty,
      headers: { Accept: 'text/html,application/json', Cookie: `${nasty.replaceAll(';', '')}=1`, 'X-Nasty': nasty },
    })
    expect(valueOf(response, 'content-type')).toBe('text/html; charset=utf-8')
    expect(response.body).not.toContain('<img')
    expect(response.body).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
    expect(valueOf(response, 'content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+='; /)
  })

  it('shows characters that would turn or hide text as their code points', async () => {
    const response = await ask(test.lab, 'https://shop.test/lab/echo', { method: 'POST', body: 'a\u202eb\u0007c' })
    expect(response.body).toContain('a\\u{202e}b\\u{7}c')
  })

  it('never shows the credential for the proxy', async () => {
    const credential = basicCredential(test.lab)
    const bytes = `GET http://evil.test/lab/echo HTTP/1.1\r\nHost: evil.test\r\nProxy-Authorization: ${credential}\r\n\r\n`
    expect((await sendRaw(test.lab, bytes)).body).not.toMatch(/proxy|Basic/i)
  })
})

describe('every host', () => {
  it.each(labHosts.flatMap(host => [`http://${host}`, `https://${host}`]))(
    '%s has a first page, the storage page, the echo, and a page for what it does not have',
    async site => {
      for (const [path, status] of [
        ['/', 200],
        ['/storage', 200],
        ['/lab/storage.js', 200],
        ['/lab/echo', 200],
        ['/nope', 404],
        ['/%zz', 404],
      ] as const) {
        const response = await ask(test.lab, `${site}${path}`)
        expect([path, response.status]).toEqual([path, status])
        if (path !== '/lab/storage.js') {
          expect(response.body).toContain('<title>')
          expect(valueOf(response, 'cache-control')).toBe('no-store')
          expect(response.body).toContain('lab, not the real web')
        }
      }
    },
  )
})

describe('/lab/clear-site-data', () => {
  it.each(['cookies', 'storage', 'cache', '*'])('sends Clear-Site-Data: "%s" and leads back to the storage page', async type => {
    const response = await ask(test.lab, 'https://shop.test/lab/clear-site-data', { method: 'POST', form: { type } })
    expect([response.status, valueOf(response, 'location'), valueOf(response, 'clear-site-data')]).toEqual([303, '/storage', `"${type}"`])
  })

  it.each([{}, { type: 'everything' }, { type: '"cookies"' }])('sends no such field for %j', async form => {
    const response = await ask(test.lab, 'https://shop.test/lab/clear-site-data', { method: 'POST', form })
    expect([response.status, valueOf(response, 'clear-site-data')]).toEqual([400, null])
  })
})
