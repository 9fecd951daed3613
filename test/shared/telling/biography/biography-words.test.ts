import { expect, test } from 'vitest'
import type { BiographyEnd, BiographyStory, Maker, BiographyPlace } from '@shared/telling/biography/biography-entry.ts'
import { biographyEndWords, sayStory, wordOf } from '@shared/telling/biography/biography-words.ts'

const makers: readonly Maker[] = ['exchange', 'hand', 'script', 'clock', 'quit', 'cleared', 'unknown']
const places: readonly BiographyPlace[] = ['authorization', 'cookie', 'header', 'body', 'address']
const stories: readonly BiographyStory[] = [
  { kind: 'there-before', value: 'v' },
  ...makers.flatMap((by): BiographyStory[] => [
    { kind: 'set', by, value: 'v', before: null },
    { kind: 'set', by, value: 'v', before: 'w' },
    { kind: 'renewed', by },
  ]),
  { kind: 'found', value: 'v' },
  { kind: 'rejected', reasons: ['SecureOnly'] },
  { kind: 'held-back', reasons: [], isApart: false },
  ...places.flatMap((place): BiographyStory[] => [
    { kind: 'carried', place, name: 'n' },
    { kind: 'received', place, name: 'n' },
  ]),
  ...(['cookie', 'local', 'session'] as const).flatMap((store): BiographyStory[] => [
    { kind: 'kept', store, name: 'n', where: 'shop.test' },
    { kind: 'let-go', store, name: 'n', where: 'shop.test' },
  ]),
  { kind: 'read', scheme: 'session', route: 'r', outcome: 'allowed', status: 200, user: 'alice', checks: [] },
  { kind: 'read', scheme: 'session', route: 'r', outcome: 'allowed', status: null, user: null, checks: [] },
  { kind: 'session-row', id: 'f00d', ended: null },
  { kind: 'session-row', id: 'f00d', ended: 'logged-out' },
  { kind: 'refresh-row', id: 'f00d', ended: null },
  { kind: 'refresh-row', id: 'f00d', ended: 'rotated' },
  ...(Object.keys(biographyEndWords) as BiographyEnd[]).map((how): BiographyStory => ({ kind: 'ended', how })),
]

test.each(stories.map(story => [JSON.stringify(story), story] as const))('%s has a sentence in both languages', (_name, story) => {
  const { en, ko } = sayStory(story)
  expect(en).toMatch(/^[A-Z“].*[.]$/)
  expect(ko).toMatch(/\p{Script=Hangul}/u)
  expect(`${en}${ko}`).not.toMatch(/undefined|null|\[object/)
})

test('two things that happened never read alike', () => {
  const told = stories.filter(({ kind }) => kind !== 'let-go').map(story => sayStory(story).en)
  expect(new Set(told).size).toBe(told.length)
})

test('a refusal is told by the check that refused', () => {
  const checks = [
    { check: 'cookie-present', code: 'ok', params: {} },
    { check: 'session-found', code: 'unknown-session', params: { session: 'f00d' } },
  ] as const
  const { en } = sayStory({ kind: 'read', scheme: 'session', route: 'r', outcome: 'refused', status: 401, user: null, checks })
  expect(en).toMatch(/^Refused: /)
  expect(en).not.toContain('unknown-session')
})

test('a server that looked in vain has not read it', () => {
  const read = (code: 'ok' | 'no-cookie'): BiographyStory => ({
    kind: 'read',
    scheme: 'session',
    route: 'r',
    outcome: 'refused',
    status: 401,
    user: null,
    checks: [
      { check: 'cookie-present', code, params: {} },
      ...(code === 'ok' ? [{ check: 'body-readable', code: 'field-missing', params: {} } as const] : []),
    ],
  })
  expect(wordOf(read('no-cookie'))).toEqual({ en: 'Missed by the server', ko: '서버가 찾지 못함' })
  expect(wordOf(read('ok')).en).toBe('Read by the server')
})

test('several reasons of one cause are told once', () => {
  const both = sayStory({ kind: 'held-back', reasons: ['SameSiteLax', 'SchemefulSameSiteLax'], isApart: false })
  expect(both).toEqual(sayStory({ kind: 'held-back', reasons: ['SameSiteLax'], isApart: false }))
})

test('a name from a page cannot turn the sentence around', () => {
  expect(sayStory({ kind: 'carried', place: 'cookie', name: 'a\u202eb' }).en).toContain('\\u{202e}')
})
