import { describe, expect, it } from 'vitest'
import { encodeText } from '@shared/web/base64url.ts'
import { pastedToken } from '@shared/token-desk/pasted-token.ts'
import { readToken } from '@shared/token-desk/read-token.ts'
import { claimWords } from '@shared/words/claim-words.ts'

const token = `${encodeText('{"alg":"HS256","typ":"JWT"}')}.${encodeText('{"sub":"u-1","exp":1796061777}')}.CmZ9hquA-uuBZvigAFj5lK_d3zpZhpExZ6SJQiTKduA`
const [header = '', payload = '', signature = ''] = token.split('.')
const jwe = `${encodeText('{"alg":"dir","enc":"A256GCM"}')}..AQEBAQEBAQEBAQEB.AgICAgIC.AwMDAwMDAwMDAwMDAwMDAw`

describe('a token in what was pasted', () => {
  it.each([
    ['in double quotes', `"${token}"`],
    ['in single quotes, with a comma', `'${token}',`],
    ['behind Bearer', `Bearer ${token}`],
    ['as a whole field', `Authorization: Bearer ${token}`],
    ['as a field in small letters', `authorization:bearer ${token}`],
    ['as an argument of curl', `curl -H 'Authorization: Bearer ${token}' https://api.shop.test/`],
    ['as a pair', `token=${token}; x`],
    ['as a Cookie field', `Cookie: a=1; token=${token}; b=2`],
    ['as a Set-Cookie field', `Set-Cookie: token=${token}; Path=/; HttpOnly`],
    ['in the fragment of an address', `https://client.test/cb#access_token=${token}&token_type=Bearer`],
    ['in the query of an address', `https://client.test/cb?id_token=${token}`],
    ['before attributes', `${token}; Path=/`],
    ['in the line of a program', `const token = "${token}";`],
    ['in typographic quotes', `“${token}”`],
    ['in guillemets', `«${token}»`],
    ['in Markdown', `**${token}**`],
    ['behind Bearer, percent-encoded', encodeURIComponent(`Bearer ${token}`)],
    ['in an encoded fragment', `https://client.test/cb#access_token%3D${token}`],
    ['at the end of a sentence', `${token}.`],
    ['before another token', `${token} ${token}`],
    ['above another token', `${token}\n${token}`],
  ])('is found %s', (_how, text) => {
    expect(pastedToken(text)).toEqual({ token, from: 'text' })
    expect(readToken(text)).toMatchObject({ token, payload: { object: { sub: 'u-1' }, problems: [] } })
  })
  it('is found in several lines, behind a field’s name too', () => {
    const broken = `${token.slice(0, 20)}\n  ${token.slice(20, 60)}\r\n${token.slice(60)}`
    expect(pastedToken(broken)).toEqual({ token, from: 'lines' })
    expect(pastedToken(`Authorization: Bearer ${broken}`)).toEqual({ token, from: 'text' })
  })
  it('is found with characters of no width around it', () => {
    expect(pastedToken(`\u200b${token}\ufeff`)).toEqual({ token, from: null })
  })
  it('is found in a quoted mail, and in lines that a shell goes on with', () => {
    const lines = [token.slice(0, 20), token.slice(20, 60), token.slice(60)]
    expect(pastedToken(lines.map(line => `> ${line}`).join('\n'))).toEqual({ token, from: 'lines' })
    expect(pastedToken(lines.join(' \\\n'))).toEqual({ token, from: 'lines' })
  })
  it.each(['{ "alg":"HS256"}', '{\n  "alg": "HS256"}', '{\r\n"alg":"HS256"}', '{\t"alg":"HS256"}'])(
    'is found where its header is written as %j',
    json => {
      const spaced = `${encodeText(json)}.${payload}.${signature}`
      expect(pastedToken(`https://client.test/#access_token=${spaced}&x=1`)).toEqual({ token: spaced, from: 'text' })
      expect(readToken(spaced)).toMatchObject({ shape: 'jws', header: { object: { alg: 'HS256' } } })
    },
  )
  it('is found in the response of a token endpoint, and in its JSON serialisations', () => {
    expect(pastedToken(`{"token_type":"Bearer","access_token":"${token}","expires_in":3600}`)).toEqual({ token, from: 'json' })
    const flat = { payload, protected: header, signature }
    expect(pastedToken(JSON.stringify(flat))).toEqual({ token, from: 'json-serialised' })
    const general = { payload, signatures: [{ protected: header, signature }] }
    expect(pastedToken(JSON.stringify(general))).toEqual({ token, from: 'json-serialised' })
  })
  it('is left as it is where nothing is wrapped around it', () => {
    for (const text of [
      token,
      jwe,
      'abc',
      `${header}.${payload}.!!`,
      `${header}.${payload.slice(0, 5)} ${payload.slice(5)}.${signature}`,
      '',
    ]) {
      expect(pastedToken(text)).toEqual({ token: text, from: null })
    }
  })
  it('has all five parts of a JWE', () => expect(pastedToken(`Authorization: Bearer ${jwe}`)).toEqual({ token: jwe, from: 'text' }))
  it('takes no long time over a long text', () => {
    const text = `x=${'eyJ'.repeat(60_000)}`
    expect(pastedToken(text).token).toContain('eyJ')
  })
})

describe('a token of another shape', () => {
  it('holds a token as its payload', () => {
    const read = readToken(`${header}.${encodeText(token)}.${signature}`)
    expect(read).toMatchObject({ shape: 'jws', nested: token })
    expect(readToken(token)?.nested).toBeNull()
  })
  it('has its payload elsewhere', () => {
    expect(readToken(`${header}..${signature}`)).toMatchObject({ shape: 'detached', payload: null, signature: { bytes: 32 } })
    expect(readToken(`${header}..`)?.shape).toBe('jws')
  })
  it.each([
    ['cut short by a console', `${header}.${payload.slice(0, 8)}...`],
    ['two tokens without anything between them', `${token}${token}`],
  ])('is no encrypted one: %s', (_what, text) => {
    expect(readToken(text)?.shape).toBe('too-many')
  })
  it('is encrypted, and its alg speaks of keys', () => {
    expect(readToken(jwe)).toMatchObject({ shape: 'jwe', payload: null, header: { object: { enc: 'A256GCM' } } })
    expect(claimWords('header', 'alg', true)?.sentence.en).toMatch(/key management/)
    expect(claimWords('header', 'alg')?.sentence.en).toMatch(/signed/)
    expect(claimWords('header', 'kid', true)).toBe(claimWords('header', 'kid'))
  })
})
