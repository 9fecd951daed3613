import { describe, expect, it } from 'vitest'
import { matchEntries, type Findable } from '../../../src/renderer/src/palette/match-entries.ts'
import { searchWords, startsWord } from '../../../src/renderer/src/palette/search-words.ts'

const entry = (id: string, en: string, ko: string, words: readonly string[] = [], kind = 'Tool'): Findable => ({
  id,
  label: { en, ko },
  kindName: { en: kind, ko: kind === 'Tool' ? '도구' : '수업' },
  words,
})
const entries = [
  entry('desk', 'Token desk: decode, verify, edit', '토큰 작업대: 디코딩, 검증, 편집', ['JWT', 'alg none']),
  entry('map', 'Storage map', '저장소 지도', ['cookies', 'localStorage']),
  entry(
    'session',
    'A session: which cookie goes along',
    '세션: 어떤 쿠키가 따라가는가',
    ['CSRF', 'cross-site request forgery', 'JWT'],
    'Lesson',
  ),
  entry('jwt', 'A JWT in a cookie', '쿠키에 담은 JWT', [], 'Lesson'),
]
const find = (query: string, language: 'en' | 'ko' = 'en', recent: readonly string[] = []): readonly string[] =>
  matchEntries(entries, query, { language, recent }).map(({ entry: { id } }) => id)

describe('what is typed', () => {
  it.each([
    ['the beginning of a word', 'tok', ['desk']],
    ['several beginnings, in any order', 'ver tok', ['desk']],
    ['another case and other marks', 'STORAGE-MAP', ['map']],
    ['a word of the other language', '작업대', ['desk']],
    ['a term of the field', 'csrf', ['session']],
    ['a term of several words', 'cross-site forg', ['session']],
    ['what it is', 'lesson jwt', ['jwt', 'session']],
    ['the middle of a word', 'oken', []],
    ['words of which one is nowhere', 'token nowhere', []],
    ['nothing but marks', ' …/ ', ['desk', 'map', 'session', 'jwt']],
    ['characters of an expression', '.*[(', ['desk', 'map', 'session', 'jwt']],
  ])('%s', (_what, query, found) => {
    expect(find(query)).toEqual(found)
  })

  it.each([['토큰'], ['쿠키'], ['지도'], ['token'], ['ㅌ']])('in Korean finds by %s', query => {
    expect(find(query, 'ko').length).toBeGreaterThan(0)
  })

  it('finds a Korean word at every moment of its composition', () => {
    for (const part of ['ㅋ', '쿠', '쿸', '쿠키']) expect(find(part, 'ko')).toContain('jwt')
    for (const part of ['ㄱ', '고', '과', '관', '관ㄹ', '관리'])
      expect(searchWords('관리').some(word => startsWord(word, searchWords(part)[0] ?? '-'))).toBe(true)
  })

  it('finds the same name in composed and decomposed form', () => {
    expect(find('토큰'.normalize('NFD'), 'ko')).toEqual(find('토큰', 'ko'))
  })
})

describe('the order', () => {
  it('has names before terms, and says by which term something was found', () => {
    const matches = matchEntries(entries, 'jwt', { language: 'en', recent: [] })
    expect(matches.map(({ entry: { id }, foundBy }) => [id, foundBy])).toEqual([
      ['jwt', null],
      ['desk', 'JWT'],
      ['session', 'JWT'],
    ])
  })
  it('has names in the reader’s language before those in the other', () => {
    const pair = [entry('other', 'Something', 'JWT 도구'), entry('own', 'A JWT tool', '무엇')]
    expect(matchEntries(pair, 'jwt', { language: 'en', recent: [] }).map(({ entry: { id } }) => id)).toEqual(['own', 'other'])
  })
  it('has what was chosen last first, among equals', () => {
    expect(find('', 'en', ['session', 'map'])).toEqual(['session', 'map', 'desk', 'jwt'])
    expect(find('jwt', 'en', ['session'])).toEqual(['jwt', 'session', 'desk'])
  })
})
