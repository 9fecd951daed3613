import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { LessonReport, RunReport } from '../../../src/main/lesson-runner/lesson-report.ts'
import { rightAnswers } from '../../shared/lesson/right-answers.ts'
import { projectRoot, runLesson } from './run-lesson.ts'

const lesson = (name: string): string => `--lesson=${join(projectRoot, 'lessons', name)}`
const files = readdirSync(join(projectRoot, 'lessons')).filter(name => name.endsWith('.yaml'))

/** In the whole chain every lesson has been played from source a moment ago, in both languages: that report is read, and the package plays two. */
const played = process.env['CRUMBTRAIL_LESSONS_REPORT']

test('every built-in lesson holds in the real app, and every prediction has exactly one right answer', async () => {
  test.skip(!process.env['CRUMBTRAIL_PACKAGED'], 'from source `npm run lessons` plays them all, in the same run of the tests')
  const wanted = played === undefined ? files : [files[0] ?? '', files.at(-1) ?? '']
  const { code, lines, report } = await runLesson(...wanted.map(lesson))
  expect(report?.lessons.flatMap(({ steps }) => steps).filter(step => !step.passed)).toEqual([])
  expect(code).toBe(0)
  expect(lines.filter(line => line.startsWith('not ok lesson '))).toEqual([])
  expect(lines.filter(line => line.startsWith('ok lesson '))).toHaveLength(wanted.length)
  const whole = played === undefined ? report : (JSON.parse(readFileSync(played, 'utf8')) as RunReport)
  expect(whole?.lessons.filter(({ language }) => language === 'en')).toHaveLength(files.length)
  if (played !== undefined) expect(whole?.lessons.filter(({ language }) => language === 'ko')).toHaveLength(files.length)
  isGradedRightly(whole?.lessons ?? [])
})

function isGradedRightly(lessons: readonly LessonReport[]): void {
  const predictions = lessons.flatMap(({ steps }) => steps.flatMap(({ prediction }) => prediction ?? []))
  expect(predictions.length).toBeGreaterThan(10)
  for (const { id, language, steps } of lessons) {
    const rights = steps.flatMap(({ prediction }, index) =>
      prediction === null || prediction.answers.length === 0 ? [] : [[index, prediction.right] as const],
    )
    expect(Object.fromEntries(rights), `${id} in ${language}`).toEqual(rightAnswers[id])
  }
  // Of each answer, and of each box both that it goes and that it stays: what came true is right, everything else is wrong.
  const graded = predictions.flatMap(({ grades }) => grades.filter(({ isTrue }) => isTrue !== null))
  expect(graded.filter(({ isTrue, grade }) => grade !== (isTrue === true ? 'right' : 'wrong'))).toEqual([])
  expect(predictions.filter(({ grades }) => !grades.some(({ isTrue }) => isTrue === true))).toEqual([])
  expect(predictions.filter(({ boxes }) => boxes.length > 0).length).toBeGreaterThanOrEqual(4)
}

test.describe('a damaged lesson', () => {
  let folder = ''
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crumbtrail-damaged-'))
  })
  test.afterEach(() => rmSync(folder, { recursive: true }))

  test('is met with file, line and column, and nothing runs, not even the good one beside it', async () => {
    const bad = join(folder, 'bad.yaml')
    writeFileSync(bad, 'crumbtrail: 1\nid: bad\nsteps:\n  - do:\n      - clik: { tab: A, target: "#a" }\n')
    const { code, lines, complaints, report } = await runLesson(lesson('01-session.yaml'), `--lesson=${bad}`)
    expect(code).toBe(2)
    expect(complaints, 'the mistake in the file is all that is told').toEqual([])
    expect(report).toBeNull()
    expect(lines).toContain(`${bad}:5:9: \`clik\` is not an action`)
    expect(lines.some(line => line.startsWith('#') || line.includes('ok lesson'))).toBe(false)
  })

  test('is not read at all when its name is wrong', async () => {
    const { code, lines, complaints, report } = await runLesson(`--lesson=${join(folder, 'nowhere.yaml')}`)
    expect(code).toBe(2)
    expect(complaints).toEqual([])
    expect(report).toBeNull()
    expect(lines.join('\n')).toContain('nowhere.yaml is not there. Choose another file.')
  })
})
