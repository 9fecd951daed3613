import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { eventSeq, lessonId } from '@shared/ids.ts'
import type { Language, Text } from '@shared/language.ts'
import type { ExpectationOutcome, LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import { LessonPanel } from '../../src/renderer/src/lesson/lesson-panel.tsx'
import { asked, setUpPage, show } from './support/page.tsx'

setUpPage()

const text = (en: string): Text => ({ en, ko: `${en} (한)` })

function aStep(changes: Partial<PlayStep> = {}): PlayStep {
  return {
    title: text('Log in'),
    say: text('The server remembers you.'),
    ask: null,
    task: text('Log in as `alice`.'),
    observe: text('The jar holds `sid` now.'),
    hint: text('The form is in tab A.'),
    isHintShown: false,
    hasActions: true,
    guess: null,
    rightOption: null,
    gradingProblem: null,
    outcomes: [],
    startedAt: eventSeq(10),
    ...changes,
  }
}

const question = { question: text('What will the server answer?'), options: [text('401'), text('403'), text('200')] }
const outcome = (changes: Partial<ExpectationOutcome> = {}): ExpectationOutcome => ({
  sentence: text('sid is stored'),
  state: 'waiting',
  found: null,
  seq: null,
  ...changes,
})

function aPlay(step: PlayStep, changes: Partial<LessonPlay> = {}): LessonPlay {
  return {
    id: lessonId('session'),
    title: text('A session'),
    stepIndex: 0,
    steps: [step, aStep({ title: text('Another step') })],
    phase: 'doing',
    problem: null,
    problemText: null,
    score: { right: 0, asked: 0 },
    ...changes,
  }
}

function showPlay(play: LessonPlay, language: Language = 'en') {
  const [onShowEvent, onHome] = [vi.fn(), vi.fn()]
  const { rerender } = show(<LessonPanel play={play} onShowEvent={onShowEvent} onHome={onHome} />, language)
  return {
    onShowEvent,
    onHome,
    goOn: (next: LessonPlay) => rerender(<LessonPanel play={next} onShowEvent={onShowEvent} onHome={onHome} />),
  }
}

const nextFrame = (): Promise<void> => new Promise(resolve => requestAnimationFrame(() => resolve()))
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }))
}

describe('a prediction', () => {
  const asking = aPlay(aStep({ ask: question }), { phase: 'asking' })

  it('is a group of radio buttons under its question', () => {
    showPlay(asking)
    const group = screen.getByRole('radiogroup', { name: 'What will the server answer?' })
    expect(within(group).getAllByRole('radio')).toHaveLength(3)
  })

  it('cannot be sent before something is chosen', () => {
    showPlay(asking)
    press('See what happens')
    expect(asked()).toEqual([])
  })

  it('sends the chosen option', () => {
    showPlay(asking)
    fireEvent.click(screen.getByRole('radio', { name: '403' }))
    press('See what happens')
    expect(asked()).toEqual([{ channel: 'lessons:predict', input: { option: 1 } }])
  })

  it('says nothing of expectations, which would give it away', () => {
    showPlay(aPlay(aStep({ ask: question, outcomes: [outcome()] }), { phase: 'asking' }))
    expect(screen.queryByText('sid is stored')).toBeNull()
  })

  it.each([
    ['right', { guess: 1, rightOption: 1 }, 'Right.'],
    ['wrong, with what happened instead', { guess: 0, rightOption: 1 }, 'Not quite. What happened: 403'],
    ['open, when no option came true', { guess: 0, rightOption: null }, 'None of the answers came true.'],
    ['open, when several did', { guess: 0, rightOption: null, gradingProblem: text('Two of them hold.') }, 'Two of them hold.'],
  ])('is graded as %s', (_name, grade, expected) => {
    showPlay(aPlay(aStep({ ask: question, ...grade }), { phase: 'observed' }))
    expect(screen.getByText(expected)).toBeTruthy()
  })

  it('shows what stands between backquotes as code, and no backquote: in question, options and grade', () => {
    const marked = { question: text('Does `sid` go?'), options: [text('Yes, `sid` goes'), text('No: `sid` stays')] }
    const { goOn } = showPlay(aPlay(aStep({ ask: marked }), { phase: 'asking' }))
    expect(screen.getByRole('radiogroup', { name: 'Does sid go?' })).toBeTruthy()
    goOn(aPlay(aStep({ ask: marked, guess: 0, rightOption: 1 }), { phase: 'observed' }))
    expect(screen.getAllByText('sid').map(code => code.closest('code')?.tagName)).toContain('CODE')
    expect(document.body.textContent).toContain('Not quite. What happened: No: sid stays')
    expect(document.body.textContent).not.toContain('`')
  })

  it('names the button of an expectation without backquotes', () => {
    showPlay(aPlay(aStep({ outcomes: [outcome({ sentence: text('`sid` is stored'), seq: eventSeq(3) })] })))
    expect(screen.getByRole('button', { name: 'Show: sid is stored' })).toBeTruthy()
  })
})

