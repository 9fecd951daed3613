import { describe, expect, test } from 'vitest'
import { chooseStages, runChain } from '../../scripts/chain/run-chain.mjs'
import type { Stage } from '../../scripts/chain/stages.mjs'
import { summarize } from '../../scripts/chain/summary.mjs'

const good = { tally: { passed: 2, failed: 0, skipped: 0 } }
const bad = { tally: { passed: 1, failed: 1, skipped: 0 } }

function stage(name: string, run: Stage['run'], changes: Partial<Stage> = {}): Stage {
  return { name, after: [], needsApp: false, run, ...changes }
}
const run = (stages: Stage[], platform: NodeJS.Platform = 'linux') => runChain(stages, { platform, announce: () => undefined })
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

describe('the chain', () => {
  test('sums every stage into a last plain line', async () => {
    const results = await run([stage('unit', () => Promise.resolve(good)), stage('e2e', () => Promise.resolve(bad))])
    expect(lastLine(summarize(results, 1000))).toBe('3 passed, 1 failed')
  })

  test('does not run what rests on a failed stage, and counts it as failed', async () => {
    let hasRun = false
    const e2e = stage('e2e', () => ((hasRun = true), Promise.resolve(good)), { after: ['build'] })
    const results = await run([stage('build', () => Promise.resolve(bad)), e2e])
    expect(hasRun).toBe(false)
    expect(results.at(-1)).toMatchObject({ tally: { passed: 0, failed: 1 }, note: 'not run: build failed' })
  })

  test('names what failed below its stage', async () => {
    const named = { tally: { ...bad.tally, failures: ['a.spec.ts:9 opens'] } }
    const results = await run([stage('e2e', () => Promise.resolve(named)), stage('unit', () => Promise.resolve(good))])
    expect(summarize(results, 1000).split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^✗ e2e /),
      '    ✗ a.spec.ts:9 opens',
      expect.stringMatching(/^✓ unit /),
    ])
  })

  test.each([
    ['linux', true],
    ['win32', false],
  ] as const)('tells a stage on %s whether another will run', async (platform, expected) => {
    let answer: boolean | null = null
    const e2e = stage('e2e', ({ willRun }) => ((answer = willRun('packaged')), Promise.resolve(good)))
    await run([e2e, stage('packaged', () => Promise.resolve(good), { isLinuxOnly: true })], platform)
    expect(answer).toBe(expected)
  })

  test('goes on with what does not rest on it', async () => {
    const results = await run([stage('unit', () => Promise.resolve(bad)), stage('e2e', () => Promise.resolve(good), { after: ['build'] })])
    expect(results.at(-1)).toMatchObject({ name: 'e2e', tally: { passed: 2 } })
  })

  test('turns a crash into a failure and goes on', async () => {
    const crash = stage('unit', () => Promise.reject(new Error('Xvfb ended by itself\nmore')))
    const results = await run([crash, stage('e2e', () => Promise.resolve(good))])
    expect(results.map(({ name, tally, note }) => [name, tally.failed, note])).toEqual([
      ['unit', 1, 'Xvfb ended by itself'],
      ['e2e', 0, undefined],
    ])
  })

  test.each(['win32', 'darwin'] as const)('leaves Linux stages out on %s and says so', async platform => {
    const results = await run([stage('pack', () => Promise.reject(new Error('ran')), { isLinuxOnly: true })], platform)
    expect(results).toMatchObject([{ tally: { passed: 0, failed: 0, skipped: 1 }, note: 'on Linux only' }])
  })

  test('runs the stages that are named, in its own order', () => {
    const stages = ['unit', 'build', 'e2e'].map(name => stage(name, () => Promise.resolve(good)))
    expect(chooseStages(stages, ['e2e', 'unit']).map(({ name }) => name)).toEqual(['unit', 'e2e'])
    expect(chooseStages(stages, [])).toHaveLength(3)
    expect(() => chooseStages(stages, ['units'])).toThrow('No such stage: units. There are: unit, build, e2e')
  })
})
