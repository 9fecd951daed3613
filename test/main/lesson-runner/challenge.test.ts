import { describe, expect, it } from 'vitest'
import { lessonId } from '@shared/ids.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import { createLessonPlayer } from '../../../src/main/lesson-runner/lesson-player.ts'
import { playHeadless } from '../../../src/main/lesson-runner/play-headless.ts'
import { createPaperLab, type PaperLab } from './paper-lab.ts'

const page = 'https://shop.test/'
const words = (text: string): string => `{ en: ${text}, ko: 글 }`

/** Two lights: the page `near` has been asked for, and `far`. */
const challenge = (ways: string, goal = ''): string => `crumbtrail: 1
id: two
title: ${words('Two')}
summary: ${words('Two')}
minutes: 1
setup:
  - open: { tab: A, profile: laptop, url: "${page}" }
steps:
  - title: ${words('Both')}
    goal:
      - exchange: { says: ${words('Near')}, tab: A, url: "${page}near" }
      - exchange: { says: ${words('Far')}, tab: A, url: "${page}far" }
${goal}
    ways:
${ways}
`
const way = (...targets: readonly string[]): string =>
  `      - do:\n${targets.map(target => `          - click: { tab: A, target: "#${target}" }`).join('\n')}`

function shop(): PaperLab {
  const lab = createPaperLab()
  for (const name of ['near', 'far', 'nowhere']) lab.links.set(`#${name}`, `${page}${name}`)
  return lab
}

function parsed(text: string) {
  const result = parseLesson(text)
  if (!result.ok) throw new Error(result.problems.map(({ found, line }) => `${line}: ${found.en}`).join('\n'))
  return result.lesson
}

async function play(text: string) {
  const lines: string[] = []
  const lab = shop()
  const limits = { actionMs: 100, holdMs: 50, quietMs: 10, lookMs: 5 }
  const lessons = [{ file: '/lessons/two.yaml', lesson: parsed(text) }]
  const print = (line: string): number => lines.push(line)
  const report = await playHeadless({ lessons, stage: lab.stage, trace: lab.log, language: 'en', print, seed: 1, limits })
  return { report, lines }
}

describe('a challenge', () => {
  it('is played once for each of its ways, and reports one lesson', async () => {
    const { report, lines } = await play(challenge([way('near', 'far'), way('far', 'near')].join('\n')))
    expect(report).toMatchObject({ passed: 1, failed: 0 })
    expect(lines.filter(line => line.includes('1. Both'))).toHaveLength(2)
    expect(lines).toContain('  the same by way 2')
    expect(lines.filter(line => line === 'ok lesson two')).toHaveLength(1)
  })

  it.each([
    ['the first', [way('near'), way('near', 'far')]],
    ['the last', [way('near', 'far'), way('far', 'nowhere')]],
  ])('fails when %s of its ways does not reach the goal', async (_which, ways) => {
    const { report, lines } = await play(challenge(ways.join('\n')))
    expect(report).toMatchObject({ passed: 0, failed: 1 })
    expect(lines).toContain('not ok lesson two')
  })

  it('fails when its goal holds before anything was done', async () => {
    const always = challenge(way('near', 'far')).replace(
      /goal:\n(?: {6}- exchange.*\n)+/,
      `goal:\n      - noExchange: { tab: A, url: "${page}nowhere" }\n`,
    )
    const { report } = await play(always)
    expect(report.failed).toBe(1)
    expect(report.lessons[0]?.steps[0]?.problem?.en).toMatch(/^The goal holds before anything was done/)
  })

  it('shows its lights from the beginning, without what else was found, and ends when all are on', async () => {
    const lab = shop()
    const limits = { actionMs: 150, holdMs: 120, patienceMs: 1000, quietMs: 20, lookMs: 5 }
    const lesson = parsed(challenge(way('near', 'far')))
    const player = createLessonPlayer({ id: lessonId('two'), lesson, stage: lab.stage, trace: lab.log, limits })
    const lights = () => player.play().steps[0]?.outcomes.map(({ state, found }) => [state, found])
    await player.waiting()
    expect(player.play().phase).toBe('doing')
    expect(lights()).toEqual([
      ['waiting', null],
      ['waiting', null],
    ])
    player.perform()
    await expect.poll(() => player.play().phase).toBe('observed')
    expect(lights()?.map(([state]) => state)).toEqual(['holds', 'holds'])
    player.stop()
  })
})

describe('a challenge that is written wrongly', () => {
  const problems = (text: string): readonly string[] => {
    const result = parseLesson(text)
    return result.ok ? [] : result.problems.map(({ line, found }) => `${line}: ${found.en}`)
  }

  it.each([
    ['without ways', challenge(way('near')).replace(/ {4}ways:[^]*$/, ''), '10: a challenge without `ways`'],
    ['without a goal', challenge(way('near')).replace(/ {4}goal:\n(?: {6}- .*\n)+/, ''), '11: a challenge without `goal`'],
    ['with a task', challenge(way('near'), `    task: ${words('Do it')}`), '13: `task` beside `goal`'],
    ['with one way of its own', challenge(way('near'), '    do:\n      - close: { tab: A }'), '13: `do` beside `goal`'],
  ])('%s is refused with its line', (_what, text, problem) => {
    expect(problems(text)).toContain(problem)
  })

  it('has the tabs of each way followed by themselves', () => {
    const opens =
      '      - do:\n          - open: { tab: B, profile: phone, url: "https://shop.test/" }\n          - click: { tab: B, target: "#near" }'
    expect(problems(challenge([opens, opens].join('\n')))).toEqual([])
    expect(problems(challenge([way('near'), way('near').replaceAll('tab: A', 'tab: C')].join('\n')))).toEqual([
      '18: tab `C` has not been opened',
    ])
  })
})
