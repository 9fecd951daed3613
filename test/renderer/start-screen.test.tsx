import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { lessonId } from '@shared/ids.ts'
import type { LessonCard } from '@shared/lesson/lesson-play.ts'
import { StartScreen } from '../../src/renderer/src/start/start-screen.tsx'
import { setUpPage, show } from './support/page.tsx'

setUpPage()

const card = (id: string, title: string): LessonCard => ({
  id: lessonId(id),
  title: { en: title, ko: title },
  summary: { en: 'About it', ko: '설명' },
  minutes: 6,
  steps: 5,
  isOwnFile: false,
  terms: [],
})

function showStart(lessons: readonly LessonCard[], isLabInUse = false) {
  const props = { onStartLesson: vi.fn(), onPlay: vi.fn(), onOpenFile: vi.fn(), onOpenTrace: vi.fn() }
  show(<StartScreen lessons={lessons} isLabInUse={isLabInUse} {...props} />)
  return props
}

it('stands on the first lesson, so that Enter alone begins it', () => {
  const { onStartLesson } = showStart([card('session', 'A session'), card('jwt', 'A token')])
  const first = screen.getByRole('button', { name: /Start here/ })
  expect(document.activeElement).toBe(first)
  fireEvent.click(first)
  expect(onStartLesson).toHaveBeenCalledWith('session')
})

it('has free play and files in sight, before the many other lessons', () => {
  showStart([card('session', 'A session'), card('jwt', 'A token')])
  expect(screen.getAllByRole('button').map(button => button.textContent.replace(/about.*|Opens.*|A \.yaml.*|Or a HAR.*/i, ''))).toEqual([
    'Start hereA session',
    'Just play',
    'Open a lesson file …',
    'Open a saved trace …',
    'A token',
  ])
})

it('offers the other lessons, free play and a file', () => {
  const { onStartLesson, onPlay, onOpenFile } = showStart([card('session', 'A session'), card('jwt', 'A token')])
  fireEvent.click(screen.getByRole('button', { name: /A token/ }))
  fireEvent.click(screen.getByRole('button', { name: /Just play/ }))
  fireEvent.click(screen.getByRole('button', { name: /Open a lesson file/ }))
  expect(onStartLesson).toHaveBeenCalledWith('jwt')
  expect(onPlay).toHaveBeenCalledOnce()
  expect(onOpenFile).toHaveBeenCalledOnce()
})

it('leads back to a lab that is in use', () => {
  showStart([card('session', 'A session')], true)
  expect(screen.getByRole('button', { name: /Back to the lab/ })).toBeTruthy()
})

it('can be played without any lesson', () => {
  showStart([])
  expect(screen.getByText(/You can still play/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /Just play/ })).toBeTruthy()
})
