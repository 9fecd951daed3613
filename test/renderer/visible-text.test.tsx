import { screen } from '@testing-library/react'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Prose } from '../../src/renderer/src/ui/prose.tsx'
import { Untrusted } from '../../src/renderer/src/ui/untrusted.tsx'
import { visiblePieces, visibleText } from '../../src/shared/web/visible-text.ts'
import { shown } from '@shared/words/shown.ts'
import { setUpPage, show } from './support/page.tsx'

setUpPage()

const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}]/u

describe('visibleText', () => {
  it.each([
    ['a line feed', 'a\nb', 'a\\nb'],
    ['a carriage return', 'a\rb', 'a\\rb'],
    ['NUL', 'a\0b', 'a\\0b'],
    ['an escape sequence', '\u001b[31m', '\\u{1b}[31m'],
    ['a right-to-left override', 'abc\u202etxt.exe', 'abc\\u{202e}txt.exe'],
    ['an isolate', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
    ['a zero-width space', 'pay\u200bpal', 'pay\\u{200b}pal'],
    ['a byte order mark', '\ufeffsid', '\\u{feff}sid'],
    ['a tag character', '\u{e0041}', '\\u{e0041}'],
    ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
    ['a Hangul filler', 'sid\u3164', 'sid\\u{3164}'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a private-use character', 'a\ue000b', 'a\\u{e000}b'],
    ['a variation selector', 'admin\ufe0f', 'admin\\u{fe0f}'],
    ['a combining grapheme joiner', 'a\u034fb', 'a\\u{34f}b'],
    ['a blank Braille pattern', 'a\u2800b', 'a\\u{2800}b'],
  ])('shows %s as an escape', (_name, text, expected) => {
    expect(visibleText(text)).toBe(expected)
  })

  it.each(['\n', '\0', '\ue000', '\u{f0000}', '\ufe0f', '\u3164', '\u2800', '\u202e', '\ud800'])(
    'escapes %j in a sentence as on the page',
    character => {
      const name = `a${character}b`
      const { container } = show(<Untrusted text={name} />)
      expect(container.textContent).toBe(shown(name))
      expect(shown(name)).toMatch(/^a\\.+b$/)
    },
  )

  it.each(['세션', 'naïve', 'a b', '<script>', 'emoji 🍪', '\\n'])('leaves %s as it is', text => {
    expect(visibleText(text)).toBe(text)
  })

  it('never lets a hidden character through, and its pieces join to the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const joined = visiblePieces(text)
          .map(piece => piece.text)
          .join('')
        return joined === visibleText(text) && !hidden.test(joined)
      }),
    )
  })
})

describe('Untrusted', () => {
  it.each(['<img src=x onerror=alert(1)>', '</bdi><script>alert(1)</script>', '&lt;b&gt;', '{{7*7}}', 'javascript:alert(1)'])(
    'puts %s on the page as text',
    text => {
      const { container } = show(<Untrusted text={text} />)
      expect(container.textContent).toBe(text)
      expect(container.querySelectorAll('img, script, b, a')).toHaveLength(0)
    },
  )

  it('keeps its text from turning around what stands beside it', () => {
    show(<Untrusted text="שלום" />)
    expect(screen.getByText('שלום').tagName).toBe('BDI')
  })

  it('breaks lines where it is asked to, and escapes the rest all the same', () => {
    const { container } = show(<Untrusted text={'a\nb\u202ec'} keepLines />)
    expect(container.textContent).toBe('a\nb\\u{202e}c')
  })
})

describe('Prose', () => {
  it('marks code and paragraphs and knows no other markup', () => {
    const { container } = show(<Prose text={'Send `sid` **now**.\n\n<b>no</b>'} />)
    expect([...container.querySelectorAll('code')].map(code => code.textContent)).toEqual(['sid'])
    expect([...container.querySelectorAll('p')].map(p => p.textContent)).toEqual(['Send sid **now**.', '<b>no</b>'])
  })
})