describe('the learner’s turn', () => {
  it('names the task and offers to do it', () => {
    showPlay(aPlay(aStep()))
    expect(screen.getByText('alice').tagName).toBe('BDI')
    press('Do it for me')
    expect(asked()).toEqual([{ channel: 'lessons:perform', input: null }])
  })

  it('offers nothing that the lesson cannot do', () => {
    showPlay(aPlay(aStep({ hasActions: false })))
    expect(screen.queryByRole('button', { name: 'Do it for me' })).toBeNull()
  })

  it('shows what must come true, by a word and not by an icon alone', () => {
    showPlay(aPlay(aStep({ outcomes: [outcome(), outcome({ sentence: text('a 303'), state: 'holds' })] })))
    const items = within(screen.getByRole('list', { name: 'What should come true' })).getAllByRole('listitem')
    expect(items.map(item => item.textContent)).toEqual(['not yet: sid is stored', 'true: a 303'])
  })

  it('says what came instead', () => {
    showPlay(aPlay(aStep({ outcomes: [outcome({ state: 'broken', found: text('a 500') })] })))
    expect(screen.getByRole('listitem').textContent).toContain('instead: a 500')
  })

  it('leads to the event that settled it', () => {
    const { onShowEvent } = showPlay(aPlay(aStep({ outcomes: [outcome({ state: 'holds', seq: eventSeq(42) })] }), { phase: 'observed' }))
    press('Show: sid is stored')
    expect(onShowEvent).toHaveBeenCalledWith(42)
  })
})

describe('going on', () => {
  it('offers the next step only once this one is observed', () => {
    const { goOn } = showPlay(aPlay(aStep()))
    expect(screen.queryByRole('button', { name: 'Next' })).toBeNull()
    goOn(aPlay(aStep(), { phase: 'observed' }))
    press('Next')
    expect(asked()).toEqual([{ channel: 'lessons:next', input: null }])
  })

  it('finishes with the last step', () => {
    showPlay(aPlay(aStep(), { phase: 'observed', stepIndex: 1 }))
    expect(screen.getByRole('button', { name: 'Finish' })).toBeTruthy()
  })

  it('shows the score at the end and the ways from there', () => {
    const { onHome } = showPlay(aPlay(aStep(), { phase: 'finished', stepIndex: 1, score: { right: 2, asked: 3 } }))
    expect(screen.getByText('2 of 3 predictions were right.')).toBeTruthy()
    press('Other lessons')
    expect(onHome).toHaveBeenCalledOnce()
  })

  it('says why a lesson could not go on', () => {
    showPlay(aPlay(aStep(), { phase: 'failed', problem: 'no button', problemText: text('No button #log-in in tab A.') }))
    expect(screen.getByRole('alert').textContent).toContain('No button #log-in in tab A.')
    press('Start again')
    expect(asked()).toEqual([{ channel: 'lessons:restart', input: null }])
  })

  it('measures the progress', () => {
    showPlay(aPlay(aStep(), { phase: 'observed' }))
    const bar = screen.getByRole<HTMLProgressElement>('progressbar', { name: 'Progress of the lesson' })
    expect([bar.value, bar.max]).toEqual([1, 2])
  })
})

describe('hints', () => {
  it('are asked for, and stay', () => {
    const { goOn } = showPlay(aPlay(aStep()))
    press('Hint')
    expect(asked()).toEqual([{ channel: 'lessons:show-hint', input: null }])
    goOn(aPlay(aStep({ isHintShown: true })))
    expect(screen.getByText('The form is in tab A.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Hint' })).toBeNull()
  })

  it('are not offered where there is none', () => {
    showPlay(aPlay(aStep({ hint: null })))
    expect(screen.queryByRole('button', { name: 'Hint' })).toBeNull()
  })
})

describe('the keyboard', () => {
  it('stands on what comes next when the step moves on', async () => {
    const { goOn } = showPlay(aPlay(aStep()))
    await nextFrame()
    expect(document.activeElement?.textContent).toBe('Do it for me')
    goOn(aPlay(aStep(), { phase: 'observed' }))
    await nextFrame()
    expect(document.activeElement?.textContent).toBe('Next')
  })

  it('is not taken from elsewhere', async () => {
    const { goOn } = showPlay(aPlay(aStep()))
    const elsewhere = document.body.appendChild(document.createElement('input'))
    elsewhere.focus()
    goOn(aPlay(aStep(), { phase: 'observed' }))
    await nextFrame()
    expect(document.activeElement).toBe(elsewhere)
    elsewhere.remove()
  })

  it('comes back from the page in which the lesson has acted', async () => {
    const { goOn } = showPlay(aPlay(aStep(), { phase: 'performing' }))
    const page = document.body.appendChild(document.createElement('input'))
    page.focus()
    goOn(aPlay(aStep(), { phase: 'observed' }))
    await nextFrame()
    expect(document.activeElement?.textContent).toBe('Next')
    page.remove()
  })
})

it('announces the step and what came true', () => {
  showPlay(aPlay(aStep({ outcomes: [outcome({ state: 'holds' })] })))
  expect(screen.getByRole('status').textContent).toBe('Step 1 of 2: Log in. True: sid is stored.')
})

it('puts one full stop behind a sentence that has its own', () => {
  showPlay(aPlay(aStep({ outcomes: [outcome({ state: 'holds', sentence: text('The jar has it.') })] })))
  expect(screen.getByRole('status').textContent).toBe('Step 1 of 2: Log in. True: The jar has it.')
})

it('speaks the other language at once', () => {
  showPlay(aPlay(aStep()), 'ko')
  expect(screen.getByRole('heading', { name: 'Log in (한)' })).toBeTruthy()
  expect(screen.getByText('2단계 중 1단계 · 직접 해 보기')).toBeTruthy()
})

it('shows markup in a lesson’s words as words', () => {
  const { container } = show(
    <LessonPanel play={aPlay(aStep({ say: text('<img src=x onerror=alert(1)>') }))} onShowEvent={vi.fn()} onHome={vi.fn()} />,
  )
  expect(container.querySelector('img')).toBeNull()
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy()
})
