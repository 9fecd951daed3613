import { describe, expect, it } from 'vitest'
import { languages } from '@shared/language.ts'
import { checkCodes, checkNames, refusalCodes, type CheckCode, type CheckParams } from '@shared/trace/check.ts'
import { explainCheck } from '@shared/words/check-words.ts'
import { sayDuration } from '@shared/words/duration-words.ts'

const pairs = checkNames.flatMap(name => refusalCodes[name].map(code => [name, code] as const))

describe('explainCheck', () => {
  it('has every code in use: each belongs to some check', () => {
    const used: readonly CheckCode[] = ['ok', ...pairs.map(([, code]) => code)]
    expect(checkCodes.filter(code => !used.includes(code))).toEqual([])
  })

  it.each(pairs)('says why %s refused with %s, in both languages, and differently', (name, code) => {
    const [en, ko] = languages.map(language => explainCheck(name, 'refused', code, {}, language))
    expect(en?.detail).toMatch(/^[A-Z?\d].*\.$/)
    expect(ko?.detail).toMatch(/[가-힣]/)
    expect(ko?.detail).not.toContain('거절됨')
    expect(en?.detail).not.toBe(explainCheck(name, 'passed', 'ok', {}, 'en').detail)
  })

  it.each(checkNames)('has a short title and a sentence for a passed %s', name => {
    for (const language of languages) {
      const { title, detail } = explainCheck(name, 'passed', 'ok', {}, language)
      expect(title.length).toBeLessThanOrEqual(30)
      expect(detail).not.toBe('')
    }
  })

  it.each(checkNames)('names the rule behind %s', name => {
    for (const language of languages) {
      const { rule } = explainCheck(name, 'passed', 'ok', {}, language)
      expect(rule).toMatch(/^(RFC \d{4}|ASVS v5\.0\.0-\d+\.\d+\.\d+|Fetch)/)
    }
  })

  it.each(pairs)('says who or what %s refused with %s, so that the sentence can stand behind another one', (name, code) => {
    expect(explainCheck(name, 'refused', code, {}, 'en').detail).not.toMatch(/^Its? /)
  })

  it.each(['no-cookie', 'empty-cookie'] as const)('sets the name of a cookie apart from the words around it: %s', code => {
    for (const language of languages)
      expect(explainCheck('cookie-present', 'refused', code, { cookie: 'none' }, language).detail).toContain('“none”')
  })

  it('lets nothing that was typed pose as words of ours', () => {
    const { detail } = explainCheck('user-known', 'refused', 'unknown-user', { user: `\u202e${'x'.repeat(500)}` }, 'en')
    expect(detail).toContain('\\u{202e}xxx')
    expect(detail.length).toBeLessThan(200)
  })

  it.each([
    ['token-issuer', 'wrong-issuer', 'issuer', 'The token names no issuer (iss)'],
    ['token-audience', 'wrong-audience', 'audience', 'The token does not say for whom it is meant (aud)'],
  ] as const)('quotes no claim that is not there: %s', (name, code, claim, says) => {
    const without = explainCheck(name, 'refused', code, { [claim]: null, expected: 'https://shop.test' }, 'en').detail
    expect(without).toContain(says)
    for (const language of languages)
      expect(explainCheck(name, 'refused', code, { [claim]: null, expected: 'https://shop.test' }, language).detail).not.toContain('?')
    expect(explainCheck(name, 'refused', code, { [claim]: 'https://evil.test', expected: '' }, 'en').detail).toContain('https://evil.test')
  })

  it('says that a token without a kid named no key', () => {
    const said = (params: CheckParams): string => explainCheck('token-key-known', 'passed', 'ok', params, 'en').detail
    expect(said({ kid: 'hs256-1', unnamed: true })).toContain('names no key')
    expect(said({ kid: 'hs256-1' })).toBe('The server has the key hs256-1 (kid).')
  })

  it('names the facts of this very case', () => {
    const params = { user: 'alice', role: 'user', needed: 'admin' }
    expect(explainCheck('role-allowed', 'refused', 'wrong-role', params, 'en').detail).toBe(
      'alice has the role user, and the role admin is needed. Authentication passed, authorization did not: the server knows who is asking, hence 403 and not 401.',
    )
    const times = { idleMs: 960_000, idleTimeoutMs: 900_000 }
    expect(explainCheck('session-alive', 'refused', 'idle-timeout', times, 'en').detail).toBe(
      'No request for 16 min; a session ends after 15 min.',
    )
    expect(explainCheck('session-alive', 'refused', 'idle-timeout', times, 'ko').detail).toBe(
      '마지막 요청 뒤 16분 지났습니다. 한도는 15분입니다.',
    )
  })

  it('says in words what keeps a text from being a token', () => {
    const fault = { part: 'payload', problem: 'no-json', at: 21 }
    expect(explainCheck('token-well-formed', 'refused', 'malformed', fault, 'en').detail).toBe(
      'This is not a JWT: the payload is not JSON.',
    )
    expect(explainCheck('token-well-formed', 'refused', 'malformed', fault, 'ko').detail).toBe(
      'JWT가 아닙니다. 페이로드: JSON 형식이 아닙니다.',
    )
  })

  it('shows the bare code when a foreign trace pairs a check with a code that it cannot have', () => {
    expect(explainCheck('role-allowed', 'refused', 'expired', {}, 'en').detail).toBe('Refused: expired')
  })
})

describe('sayDuration', () => {
  it.each([
    [0, '0 s', '0초'],
    [999, '0 s', '0초'],
    [3000, '3 s', '3초'],
    [900_000, '15 min', '15분'],
    [3_900_000, '1 h 5 min', '1시간 5분'],
    [28_800_000, '8 h', '8시간'],
    [3_605_000, '1 h', '1시간'],
    [-60_000, '1 min', '1분'],
    [400 * 86_400_000, '400 d', '400일'],
  ])('says %d ms as %s and %s', (ms, en, ko) => {
    expect([sayDuration(ms, 'en'), sayDuration(ms, 'ko')]).toEqual([en, ko])
  })
})
