import { describe, expect, test } from 'vitest'
import { dealOut, estimateSeconds, joinReports, lessonByLesson, sharesOf } from '../../scripts/lessons/play-in-apps.mjs'

describe('lessons for several apps', () => {
  const weights: Readonly<Record<string, number>> = { a: 1, b: 10, c: 2, d: 3, e: 4 }
  const weight = (file: string): number => weights[file] ?? 0

  test('are dealt out so that none has much more to do than another, each in its order', () => {
    expect(dealOut(['a', 'b', 'c', 'd', 'e'], 2, weight)).toEqual([['b'], ['a', 'c', 'd', 'e']])
    expect(dealOut(['a', 'b', 'c', 'd', 'e'], 1, weight)).toEqual([['a', 'b', 'c', 'd', 'e']])
  })

  test('are played once each, and no app starts for nothing', () => {
    expect(dealOut(['a', 'b'], 5, weight).flat().sort()).toEqual(['a', 'b'])
    expect(dealOut(['a', 'b'], 5, weight)).toHaveLength(2)
  })

  test('that wait for minutes have an app of their own', () => {
    const texts: Readonly<Record<string, string>> = { a: '', b: '      - wait: { seconds: 125 }\n', c: '      - wait: { seconds: 5 }\n' }
    expect(sharesOf(['a', 'b', 'c'], 1, file => texts[file] ?? '')).toEqual([['a', 'c'], ['b']])
    expect(sharesOf(['a', 'c'], 1, file => texts[file] ?? '')).toEqual([['a', 'c']])
  })

  test('weigh what they do and what they wait for on purpose', () => {
    expect(estimateSeconds('steps:\n  - do:\n      - click: { tab: A }\n      - visit: { tab: A }\n')).toBe(3)
    expect(estimateSeconds('steps:\n  - do:\n      - wait: { seconds: 130 }\n')).toBe(131)
    expect(estimateSeconds('')).toBe(1)
  })
})

describe('what several apps report', () => {
  test('is one report, in the order of the lessons', () => {
    const one = { lessons: [{ file: 'b', language: 'en', passed: true }] }
    const other = { lessons: [{ file: 'a', language: 'en', passed: false }] }
    const korean = { lessons: [{ file: 'a', language: 'ko', passed: true }] }
    expect(joinReports([one, other, korean], ['a', 'b', 'a'])).toEqual({
      crumbtrail: 1,
      passed: 2,
      failed: 1,
      lessons: [...other.lessons, ...korean.lessons, ...one.lessons],
    })
  })

  test('is printed lesson by lesson, however it arrives, and to the last word', () => {
    const printed: string[] = []
    const screen = lessonByLesson(text => void printed.push(text))
    for (const piece of ['# One\n  1. Step\nok les', 'son one\n# Two\n', 'not ok lesson two\nlessons: 1 passed', ', 1 failed\n'])
      screen.take(piece)
    expect(printed).toEqual(['# One\n  1. Step\nok lesson one\n', '# Two\nnot ok lesson two\n'])
    screen.end()
    screen.end()
    expect(printed.at(-1)).toBe('lessons: 1 passed, 1 failed\n')
    expect(printed).toHaveLength(3)
  })
})
