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
    [')]}\',\n{"token":"abc12345","pin":1234}', ')]}\',\n{"token":"redacted-1","pin":redacted-2}'],
    ['cb({"token":"abc12345"})', 'cb({"token":"redacted-1"})'],
    ["<script>let password = 'wonder \"land'</script>", "<script>let password = 'redacted-1'</script>"],
    ['event: a\ndata: {"token":"abc12345"}\n', 'event: a\ndata: {"token":"redacted-1"}\n'],
    ['{"query":"mutation{login(password:\\"wonderland\\"){id}}"}', '{"query":"mutation{login(password:\\"redacted-1\\"){id}}"}'],
    ['{"name":"password","value":"wonderland"}', '{"name":"password","value":"redacted-1"}'],
    ['[{"key":"a","value":"b"},{"key":"token","value":"c"}]', '[{"key":"redacted-1","value":"b"},{"key":"token","value":"redacted-2"}]'],
    ['{"kty":"oct","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQ"}', '{"kty":"oct","k":"redacted-1"}'],
    [
      '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----\n',
      '-----BEGIN EC PRIVATE KEY-----\nredacted-1\n-----END EC PRIVATE KEY-----\n',
    ],
    ['user: alice\npassword: wonderland', 'user: alice\npassword: redacted-1'],
    ['<pre>Cookie: sid=abc; theme=dark</pre>', '<pre>Cookie: sid=redacted-1; theme=redacted-2</pre>'],
    ['Set-Cookie: sid=abc; Path=/', 'Set-Cookie: sid=redacted-1; Path=/'],
    ['Authorization: Bearer abc123', 'Authorization: Bearer redacted-1'],
    ['<r><user>alice</user><password>wonderland</password></r>', '<r><user>alice</user><password>redacted-1</password></r>'],
    ['<textarea name="token">abc</textarea>', '<textarea name="token">redacted-1</textarea>'],
    ['<input name=password value=abc>', '<input name=password value=redacted-1>'],
    ['<input type=password value="abc">', '<input type=password value="redacted-1">'],
    ['see https://alice:wonderland@shop.test/ now', 'see https://shop.test/ now'],
    ['{"next":"https://alice:wonderland@shop.test/"}', '{"next":"https://shop.test/"}'],
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
    ['https://shop.test/?next=%252Fcb%253Fcode%253Dabc', 'https://shop.test/?next=%252Fcb%253Fcode%253Dredacted-1'],
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
    ['Link', '<https://alice:wonderland@shop.test/>; rel=next', '<https://shop.test/>; rel=next'],
    ['Refresh', '0; url=https://alice:wonder@land@shop.test/x', '0; url=https://shop.test/x'],
    ['Content-Location', 'https://alice:wonderland@shop.test/a@b', 'https://shop.test/a@b'],
    ['Content-Disposition', 'attachment; filename="a.txt"; token="abc"', 'attachment; filename="a.txt"; token="redacted-1"'],
    ['Sec-WebSocket-Protocol', 'chat, bearer, abc', 'chat, bearer, redacted-1'],
  ])('in a field: %s: %s', (name, value, expected) => {
    expect(field(name, value)).toBe(expected)
  })

  it.each([
    'const token = document.querySelector("#token").textContent',
    'const key = "token"; session = "guest-of-honour"; code: "authorization_code"',
    'Authorization: the server decides what you may do.',
    'Cookie: none was sent',
    'Session: https://shop.test/session',
    '<code>token</code> <h2>Your token</h2>',
    'mail alice@shop.test about http://shop.test:443/a@b',
    '{"name":"alice","value":"b","d":"short","k":1}',
    '-----BEGIN PUBLIC KEY-----\nMFkwEwYH\n-----END PUBLIC KEY-----',
  ])('and not in words about them: %s', text => {
    expect(clean(text)).toBe(text)
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
    ['parameters of a field', '; token="'.repeat(40_000)],
    ['addresses with a name', 'https://alice:'.repeat(20_000)],
    ['one long name and no address', `https://alice:${'x'.repeat(200_000)}`],
    ['keys without an end', '-----BEGIN PRIVATE KEY-----\n'.repeat(10_000)],
    ['elements', '<password a="">'.repeat(20_000)],
    ['fields', 'password: a b\n'.repeat(20_000)],
    ['names of values', 'token='.repeat(40_000)],
    ['values that never end', `${'token = "'.repeat(30_000)}`],
    ['escapes in a value', `token = "${'\\a'.repeat(100_000)}`],
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
