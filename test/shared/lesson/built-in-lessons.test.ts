import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chapterIds } from '@shared/lesson/chapters.ts'
import { printLessonProblem } from '@shared/problem/lesson-problem.ts'
import { type Lesson } from '@shared/lesson/lesson-schema.ts'
import { lessonHosts } from '@shared/lesson/lesson-values.ts'
import { isChallenge } from '@shared/lesson/step-parts.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import type { Bilingual } from '@shared/language.ts'
import { labHosts } from '@shared/lab/lab-hosts.ts'

const files = readdirSync('lessons').filter(name => name.endsWith('.yaml'))
const texts = files.map(file => readFileSync(`lessons/${file}`, 'utf8'))
const lessons = texts.map((text, index): Lesson => {
  const parsed = parseLesson(text)
  if (parsed.ok) return parsed.lesson
  throw new Error(parsed.problems.map(problem => printLessonProblem(files[index] ?? '', problem, 'en')).join('\n'))
})

/** Everything that the app and the lab's pages may show. */
const written = ['src/renderer/src/i18n', 'src/server', 'src/shared/words']
  .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
  .filter(file => /\.tsx?$/.test(file))
  .map(file => readFileSync(file, 'utf8'))
  .join('\n')

describe('the map of the built-in lessons', () => {
  it('has a chapter for each', () => {
    expect(lessons.filter(({ chapter }) => chapter === undefined).map(({ id }) => id)).toEqual([])
  })

  it('needs lessons that are there, and in no circle', () => {
    const needs = new Map(lessons.map(({ id, needs = [] }) => [id, needs]))
    const unknown = lessons.flatMap(lesson =>
      (lesson.needs ?? []).filter(need => !needs.has(need)).map(need => `${lesson.id} needs ${need}`),
    )
    expect(unknown).toEqual([])
    const reaches = (from: string, seen: Set<string> = new Set()): Set<string> => {
      for (const need of (needs.get(from) ?? []).filter(one => !seen.has(one))) reaches(need, seen.add(need))
      return seen
    }
    expect(lessons.filter(({ id }) => reaches(id).has(id)).map(({ id }) => id)).toEqual([])
  })

  it('needs nothing of a later chapter', () => {
    const at = new Map(lessons.map(({ id, chapter }) => [id, chapterIds.findIndex(one => one === chapter)]))
    const late = lessons.flatMap(lesson =>
      (lesson.needs ?? []).filter(need => (at.get(need) ?? 0) > (at.get(lesson.id) ?? 0)).map(need => `${lesson.id} needs ${need}`),
    )
    expect(late).toEqual([])
  })
})

describe('the built-in lessons', () => {
  it('begin with the three that a newcomer meets first, and have an id each', () => {
    expect(lessons.slice(0, 3).map(({ scheme }) => scheme)).toEqual(['session', 'jwt-cookie', 'bearer'])
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length)
  })

  it.each(files.map((file, index) => [file, texts[index] ?? ''] as const))('%s names its schema for editors', (_file, text) => {
    expect(text.split('\n', 1)[0]).toBe('# yaml-language-server: $schema=./lesson.schema.json')
  })

  const isChallengeLesson = (lesson: Lesson): boolean => lesson.steps.some(isChallenge)

  it('have one challenge at the end of each chapter, with two ways to its goal', () => {
    const challenges = lessons.filter(isChallengeLesson)
    expect(challenges).toHaveLength(chapterIds.length)
    expect(new Set(challenges.map(({ chapter }) => chapter))).toEqual(new Set(chapterIds))
    expect(challenges.map(({ steps }) => steps.map(({ ways }) => ways?.length))).toEqual(challenges.map(() => [2]))
  })

  it.each(lessons.map(lesson => [lesson.id, lesson] as const))('%s has 3 to 7 steps, and predictions in it', (_id, lesson) => {
    if (isChallengeLesson(lesson)) return
    expect(lesson.steps.length).toBeGreaterThanOrEqual(3)
    expect(lesson.steps.length).toBeLessThanOrEqual(7)
    expect(lesson.steps.filter(({ predict }) => predict !== undefined).length).toBeGreaterThanOrEqual(1)
  })

  it.each(lessons.map(lesson => [lesson.id, lesson] as const))('%s is short: no text has more than three sentences', (_id, lesson) => {
    const long = textsOf(lesson).filter(({ en, ko }) => [en, ko].some(text => sentencesOf(text) > 3 || text.length > 220))
    expect(long).toEqual([])
  })

  it.each(lessons.map(lesson => [lesson.id, lesson] as const))('%s says everything in Korean as well', (_id, lesson) => {
    // A number such as 401 reads the same in both.
    expect(textsOf(lesson).filter(({ ko }) => !/[가-힣]/.test(ko) && !/^\d+$/.test(ko))).toEqual([])
  })

  // Whoever acts sees more than whoever looks on; “Do it for me” is there in any case.
  it.each(lessons.map(lesson => [lesson.id, lesson] as const))('%s leaves to the lesson only what takes a script', (_id, { steps }) => {
    const left = steps.filter(({ task }) => task !== undefined && /\blet the lesson\b|수업에 맡/i.test(`${task.en} ${task.ko}`))
    expect(left.filter(step => !(step.do ?? []).some(action => 'script' in action)).map(({ title }) => title.en)).toEqual([])
  })

  it.each(lessons.map(lesson => [lesson.id, lesson] as const))(
    '%s calls what is to be pressed as the app and its pages do',
    (_id, { steps }) => {
      const asked = steps.flatMap(({ task, hint, hints }) => [task, hint, ...(hints ?? [])].filter(text => text !== undefined))
      const labels = asked.flatMap(({ en, ko }) =>
        [...en.matchAll(/“([^”]+)”/g), ...ko.matchAll(/‘([^’]+)’/g)].map(([, label]) => label ?? ''),
      )
      // A browser's name is put into some.
      expect(labels.filter(label => !written.includes(label.replace(/Laptop|Phone|노트북|휴대폰/, '${profile}')))).toEqual([])
    },
  )

  it('the first shows a cookie held back in its first step', () => {
    const held = lessons[0]?.steps[0]?.expect?.some(
      expectation => 'exchange' in expectation && Object.keys(expectation.exchange.heldBack ?? {}).length > 0,
    )
    expect(held).toBe(true)
  })
})

it('the hosts of the format are those of the lab', () => {
  expect([...lessonHosts]).toEqual([...labHosts])
})

function textsOf(lesson: Lesson): Bilingual[] {
  return lesson.steps.flatMap(({ title, say, task, observe, hint, hints, predict, point }) => [
    ...[title, say, task, observe, hint, ...(hints ?? []), predict?.ask, point?.ask].filter(text => text !== undefined),
    ...(predict?.options ?? []).flatMap(({ answer, why }) => (why === undefined ? [answer] : [answer, why])),
  ])
}

/** A full stop inside an address ends nothing. */
function sentencesOf(text: string): number {
  return text.split(/[.!?]+(?:\s|$|”|’)/).filter(part => part.trim() !== '').length
}
