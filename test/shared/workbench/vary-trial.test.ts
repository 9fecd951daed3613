import { describe, expect, it } from 'vitest'
import type { Trial } from '@shared/workbench/trial.ts'
import { variantsOf, withAttribute } from '@shared/workbench/vary-trial.ts'

const shop = { scheme: 'https', host: 'shop.test', path: '/account' } as const

function trial(line: string, ask: Partial<Trial['ask']> = {}): Trial {
  return {
    answer: { to: shop, fields: [{ name: 'Set-Cookie', value: line }] },
    ask: {
      to: shop,
      way: 'link',
      method: 'GET',
      from: { scheme: 'https', host: 'shop.test' },
      authorization: null,
      answered: 'plain',
      ...ask,
    },
  }
}

describe('one attribute of a line', () => {
  it.each([
    ['sid=a; Path=/', 'SameSite', 'Lax', 'sid=a; Path=/; SameSite=Lax'],
    ['sid=a; SameSite=None; Path=/', 'SameSite', 'Strict', 'sid=a; Path=/; SameSite=Strict'],
    ['sid=a; samesite=lax; Path=/', 'SameSite', 'Lax', 'sid=a; samesite=lax; Path=/'],
    ['sid=a; SameSite=None; Path=/', 'SameSite', null, 'sid=a; Path=/'],
    ['sid=a; SameSite=Lax; samesite=None', 'SameSite', null, 'sid=a'],
    ['sid=a', 'SameSite', null, 'sid=a'],
    ['sid=a;secure', 'Secure', '', 'sid=a;secure'],
    ['sid=a', 'Secure', '', 'sid=a; Secure'],
    ['sid=a; SECURE; HttpOnly', 'Secure', null, 'sid=a; HttpOnly'],
    ['Secure=1; Path=/', 'Secure', null, 'Secure=1; Path=/'],
  ] as const)('%s with %s=%s', (line, attribute, wanted, expected) => {
    expect(withAttribute(line, attribute, wanted)).toBe(expected)
  })
})

describe('variants', () => {
  const lineOf = ({ answer }: Trial): string => answer?.fields[0]?.value ?? ''

  it('change one thing each, and leave the rest as it was', () => {
    const given = trial('sid=a; Secure; SameSite=Lax')
    for (const { change, trial: varied } of variantsOf(given)) {
      const ofLine = change.thing === 'same-site' || change.thing === 'secure' || change.thing === 'http-only'
      if (ofLine) expect(varied.ask).toEqual(given.ask)
      else expect(varied.answer).toEqual(given.answer)
      expect(varied.ask.to).toEqual(given.ask.to)
    }
  })

  it('say which of them is the trial itself', () => {
    const asGiven = variantsOf(trial('sid=a; Secure; SameSite=Lax')).filter(({ isAsGiven }) => isAsGiven)
    expect(asGiven.map(({ change }) => change)).toEqual([
      { thing: 'same-site', value: 'Lax' },
      { thing: 'secure', value: true },
      { thing: 'http-only', value: false },
      { thing: 'starter', value: 'own-link' },
      { thing: 'method', value: 'GET' },
    ])
  })

  it('vary the first cookie alone', () => {
    const two = trial('sid=a')
    const given: Trial = {
      ...two,
      answer: {
        to: shop,
        fields: [
          { name: 'Set-Cookie', value: 'sid=a' },
          { name: 'Set-Cookie', value: 'b=2' },
        ],
      },
    }
    const secure = variantsOf(given).find(({ change }) => change.thing === 'secure' && change.value)
    expect(secure?.trial.answer?.fields.map(({ value }) => value)).toEqual(['sid=a; Secure', 'b=2'])
    expect(lineOf(given)).toBe('sid=a')
  })

  it('take evil.test for another site, and another one where that is the site itself', () => {
    const others = (host: 'shop.test' | 'evil.test'): (string | undefined)[] =>
      variantsOf(trial('sid=a', { to: { ...shop, host } }))
        .filter(({ change }) => change.thing === 'starter' && change.value !== 'own-link')
        .map(({ trial: varied }) => varied.ask.from.host)
    expect(new Set(others('shop.test'))).toEqual(new Set(['evil.test']))
    expect(new Set(others('evil.test'))).toEqual(new Set(['shop.test']))
  })

  it('post by a form where the trial had no way to post, and by fetch where it had', () => {
    const posts = (way: Trial['ask']['way']): string | undefined =>
      variantsOf(trial('sid=a', { way })).find(({ change }) => change.thing === 'method' && change.value === 'POST')?.trial.ask.way
    expect([posts('link'), posts('image'), posts('fetch')]).toEqual(['form', 'form', 'fetch'])
  })
})
