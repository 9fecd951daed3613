import { describe, expect, it } from 'vitest'
import { listMembers, readDirective, secondsMs, unquoted } from '@shared/web/field-value.ts'

describe('a list in a field (RFC 9110 §5.6)', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    [' , ,', []],
    ['max-age=60, private', ['max-age=60', 'private']],
    ['private="Set-Cookie, Vary", no-store', ['private="Set-Cookie, Vary"', 'no-store']],
    ['realm="a \\", b", scope=x', ['realm="a \\", b"', 'scope=x']],
    ['realm="never closed, scope=x', ['realm="never closed, scope=x']],
    ['a="\\', ['a="\\']],
  ])('%j has the members %j', (value, members) => expect(listMembers(value)).toEqual(members))

  it.each<[string, string, string | null]>([
    ['Max-Age=60', 'max-age', '60'],
    ['no-store', 'no-store', null],
    ['realm="the \\"shop\\""', 'realm', 'the "shop"'],
    ['a=b=c', 'a', 'b=c'],
    ['a=', 'a', ''],
  ])('%j is %s with the argument %j', (member, name, argument) =>
    expect(readDirective(member)).toEqual({ written: member, name, argument }),
  )

  it('takes marks away only where both stand', () => {
    expect(['"a"', '"a', 'a"', '""'].map(unquoted)).toEqual(['a', '"a', 'a"', ''])
  })

  it.each<[string | null, number | null]>([
    ['60', 60_000],
    ['0', 0],
    ['-1', null],
    ['6e1', null],
    ['', null],
    [' 60', null],
    [null, null],
  ])('%j as seconds is %j ms', (text, ms) => expect(secondsMs(text)).toBe(ms))
})
