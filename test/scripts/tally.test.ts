import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { tallyOfLessons } from '../../scripts/chain/lesson-tally.mjs'
import { tallyOfContradictions, tallyOfPlaywright, tallyOfRun, tallyOfVitest } from '../../scripts/chain/tally.mjs'

const folder = mkdtempSync(join(tmpdir(), 'reports-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: unknown): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}
const vitest = (content: unknown, code: number) => tallyOfRun(report(content), tallyOfVitest, code)

describe('the counts of a run', () => {
  test('are those of its report', () => {
    expect(vitest({ numPassedTests: 40, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 }, 1)).toEqual({
      passed: 40,
      failed: 2,
      skipped: 4,
    })
    expect(tallyOfPlaywright({ stats: { expected: 5, unexpected: 1, skipped: 2, flaky: 0 } })).toEqual({ passed: 5, failed: 1, skipped: 2 })
    expect(tallyOfLessons({ lessons: [{ passed: true }, { passed: false }, {}] })).toEqual({ passed: 1, failed: 2, skipped: 0 })
  })

  test('come with the names of what failed', () => {
    const files = [
      {
        assertionResults: [
          { status: 'failed', fullName: 'the jar keeps' },
          { status: 'passed', fullName: 'x' },
        ],
      },
    ]
    expect(tallyOfVitest({ numFailedTests: 1, testResults: files }).failures).toEqual(['the jar keeps'])
    const inner = { specs: [{ ok: false, file: 'a.spec.ts', line: 9, title: 'opens' }, { ok: true }] }
    expect(tallyOfPlaywright({ stats: { unexpected: 1 }, suites: [{ suites: [inner], specs: [] }] }).failures).toEqual([
      'a.spec.ts:9 opens',
    ])
    const told = { events: 9, contradictions: 2, failures: ['event 9: says that …'] }
    expect(tallyOfContradictions(told)).toEqual({ passed: 0, failed: 1, skipped: 0, failures: told.failures })
  })

  test('have a failure when the run ended badly, though every test passed (a file that could not be loaded)', () => {
    expect(vitest({ numPassedTests: 40, numFailedTests: 0 }, 1)).toEqual({ passed: 40, failed: 1, skipped: 0 })
  })

  test('have a failure when nothing was run', () => {
    expect(vitest({ numPassedTests: 0 }, 0)).toMatchObject({ passed: 0, failed: 1 })
    expect(vitest({ numPassedTests: 0, numPendingTests: 9 }, 0)).toMatchObject({ passed: 0, failed: 1 })
    expect(tallyOfContradictions({ events: 0, contradictions: 0, failures: [] })).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(tallyOfContradictions({ events: 1, contradictions: 0, failures: [] })).toEqual({ passed: 1, failed: 0, skipped: 0 })
  })

  test('have a failure when there is no report', () => {
    expect(tallyOfRun(join(folder, 'none.json'), tallyOfVitest, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('count a test that passed at the second try as failed', () => {
    expect(tallyOfPlaywright({ stats: { expected: 5, unexpected: 0, skipped: 0, flaky: 1 } })).toMatchObject({ passed: 5, failed: 1 })
  })

  test.each([{}, { stats: null }, { numPassedTests: '12' }, { numPassedTests: -1 }, { lessons: 'all' }])('are none in %j', content => {
    for (const read of [tallyOfVitest, tallyOfPlaywright, tallyOfLessons])
      expect(read(content as Record<string, unknown>)).toEqual({ passed: 0, failed: 0, skipped: 0 })
  })
})
