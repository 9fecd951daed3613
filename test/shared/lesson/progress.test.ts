import { describe, expect, it } from 'vitest'
import { lessonId } from '@shared/ids.ts'
import type { LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import { nextLesson } from '@shared/lesson/next-lesson.ts'
import { noProgress, progressSchema, recordPlay, type LessonProgress, type Progress } from '@shared/lesson/progress.ts'

const words = { en: 'w', ko: '말' }
const step: PlayStep = {
  title: words,
  say: null,
  ask: null,
  tick: null,
  isGuessed: false,
  stake: null,
  task: null,
  observe: null,
  hints: [],
  hintsLeft: 0,
  hasActions: true,
  isChallenge: false,
  point: null,
  guess: null,
  rightOption: null,
  grade: null,
  gradingProblem: null,
  outcomes: [],
  miss: null,
  scripts: [],
  look: null,
  startedAt: null,
}
const guessed = (grade: PlayStep['grade'], guess = 1): PlayStep => ({ ...step, isGuessed: true, guess, grade, stake: 2 })
const play = (changes: Partial<LessonPlay>): LessonPlay => ({
  id: lessonId('session'),
  title: words,
  stepIndex: 0,
  steps: [step, step, step],
  phase: 'doing',
  problem: null,
  problemText: null,
  score: { right: 0, asked: 0 },
  seed: 1,
  isRevisit: false,
  ...changes,
})
const record = (...plays: readonly Partial<LessonPlay>[]): Progress =>
  plays.reduce<Progress>((progress, changes, index) => recordPlay(progress, play(changes), 'v', index + 1), noProgress)
const only = ({ lessons }: Progress): LessonProgress | undefined => lessons[0]

describe('what is recorded of a lesson', () => {
  it('is where to go on: a step that was observed is behind', () => {
    expect(only(record({ stepIndex: 1 }))).toMatchObject({ step: 1, stepsDone: [], finishedAt: null })
    expect(only(record({ stepIndex: 1, phase: 'observed' }))).toMatchObject({ step: 2, stepsDone: [1] })
    expect(only(record({ stepIndex: 2, phase: 'observed' }))).toMatchObject({ step: 2, stepsDone: [2] })
  })

  it('is when it was finished, the first time', () => {
    const progress = record(
      { stepIndex: 2, phase: 'observed' },
      { stepIndex: 2, phase: 'finished' },
      {},
      { stepIndex: 2, phase: 'finished' },
    )
    expect(only(progress)).toMatchObject({ step: null, finishedAt: 2, stepsDone: [2] })
  })

  it('is each prediction that the trace has graded, as it was answered last, and whether the first was right', () => {
    const first = { steps: [guessed('wrong', 0), guessed('late'), guessed('open')], stepIndex: 2, phase: 'observed' } as const
    expect(only(record(first))?.predictions).toEqual([{ step: 0, answer: { option: 0 }, right: false, rightAtFirst: false, stake: 2 }])
    const again = { steps: [guessed('right'), step, step], phase: 'observed', isRevisit: true } as const
    expect(only(record(first, again))?.predictions).toEqual([
      { step: 0, answer: { option: 1 }, right: true, rightAtFirst: false, stake: 2 },
    ])
  })

  it('leaves the place alone while one step is asked again', () => {
    const again = { stepIndex: 0, isRevisit: true }
    const progress = record({ stepIndex: 2 }, again, { ...again, stepIndex: 2, phase: 'finished' })
    expect(only(progress)).toMatchObject({ step: 2, finishedAt: null })
  })

  it('is nothing new while nothing new has happened', () => {
    const before = record({ stepIndex: 1 })
    expect(recordPlay(before, play({ stepIndex: 1, phase: 'performing' }), 'v', 99)).toBe(before)
  })

  it('of another version of the lesson is dropped, but for that it was finished', () => {
    const before = record({ steps: [guessed('wrong'), step, step], phase: 'observed' }, { stepIndex: 2, phase: 'finished' })
    const after = recordPlay(before, play({}), 'changed', 9)
    expect(after.lessons).toEqual([
      { id: 'session', version: 'changed', step: 0, stepsDone: [], predictions: [], finishedAt: 2, changedAt: 9 },
    ])
  })

  it('is what its file may hold', () => {
    const box = { box: { kind: 'header', id: 'Cookie', name: 'Cookie' }, guessed: null, real: true, isRight: null, why: null } as const
    const ticked: PlayStep = {
      ...step,
      isGuessed: true,
      grade: 'wrong',
      tick: { what: 'headers', boxes: [box], score: null, status: null },
    }
    const progress = record({ steps: [ticked, step, step], phase: 'observed' })
    expect(only(progress)?.predictions[0]?.answer).toEqual({ boxes: [{ box: 'Cookie', goes: null }] })
    expect(progressSchema.parse(JSON.parse(JSON.stringify(progress)))).toEqual(progress)
  })
})

describe('the lesson to go on with', () => {
  const lesson = (id: string, needs: readonly string[] = []) => ({ id: lessonId(id), chapter: 'http' as const, needs, steps: 3 })
  const [a, b, c] = [lesson('a'), lesson('b', ['c']), lesson('c', ['a'])]
  const of = (id: string, changes: Partial<LessonProgress>): LessonProgress => ({
    id: lessonId(id),
    version: 'v',
    step: null,
    stepsDone: [],
    predictions: [],
    finishedAt: null,
    changedAt: 1,
    ...changes,
  })
  const next = (...progress: readonly LessonProgress[]) => {
    const found = nextLesson([a, b, c], progress)
    return found === null ? null : [found.lesson.id, found.step]
  }

  it('is the first on the map at first, then the next whose needs are done', () => {
    expect(next()).toEqual(['a', 0])
    expect(next(of('a', { finishedAt: 1 }))).toEqual(['c', 0])
    expect(next(of('a', { finishedAt: 1 }), of('c', { finishedAt: 1 }))).toEqual(['b', 0])
  })

  it('is the one that was left last in its middle', () => {
    expect(next(of('a', { step: 1, changedAt: 5 }), of('b', { step: 2, changedAt: 9 }))).toEqual(['b', 2])
  })

  it('begins anew where the lesson has fewer steps by now', () => {
    expect(next(of('a', { step: 7 }))).toEqual(['a', 0])
  })

  it('is none when all are finished', () => {
    expect(next(of('a', { finishedAt: 1 }), of('b', { finishedAt: 1 }), of('c', { finishedAt: 1 }))).toBeNull()
  })
})
