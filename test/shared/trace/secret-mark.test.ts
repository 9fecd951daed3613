import { describe, expect, it } from 'vitest'
import { sha256Hex } from '@shared/web/sha256.ts'
import { markOfFingerprint, markOfSecret, secretsInField } from '@shared/trace/secret-mark.ts'

const id = 'Of35qVY2nS0m4YxJd8h1TQ'
const fingerprint = sha256Hex(id).slice(0, 24) // as the server's table of sessions has it

describe('the mark of a secret', () => {
  it('is the same for the cookie, the row of the server and the header that carries it', () => {
    const row = markOfFingerprint(fingerprint)
    expect(markOfSecret(id)).toEqual(row)
    expect(secretsInField(['Cookie', `lang=ko; sid=${id}`])).toEqual([{ name: 'sid', mark: row }])
    expect(secretsInField(['Set-Cookie', `sid=${id}; Path=/; HttpOnly`])).toEqual([{ name: 'sid', mark: row }])
    expect(secretsInField(['authorization', `Bearer ${id}`])).toEqual([{ name: '', mark: row }])
  })

  it('is that of the id inside a value that express-session has signed', () => {
    expect(markOfSecret(`s%3A${id}.c2lnbmF0dXJlc2lnbmF0dXJl`)).toEqual(markOfFingerprint(fingerprint))
  })

  it.each(['', 'abc', '\u202eabcd', 'ab\u200bcd', 'tag\u{e0041}', 'ghij', 'ABCD', '<script>'])(
    'is on no row of a file whose fingerprint is none: %j',
    text => expect(markOfFingerprint(text)).toBeNull(),
  )

  it('differs between secrets', () => {
    expect(markOfSecret(`${id}x`)?.code).not.toBe(markOfSecret(id)?.code)
  })

  it.each(['', 'ko', 'admin', '12345678901234567890', 'two words of some length', '{"a":"long enough to be one"}'])(
    'is on no value that is no secret: %j',
    value => expect(markOfSecret(value)).toBeNull(),
  )
})
