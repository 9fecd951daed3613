import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { lessonId } from '@shared/ids.ts'
import type { LessonCard } from '@shared/lesson/lesson-play.ts'
import type { LessonProgress, ProgressView } from '@shared/lesson/progress.ts'
import { StartScreen } from '../../src/renderer/src/start/start-screen.tsx'
import { asked, setUpPage, show } from './support/page.tsx'

setUpPage()

const card = (id: string, title: string, place: Partial<LessonCard> = {}): LessonCard => ({
  id: lessonId(id),
  title: { en: title, ko: title },
  summary: { en: 'About it', ko: '설명' },
  minutes: 6,
  steps: 5,
  chapter: 'http',
  needs: [],
  isChallenge: false,
  isOwnFile: false,
  isInFolder: false,
  terms: [],
  ...place,
})
const course = [card('session', 'A session'), card('jwt', 'A token', { chapter: 'tokens', needs: ['session'] })]
const done = (id: string, changes: Partial<LessonProgress> = {}): LessonProgress => ({
  id: lessonId(id),
  version: 'v',
  step: null,
  stepsDone: [],
  predictions: [],
  finishedAt: 1,
  changedAt: 1,
  ...changes,
})
const wrong = { step: 2, answer: { option: 0 }, right: false, rightAtFirst: false, stake: 3 } as const

function showStart(
  lessons: readonly LessonCard[],
  { progress = {}, isLabInUse = false }: { progress?: Partial<ProgressView>; isLabInUse?: boolean } = {},
) {
  const props = { onStartLesson: vi.fn(), onAskAgain: vi.fn(), onPlay: vi.fn(), onOpenFile: vi.fn(), onOpenTrace: vi.fn() }
  show(
    <StartScreen lessons={lessons} folder={null} progress={{ lessons: [], review: [], ...progress }} isLabInUse={isLabInUse} {...props} />,
  )
  return props
}

describe('at the first start', () => {
  it('stands on the first lesson, so that Enter alone begins it', () => {
    const { onStartLesson } = showStart(course)
    const first = screen.getByRole('button', { name: /Start here/ })
    expect(document.activeElement).toBe(first)
    fireEvent.click(first)
    expect(onStartLesson).toHaveBeenCalledWith('session', 0)
  })

  it('has free play and files in sight, before the map', () => {
    showStart(course)
    const begins = ['Start here', 'Just play', 'Open a lesson file', 'Choose a lesson folder', 'Open a saved trace', 'A session', 'A token']
    const buttons = screen.getAllByRole('button')
    expect(buttons.map((button, index) => button.textContent.startsWith(begins[index] ?? '?'))).toEqual(begins.map(() => true))
  })

  it('offers every lesson, free play and a file', () => {
    const { onStartLesson, onPlay, onOpenFile } = showStart(course)
    fireEvent.click(screen.getByRole('button', { name: /A token/ }))
    fireEvent.click(screen.getByRole('button', { name: /Just play/ }))
    fireEvent.click(screen.getByRole('button', { name: /Open a lesson file/ }))
    expect(onStartLesson).toHaveBeenCalledWith('jwt', 0)
    expect(onPlay).toHaveBeenCalledOnce()
    expect(onOpenFile).toHaveBeenCalledOnce()
    expect(screen.queryByRole('button', { name: /Forget/ })).toBeNull()
  })
})

describe('the map', () => {
  it('has the chapters in order, and says what a lesson needs that is not done', () => {
    showStart([...course, card('own', 'Mine', { chapter: null, isOwnFile: true })])
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      '1What HTTP forgets and the browser keeps',
      '2Tokens',
      'Other lessons',
    ])
    expect(screen.getByRole('button', { name: /A token/ }).textContent).toContain('First: A session')
    expect(screen.getByRole('button', { name: /Mine/ }).textContent).toContain('your file')
  })

  it('says how far one has come, and no longer what is done already', () => {
    showStart([...course, card('bearer', 'Bearer')], {
      progress: { lessons: [done('session', { predictions: [wrong] }), done('jwt', { finishedAt: null, step: 3 }), done('bearer')] },
    })
    const told = (name: RegExp): string => screen.getAllByRole('button', { name }).at(-1)?.textContent ?? ''
    expect(told(/^A session/)).toContain('done, one prediction wrong')
    expect(told(/^Bearer/)).toContain('done · ')
    expect(screen.getAllByRole('button', { name: /^A token/ })[0]?.textContent).toContain('at step 4 of 5')
    expect(screen.queryByText(/^First:/)).toBeNull()
  })
})

describe('going on', () => {
  it('is at the step that was left, or from the beginning', () => {
    const { onStartLesson } = showStart(course, { progress: { lessons: [done('session', { finishedAt: null, step: 2 })] } })
    const first = screen.getByRole('button', { name: /Where you left off.*Continue/ })
    expect(document.activeElement).toBe(first)
    fireEvent.click(first)
    fireEvent.click(screen.getByRole('button', { name: /From the beginning: A session/ }))
    expect(onStartLesson.mock.calls).toEqual([
      ['session', 2],
      ['session', 0],
    ])
  })

  it('is with the next lesson once one is done, and with none when all are', () => {
    showStart(course, { progress: { lessons: [done('session')] } })
    expect(screen.getByRole('button', { name: /^Next.*A token/ })).toBeTruthy()
  })

  it('is up to the learner when all are done', () => {
    showStart(course, { progress: { lessons: [done('session'), done('jwt')] } })
    expect(screen.getByText(/finished every lesson/)).toBeTruthy()
  })
})

it('lists what was wrong, and asks it again', () => {
  const item = {
    lesson: lessonId('session'),
    lessonTitle: { en: 'A session', ko: '세션' },
    step: 2,
    question: { en: 'Which go along?', ko: '무엇이 갑니까?' },
    answer: { en: 'All of them', ko: '모두' },
    stake: 3,
  } as const
  const { onAskAgain } = showStart(course, { progress: { lessons: [done('session')], review: [item] } })
  fireEvent.click(screen.getByText('Review: one prediction was wrong'))
  expect(screen.getByText(/You were certain/)).toBeTruthy()
  expect(screen.getByText('All of them')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Ask me again' }))
  expect(onAskAgain).toHaveBeenCalledWith(item)
})

it('forgets progress once the learner has said so', async () => {
  showStart(course, { progress: { lessons: [done('session')] } })
  fireEvent.click(screen.getByRole('button', { name: /Forget my progress/ }))
  expect(asked()).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Forget it' }))
  expect(asked()).toEqual([{ channel: 'progress:forget', input: null }])
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('leads back to a lab that is in use', () => {
  showStart(course, { isLabInUse: true })
  expect(screen.getByRole('button', { name: /Back to the lab/ })).toBeTruthy()
})

it('can be played without any lesson', () => {
  showStart([])
  expect(screen.getByText(/You can still play/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /Just play/ })).toBeTruthy()
})
