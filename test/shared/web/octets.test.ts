import { describe, expect, it } from 'vitest'
import { fromOctets, fromOctetsLossy } from '@shared/web/octets.ts'

const octets = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
/** As DevTools hands octets over: `ISO-8859-1` by the Encoding standard, which is windows-1252. */
const devtools = (text: string): string =>
  Array.from(Buffer.from(text, 'utf8'), octet =>
    octet >= 0x80 && octet <= 0x9f
      ? ('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'[octet - 0x80] ?? '')
      : String.fromCharCode(octet),
  ).join('')

describe('octets of a field', () => {
  it.each(['이름=값; Path=/', 'ü=é', '👀=1', '\uFEFFa=1', 'plain=ascii'])('are read as UTF-8, from Node and from DevTools: %s', text => {
    expect(fromOctets(octets(text))).toBe(text)
    expect(fromOctets(devtools(text))).toBe(text)
  })

  it('stay as they are where they are no UTF-8, or have been read before', () => {
    expect(fromOctets('e=\xe9; Path=/')).toBe('e=\xe9; Path=/')
    expect(fromOctetsLossy('e=\xe9; Path=/')).toBe('e=\uFFFD; Path=/')
    expect(fromOctets('이름=값')).toBe('이름=값')
  })
})
