import { describe, expect, it } from 'vitest'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import { playHeadless } from '../../../src/main/lesson-runner/play-headless.ts'
import type { RunReport } from '../../../src/main/lesson-runner/lesson-report.ts'
import { createPaperLab, type PaperLab } from './paper-lab.ts'

const page = 'https://shop.test/'
const lesson = (id: string, rightStatus = 403): string => `crumbtrail: 1
id: ${id}
title: { en: Lesson ${id}, ko: 수업 ${id} }
summary: { en: a, ko: b }
minutes: 1
setup:
  - open: { tab: A, profile: laptop, url: "${page}" }
steps:
  - title: { en: Hello, ko: 인사 }
    say: { en: Hello, ko: 안녕하십니까 }
  - title: { en: Ask, ko: 질문 }
    predict:
      ask: { en: Which, ko: 어느 것 }
      options:
        - { answer: { en: yes, ko: 예 }, holds: [{ exchange: { url: "${page}admin", status: ${rightStatus} } }] }
        - { answer: { en: no, ko: 아니요 }, holds: [{ exchange: { url: "${page}admin", status: 200 } }] }
    do:
      - visit: { tab: A, url: "${page}admin" }
    expect:
      - exchange: { tab: A, url: "${page}admin", status: 403 }
  - title: { en: End, ko: 끝 }
    do:
      - click: { tab: A, target: "#go" }
    expect:
      - exchange: { url: "${page}go" }
`

async function play(
  lab: PaperLab,
  texts: readonly string[],
  language: 'en' | 'ko' = 'en',
): Promise<{ report: RunReport; lines: string[] }> {
  const lines: string[] = []
  const lessons = texts.map((text, index) => {
    const parsed = parseLesson(text)
    if (!parsed.ok) throw new Error(parsed.problems[0]?.found.en)
    return { file: `/lessons/${index}.yaml`, lesson: parsed.lesson }
  })
  const limits = { actionMs: 100, holdMs: 50, quietMs: 10, lookMs: 5 }
  const print = (line: string): number => lines.push(line)
  const report = await playHeadless({ lessons, stage: lab.stage, trace: lab.log, language, print, seed: 42, limits })
  return { report, lines }
}
function shop(): PaperLab {
  const lab = createPaperLab()
  lab.answers.set(`${page}admin`, 403)
  lab.links.set('#go', `${page}go`)
  return lab
}

describe('a lesson played without anybody', () => {
  it('prints each step, each expectation, the answer that the trace gives, and a line for the lesson', async () => {
    const { report, lines } = await play(shop(), [lesson('a')])
    expect(lines).toEqual([
      '# Lesson a',
      '  seed of the order of the answers: 42',
      '  1. Hello',
      '  2. Ask',
      `     ✓ ${page}admin in tab A is answered with 403.`,
      '     ? the trace says: yes',
      '  3. End',
      `     ✓ ${page}go is made.`,
      'ok lesson a',
      'lessons: 1 passed, 0 failed',
    ])
    expect(report).toMatchObject({
      crumbtrail: 1,
      passed: 1,
      failed: 0,
      lessons: [
        {
          file: '/lessons/0.yaml',
          id: 'a',
          passed: true,
          stepCount: 3,
          steps: [{ prediction: null }, { prediction: { right: 0 }, expectations: [{ passed: true, found: null }] }, {}],
        },
      ],
    })
  })

  it('prints in Korean when asked to; the line for the lesson stays as it is', async () => {
    const { lines } = await play(shop(), [lesson('a')], 'ko')
    expect(lines.slice(0, 5)).toEqual([
      '# 수업 a',
      '  답 순서의 시드: 42',
      '  1. 인사',
      '  2. 질문',
      `     ✓ A 탭의 ${page}admin 요청: 응답 상태가 403입니다.`,
    ])
    expect(lines).toContain('ok lesson a')
  })

  it('writes an outcome that survives JSON', async () => {
    const { report } = await play(shop(), [lesson('a')])
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })
})

describe('a lesson fails', () => {
  it('when an expectation does not come about, and the step after it is not tried', async () => {
    const lab = shop()
    lab.answers.set(`${page}admin`, 200)
    const { report, lines } = await play(lab, [lesson('a'), lesson('b')])
    expect(lines).toContain(`       → GET ${page}admin was answered with 200, not 403`)
    expect(lines.filter(line => /^(not )?ok lesson /.test(line))).toEqual(['not ok lesson a', 'not ok lesson b'])
    expect(report).toMatchObject({
      passed: 0,
      failed: 2,
      lessons: [{ passed: false, steps: [{ passed: true }, { passed: false, expectations: [{ passed: false }] }] }, {}],
    })
    expect(lab.calls).not.toContain('click #go')
  })

  it.each([
    ['no answer of a prediction holds', 401],
    ['its set-up cannot be done', 0],
    ['an action cannot be done', 1],
  ])('when %s', async (_why, what) => {
    const lab = shop()
    if (what === 0) lab.broken.set(`open laptop ${page}`, 'No.')
    if (what === 1) lab.broken.set('click #go', 'No.')
    const { report, lines } = await play(lab, [lesson('a', what === 401 ? 401 : 403)])
    expect(report.failed).toBe(1)
    expect(report.lessons[0]?.steps.at(-1)?.problem?.en).toMatch(/None of the answers|This could not be done: (open|click).* No\./)
    expect(lines.at(-2)).toBe('not ok lesson a')
  })

  it('and the next one is played all the same', async () => {
    const lab = shop()
    const { report } = await play(lab, [lesson('a', 401), lesson('b')])
    expect(report.lessons.map(({ id, passed }) => [id, passed])).toEqual([
      ['a', false],
      ['b', true],
    ])
  })
})
