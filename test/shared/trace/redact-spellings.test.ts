import { describe, expect, it } from 'vitest'
import { createRedactor } from '@shared/trace/redact.ts'
import { isSecretName } from '@shared/trace/secret-names.ts'

const body = (text: string) => ({ text, base64: false, bytes: text.length, truncated: false })
const clean = (text: string): string => createRedactor().body(body(text)).text
const field = (name: string, value: string): string => createRedactor().headers([[name, value]])[0]?.[1] ?? ''

describe('a secret is found in every spelling of the web', () => {
  const password = `wonder"land' & <1+1>é!`
  const json = JSON.stringify(password).slice(1, -1)
  it.each([
    ['a form', new URLSearchParams({ x: password }).toString().slice(2)],
    ['percent escapes', encodeURIComponent(password)],
    ['percent escapes in small letters', encodeURIComponent(password).replaceAll(/%../g, found => found.toLowerCase())],
    [
      'every character escaped',
      Array.from(new TextEncoder().encode(password), octet => `%${octet.toString(16).padStart(2, '0')}`).join(''),
    ],
    ['percent escapes, twice', encodeURIComponent(encodeURIComponent(password))],
    [
      'HTML, named',
      password.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    ],
    ['HTML, by number', Array.from(password, sign => `&#${sign.codePointAt(0)};`).join('')],
    ['HTML, in hexadecimal', Array.from(password, sign => `&#x${sign.codePointAt(0)?.toString(16)};`).join('')],
    ['JSON', json],
    ['JSON, every character', Array.from(password, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
    ['JSON in JSON', JSON.stringify(json).slice(1, -1)],
  ])('%s', (_name, spelled) => {
    const redactor = createRedactor()
    redactor.body(body(JSON.stringify({ password })))
    expect(redactor.everywhere(`<p>You wrote ${spelled}.</p>`)).toBe('<p>You wrote redacted-1.</p>')
  })

  it('of a cookie that is an escape itself, as a page shows it', () => {
    const redactor = createRedactor()
    redactor.setCookie('sid=s%3Aabcdefgh.ijkl')
    expect(redactor.everywhere('id s:abcdefgh.ijkl')).toBe('id redacted-1')
  })

  it('leaves a text with half an escape as it is', () => {
    expect(createRedactor().everywhere('100% &amp \\u12 %zz &#99999999; %e2%82')).toBe('100% &amp \\u12 %zz &#99999999; %e2%82')
  })
})

describe('a secret is found where its name says so', () => {
  it.each([
    ['{"pin":1234,"otp":"123456","name":"a"}', '{"pin":"redacted-1","otp":"redacted-2","name":"a"}'],
    ['{"secret":{"a":["x",{"b":7}],"c":true,"d":null}}', '{"secret":{"a":["redacted-1",{"b":"redacted-2"}],"c":true,"d":null}}'],
    ['[{"accessToken" : "x"}, {"user": "alice"}]', '[{"accessToken" : "redacted-1"}, {"user": "alice"}]'],
    ['{"next":"/cb?code=abc&x=1"}', '{"next":"/cb?code=redacted-1&x=1"}'],
    ['{"inner":"{\\"password\\":\\"p\\"}"}', '{"inner":"{\\"password\\":\\"redacted-1\\"}"}'],
    ['{"a":1,"password":"cut of', '{"a":1,"password":"redacted-1'],
    ['{"a":"x","b":{"token":"y","c":"z"},"d":"e"}', '{"a":"x","b":{"token":"redacted-1","c":"z"},"d":"e"}'],
    ['next=%2Fcb%3Fcode%3Dabc&x=1', 'next=%2Fcb%3Fcode%3Dredacted-1&x=1'],
    ['<a href="/cb?code=abc&amp;token=def">', '<a href="/cb?code=redacted-1&amp;token=redacted-2">'],
    ['<input type="hidden" name="csrf_token" value="abc">', '<input type="hidden" name="csrf_token" value="redacted-1">'],
    ["<meta content='abc' name='csrf-token'>", "<meta content='redacted-1' name='csrf-token'>"],
    [
      '--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nabc\r\n--b--',
      '--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nredacted-1\r\n--b--',
    ],
  ])('in a body: %s', (text, expected) => {
    expect(clean(text)).toBe(expected)
  })

  it.each([
    ['/p?key=abc', '/p?key=redacted-1'],
    ['https://shop.test/p;jsessionid=abc?x=1', 'https://shop.test/p;jsessionid=redacted-1?x=1'],
    ['https://shop.test/#/cb?code=abc', 'https://shop.test/#/cb?code=redacted-1'],
    [
      'https://shop.test/?next=https%3A%2F%2Fb.test%2F%3Fnext%3D%252F%253Ftoken%253Dabc',
      'https://shop.test/?next=https%3A%2F%2Fb.test%2F%3Fnext%3D%252F%253Ftoken%253Dredacted-1',
    ],
    ['https://alice:wonder@land@shop.test/x@y', 'https://shop.test/x@y'],
  ])('in an address: %s', (url, expected) => {
    expect(createRedactor().url(url)).toBe(expected)
  })

  it.each([
    ['X-Authorization', 'Bearer abc', 'Bearer redacted-1'],
    ['Refresh', '0; url=https://shop.test/cb?token=abc', '0; url=https://shop.test/cb?token=redacted-1'],
    ['Refresh', '5;url=/cb#access_token=abc', '5;url=/cb#access_token=redacted-1'],
    ['Link', '</cb?code=abc>; rel=next', '</cb?code=redacted-1>; rel=next'],
    ['X-Api-Key', 'abc', 'redacted-1'],
  ])('in a field: %s: %s', (name, value, expected) => {
    expect(field(name, value)).toBe(expected)
  })

  it('and in no other name', () => {
    for (const name of [
      'token_type',
      'spinning',
      'author',
      'design',
      'passenger',
      'status_code',
      'keyboard',
      'Content-Type',
      'authorization_endpoint',
      'opinion',
    ])
      expect([name, isSecretName(name)]).toEqual([name, false])
  })
})

describe('hostile texts are read once', () => {
  it.each([
    ['token beginnings', 'eyJ-'.repeat(50_000)],
    ['half parts of a form', `--b\r\n${'name="'.repeat(30_000)}`],
    ['JSON that never ends', `{"a":"${'\\"'.repeat(100_000)}`],
    ['signs of parameters', '?a'.repeat(100_000)],
    ['tags that never end', '<input '.repeat(30_000)],
    ['escapes', '%25'.repeat(70_000)],
    ['backslashes', '\\'.repeat(200_000)],
    ['blanks', `{${' '.repeat(200_000)}`],
  ])('%s', (_name, text) => {
    const redactor = createRedactor()
    const half = text.slice(0, text.length / 2)
    const timeOf = (input: string): number => {
      const start = process.cpuUsage()
      redactor.everywhere(redactor.body(body(input)).text)
      const { user, system } = process.cpuUsage(start)
      return user + system
    }
    timeOf(half)
    // Twice the text in four times the time would be quadratic; a floor for what a short run costs anyway.
    expect(timeOf(text)).toBeLessThan(Math.max(400_000, timeOf(half) * 3.5))
  })
})
