import { describe, expect, it } from 'vitest'
import type { CheckName } from '@shared/trace/check.ts'
import type { Decision, DecisionStep } from '@shared/trace/exchange.ts'
import { litIn, readStory } from '../../../src/renderer/src/code/lit-story.ts'
import { parseSource } from '../../../src/renderer/src/code/parse-source.ts'
import { findRouteSource } from '../../../src/renderer/src/code/server-sources.ts'
import { tokenCheckNames } from '../../support/token-check-names.ts'

const names: readonly CheckName[] = ['authorization-present', ...tokenCheckNames]

/** What the API's member page decided when `refuses` said no; null: nothing did. */
function decisionOf(refuses: CheckName | null): Decision {
  const end = refuses === null ? names.length : names.indexOf(refuses)
  const steps = names.map((check, place): DecisionStep => {
    const state = place < end ? 'passed' : place === end ? 'refused' : 'not-reached'
    return { check, state, code: state === 'not-reached' ? null : state === 'passed' ? 'ok' : 'expired', params: {} } as DecisionStep
  })
  return { scheme: 'bearer', route: 'member-page', steps, outcome: refuses === null ? 'allowed' : 'refused' } as unknown as Decision
}

function litOf(refuses: CheckName | null) {
  const scheme = findRouteSource('bearer', 'member-page')
  if (scheme === null) throw new Error('no source of the route')
  const story = readStory(scheme, decisionOf(refuses))
  return (path: string) => {
    const shown = story.files.find(file => file.path === path)
    if (shown === undefined) throw new Error(`${path} is no file of the story`)
    return litIn(story, shown, parseSource(shown.text)).map(({ check, state, opens }) => [check, state, opens])
  }
}

describe('a chain of checks', () => {
  it.each([
    [null, 'passed'],
    ['authorization-present', 'not-reached'],
    ['token-time', 'refused'],
  ] as const)('is one call in the scheme: when %s refuses, it is %s', (refuses, state) => {
    const call = litOf(refuses)('schemes/bearer/bearer-api.ts').find(([check]) => check === 'token-checks')
    expect(call).toEqual(['token-checks', state, 'checks/token-checks.ts'])
  })

  it('shows each of its checks in its own file, and each opens', () => {
    const lit = litOf('token-time')('checks/token-checks.ts')
    expect(lit.map(([check]) => check)).toEqual(names.slice(1))
    expect(lit.find(([check]) => check === 'token-time')).toEqual(['token-time', 'refused', 'checks/token-time.ts'])
    expect(lit.at(-1)).toEqual(['token-not-revoked', 'not-reached', 'checks/token-not-revoked.ts'])
  })

  it('leaves the files of its checks as they are lit: at the refusal', () => {
    expect(litOf('token-time')('checks/token-time.ts')).not.toEqual([])
  })

  it('has the files that its route uses, and none of the scheme’s other routes', () => {
    const session = findRouteSource('session', 'log-in')
    if (session === null) throw new Error('no source of the route')
    const paths = readStory(session, {
      scheme: 'session',
      route: 'log-in',
      steps: [],
      outcome: 'allowed',
    } as unknown as Decision).files.map(({ path }) => path.replace('schemes/session/', ''))
    expect(paths).toEqual([
      'session-scheme.ts',
      'basket-page.ts',
      'session-base.ts',
      'session-of-request.ts',
      'sign-up-page.ts',
      'transfer-page.ts',
    ])
    const bearer = findRouteSource('bearer', 'member-page')
    if (bearer === null) throw new Error('no source of the route')
    expect(readStory(bearer, decisionOf(null)).files.map(({ path }) => path)).toContainEqual(expect.stringMatching(/\.client\.js$/))
  })
})
