import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Language } from '@shared/language.ts'
import { answerOrder } from '@shared/lesson/answer-order.ts'
import type { Lesson, LessonStep } from '@shared/lesson/lesson-schema.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import { rightAnswers } from './right-answers.ts'
import { untoldWords } from './untold-words.ts'

/* A prediction is worth asking only when nothing but the subject helps to answer it: no title, no place, no length. */

interface Asked {
  readonly name: string
  readonly step: LessonStep
  readonly index: number
  readonly options: NonNullable<NonNullable<LessonStep['predict']>['options']>
  readonly right: number
}

const lessons = readdirSync('lessons')
  .filter(name => name.endsWith('.yaml'))
  .map((name): Lesson => {
    const parsed = parseLesson(readFileSync(`lessons/${name}`, 'utf8'))
    if (parsed.ok) return parsed.lesson
    throw new Error(`${name} is damaged`)
  })
const asked: readonly Asked[] = lessons.flatMap(({ id, steps }) =>
  steps.flatMap((step, index) =>
    // What is ticked comes from the jar and the request: there is no answer that its wording could give away.
    step.predict?.options === undefined
      ? []
      : [{ name: `${id}, step ${index + 1}`, step, index, options: step.predict.options, right: rightAnswers[id]?.[index] ?? -1 }],
  ),
)
const shareOf = (isSo: (one: Asked) => boolean): number => asked.filter(isSo).length / asked.length

describe('the predictions of the built-in lessons', () => {
  it('have a known right answer each', () => {
    expect(asked.filter(({ right, options }) => options[right] === undefined).map(({ name }) => name)).toEqual([])
    expect(Object.values(rightAnswers).flatMap(steps => Object.keys(steps))).toHaveLength(asked.length)
  })

  it('have three answers or more: two are a coin to toss', () => {
    expect(asked.filter(({ options }) => options.length < 3).map(({ name }) => name)).toEqual([])
  })

  it('say of each answer why it is right, or what it overlooks', () => {
    expect(asked.filter(({ options }) => options.some(({ why }) => why === undefined)).map(({ name }) => name)).toEqual([])
  })

  it.each([0, 1, 2])('have the right answer no more often at place %i of the file than elsewhere', place => {
    expect(shareOf(({ right }) => right === place)).toBeLessThan(0.45)
  })

  it.each([1, 7, 42, 1000, 4_294_967_295])('show it no more often at one place than elsewhere, with the seed %i', seed => {
    const shown = asked.map(({ index, options, right }) => answerOrder(seed, index, options.length).indexOf(right))
    for (const place of [0, 1, 2]) expect(shown.filter(each => each === place).length / shown.length).toBeLessThan(0.6)
  })

  it('show it at each place about equally often, over many plays', () => {
    const counts = [0, 0, 0]
    for (let seed = 0; seed < 3000; seed += 1) {
      const place = answerOrder(seed, 2, 3).indexOf(1)
      counts[place] = (counts[place] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120)
  })

  const languages = ['en', 'ko'] as const
  it.each(languages)('do not give the right answer away by its length, in %s', language => {
    const isExtreme =
      (pick: (...lengths: number[]) => number) =>
      ({ options, right }: Asked): boolean =>
        options[right]?.answer[language].length === pick(...options.map(({ answer }) => answer[language].length))
    expect(shareOf(isExtreme(Math.max))).toBeLessThan(0.42)
    expect(shareOf(isExtreme(Math.min))).toBeLessThan(0.42)
  })

  const cases = asked.flatMap(one => languages.map(language => [one.name, language, one] as const))
  it.each(cases)('%s: the title tells nothing that its question does not, in %s', (_name, language, { step }) => {
    expect(untoldWords(step, language)).toEqual([])
  })
})

describe('a title is found to tell an answer', () => {
  const step = (title: string, ko: string): LessonStep => ({
    title: { en: title, ko },
    say: { en: 'A script puts the copy of the token back.', ko: '스크립트가 토큰의 복사본을 다시 넣습니다.' },
    predict: { ask: { en: 'What will the server say?', ko: '서버는 무엇이라고 할까요?' }, options: [] },
  })
  it.each<[title: string, ko: string, language: Language, told: string[]]>([
    ['The copy still opens the door', '복사본', 'en', ['still', 'opens', 'door']],
    ['The copy of the token', '복사본으로 여는 문', 'ko', ['여는', '문']],
    ['Signed, not secret', '토큰', 'en', ['signed', 'not', 'secret']],
    ['The copy of the token', '토큰의 복사본', 'en', []],
    ['The copy of the token', '토큰의 복사본', 'ko', []],
  ])('%s / %s, in %s', (title, ko, language, told) => {
    expect(untoldWords(step(title, ko), language)).toEqual(told)
  })
})
