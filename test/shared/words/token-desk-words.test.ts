import { describe, expect, it } from 'vitest'
import { findJsonMistake } from '@shared/problem/json-mistake.ts'
import { tokenBreakages } from '@shared/token-desk/break-token.ts'
import { deskCodes, deskStepNames, type VerifyStep } from '@shared/token-desk/verify-report.ts'
import { sayJsonMistake } from '@shared/words/json-problem-words.ts'
import { breakageWords, explainStep } from '@shared/words/token-desk-words.ts'

const isKorean = /\p{Script=Hangul}/u
const deskParams = { kid: 'k', wanted: 'w', among: 2, count: 2, use: 'enc', bits: 1024, algorithm: 'HS256', form: 'hex' }
const params = { given: 'HS256', allowed: 'ES256', type: 'JWT', value: 'x', bytes: 8, ...deskParams }

describe('a step of the token desk', () => {
  it.each(deskCodes)('has a sentence in both languages: %s', code => {
    for (const name of deskStepNames) {
      const step: VerifyStep = { by: 'desk', name, outcome: 'passed', code, params }
      const [en, ko] = [explainStep(step, 'en'), explainStep(step, 'ko')]
      expect(`${en.title} ${en.detail}`).not.toMatch(isKorean)
      expect(ko.detail).toMatch(/니다/)
      expect(`${en.detail}${ko.detail}`).not.toMatch(/undefined|—/)
    }
  })

  it('of the server speaks in the words of the server’s receipt', () => {
    const step: VerifyStep = { by: 'check', name: 'token-time', outcome: 'refused', code: 'expired', params: { expiredMs: 61_000 } }
    expect(explainStep(step, 'en').detail).toBe('The token expired 1 min 1 s ago (exp).')
  })

  it('never claims the server’s key where the learner’s own was used', () => {
    const step = { by: 'check', name: 'token-signature', code: 'ok', params: { algorithm: 'HS256', own: true } } as const
    expect(explainStep({ ...step, outcome: 'passed' }, 'en').detail).toBe(
      'HS256 with the given key gives the same signature: nobody without the secret made or changed this token.',
    )
    expect(explainStep({ ...step, outcome: 'refused' }, 'en').detail).not.toContain('server')
  })

  it('that could not be asked says so, and nothing of passing', () => {
    const step: VerifyStep = { by: 'check', name: 'token-signature', outcome: 'not-reached', code: 'ok', params: {} }
    expect(explainStep(step, 'en').detail).toBe('Cannot be asked: what it needs is missing.')
  })

  it('cannot be forged by a claim', () => {
    const step: VerifyStep = { by: 'desk', name: 'issuer', outcome: 'not-asked', code: 'not-compared', params: { value: 'a\u202eb' } }
    expect(explainStep(step, 'en').detail).not.toContain('\u202e')
  })
})

describe('mistakes and breakages', () => {
  it.each([
    '{',
    '{"a":1,}',
    "{'a':1}",
    '{a:1}',
    '{"a":"b}',
    '{"a":"\t"}',
    '{"a":"\\x"}',
    '{"a":01}',
    '{"a":1,"a":2}',
    '[]',
    '{} x',
    '{"a":x}',
  ])('names place and cause of %j', text => {
    const mistake = findJsonMistake(text)
    if (mistake === null) throw new Error('no mistake was found')
    const { en, ko } = sayJsonMistake(mistake)
    expect(en).toMatch(/^Line \d+, column \d+: .+\.$/s)
    expect(ko).toMatch(/^\d+행 \d+열: .+\.$/s)
    expect(en).not.toMatch(isKorean)
  })

  it.each(tokenBreakages)('tells what it does: %s', how => {
    expect(breakageWords[how].note.ko).toMatch(isKorean)
    expect(breakageWords[how].note.en).not.toMatch(isKorean)
  })
})
