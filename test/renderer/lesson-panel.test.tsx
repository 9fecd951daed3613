import { plainStep } from './support/play-step.ts'
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { eventSeq, lessonId } from '@shared/ids.ts'
import type { Language, Bilingual } from '@shared/language.ts'
import type { ExpectationOutcome, LessonPlay, PlayQuestion, PlayStep } from '@shared/lesson/lesson-play.ts'
import { LessonPanel } from '../../src/renderer/src/lesson/lesson-panel.tsx'
import { asked, setUpPage, show } from './support/page.tsx'

setUpPage()

const text = (en: string): Bilingual => ({ en, ko: `${en} (한)` })

function aStep(changes: Partial<PlayStep> = {}): PlayStep {
  return {
    ...plainStep,
    title: text('Log in'),
    say: text('The server remembers you.'),
    task: text('Log in as `alice`.'),
    observe: text('The jar holds `sid` now.'),
    hintsLeft: 1,
    startedAt: eventSeq(10),
    ...changes,
  }
}

const question: PlayQuestion = {
  question: text('What will the server’s response be?'),
  options: [text('401'), text('403'), text('200')],
  order: [2, 0, 1],
  whys: [null, null, null],
}
const outcome = (changes: Partial<ExpectationOutcome> = {}): ExpectationOutcome => ({
  sentence: text('sid is stored'),
  state: 'waiting',
  found: null,
  seq: null,
  place: null,
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
    seed: 1,
    isRevisit: false,
    ...changes,
  }
}

function showPlay(play: LessonPlay, language: Language = 'en') {
  const [onShow, onHome] = [vi.fn(), vi.fn()]
  const { rerender } = show(<LessonPanel play={play} onShow={onShow} onHome={onHome} />, language)
  return {
    onShow,
    onHome,
    goOn: (next: LessonPlay) => rerender(<LessonPanel play={next} onShow={onShow} onHome={onHome} />),
  }
}

const sid = { kind: 'cookie', profile: 'laptop', name: 'sid' } as const

const nextFrame = (): Promise<void> => new Promise(resolve => requestAnimationFrame(() => resolve()))
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }))
}

/** What a screen reader hears of the lesson; the panel has another region that is polite, for news of its file. */
const announced = (): HTMLElement | undefined => screen.getAllByRole('status').find(region => region.className === 'visually-hidden')

describe('a prediction', () => {
  const asking = aPlay(aStep({ ask: question }), { phase: 'asking' })

  it('is a group of radio buttons under its question', () => {
    showPlay(asking)
    const group = screen.getByRole('radiogroup', { name: 'What will the server’s response be?' })
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
    expect(document.body.textContent).not.toContain('sid is stored')
  })

  it('shows its answers in the order of this play, and sends them as the file counts', () => {
    showPlay(asking)
    expect(screen.getAllByRole('radio').map(radio => radio.closest('label')?.textContent)).toEqual(['200', '401', '403'])
  })

  const graded: readonly (readonly [name: string, grade: Partial<PlayStep>, expected: string])[] = [
    ['right', { grade: 'right', isGuessed: true, guess: 1, rightOption: 1 }, 'Right.'],
    ['wrong', { grade: 'wrong', isGuessed: true, guess: 0, rightOption: 1 }, 'Not quite.'],
    [
      'seen before',
      { grade: 'late', isGuessed: true, guess: 1, rightOption: 1 },
      'Seen before, so not counted: the outcome was there when you answered.',
    ],
    ['open, when no option came true', { grade: 'open', isGuessed: true, guess: 0 }, 'None of the answers came true.'],
    [
      'open, when several did',
      { grade: 'open', isGuessed: true, guess: 0, gradingProblem: text('Two of them hold.') },
      'Two of them hold.',
    ],
  ]
  it.each(graded)('is graded as %s', (_name, grade, expected) => {
    showPlay(aPlay(aStep({ ask: question, ...grade }), { phase: 'observed' }))
    expect(screen.getByText(expected)).toBeTruthy()
  })

  it('shows one’s own wrong answer and why it is wrong beside what happened, and why', () => {
    const ask = { ...question, whys: [text('She is known.'), text('Her role is too low.'), null] }
    showPlay(aPlay(aStep({ ask, grade: 'wrong', isGuessed: true, guess: 0, rightOption: 1 }), { phase: 'observed' }))
    expect(document.querySelector('.graded')?.textContent).toBe(
      'Not quite.Your answer:401She is known.What happened:403Her role is too low.',
    )
  })

  it('has its button outside of what scrolls, as every step has', () => {
    const { goOn } = showPlay(asking)
    const isInFoot = (name: string): boolean => screen.getByRole('button', { name }).closest('.lesson-body') === null
    expect(isInFoot('See what happens')).toBe(true)
    goOn(aPlay(aStep()))
    expect(isInFoot('Do it for me')).toBe(true)
    goOn(aPlay(aStep(), { phase: 'observed' }))
    expect(isInFoot('Next')).toBe(true)
  })

  it('shows what stands between backquotes as code, and no backquote: in question, options and grade', () => {
    const marked = {
      ...question,
      question: text('Does `sid` go?'),
      options: [text('Yes, `sid` goes'), text('No: `sid` stays')],
      order: [0, 1],
    }
    const { goOn } = showPlay(aPlay(aStep({ ask: marked }), { phase: 'asking' }))
    expect(screen.getByRole('radiogroup', { name: 'Does sid go?' })).toBeTruthy()
    goOn(aPlay(aStep({ ask: marked, grade: 'wrong', isGuessed: true, guess: 0, rightOption: 1 }), { phase: 'observed' }))
    expect(screen.getAllByText('sid').map(code => code.closest('code')?.tagName)).toContain('CODE')
    expect(document.body.textContent).toContain('What happened:No: sid stays')
    expect(document.body.textContent).not.toContain('`')
  })

  it('names the button of an expectation without backquotes', () => {
    showPlay(aPlay(aStep({ outcomes: [outcome({ sentence: text('`sid` is stored'), place: sid })] }), { phase: 'observed' }))
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

  it('of a challenge shows the goal with its lights, leads to what holds, and does not put the focus on the solution', async () => {
    const goal = [
      outcome({ sentence: text('In the jar'), state: 'holds', place: sid }),
      outcome({ sentence: text('Sent along'), state: 'waiting', place: sid }),
    ]
    showPlay(aPlay(aStep({ isChallenge: true, task: null, outcomes: goal })))
    expect(screen.getAllByRole('listitem').map(item => item.dataset['state'])).toEqual(['holds', 'waiting'])
    expect(screen.getByRole('button', { name: 'Show: In the jar' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Show: Sent along' })).toBeNull()
    expect(announced()?.textContent).toContain('1 of 2 lights of the goal are on.')
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H2'))
    press('Show me one way')
    expect(asked()).toEqual([{ channel: 'lessons:perform', input: null }])
  })

  it('offers nothing that the lesson cannot do', () => {
    showPlay(aPlay(aStep({ hasActions: false })))
    expect(screen.queryByRole('button', { name: 'Do it for me' })).toBeNull()
  })

  it.each(['doing', 'performing'] as const)('says nothing of what is expected, seen or heard, while %s', phase => {
    const outcomes = [outcome({ state: 'holds' }), outcome({ state: 'broken', found: text('a 500') })]
    showPlay(aPlay(aStep({ outcomes }), { phase }))
    expect(document.body.textContent).not.toMatch(/sid is stored|a 500|True/)
  })

  it('keeps one’s answer in sight', () => {
    showPlay(aPlay(aStep({ ask: question, isGuessed: true, guess: 2 })))
    expect(document.querySelector('.lesson-guess')?.textContent).toBe('Your answer: 200')
  })

  it('shows what came true once it is observed, by a word and not by an icon alone', () => {
    showPlay(aPlay(aStep({ outcomes: [outcome({ sentence: text('a 303'), state: 'holds' })] }), { phase: 'observed' }))
    const items = within(screen.getByRole('list', { name: 'What the trace shows' })).getAllByRole('listitem')
    expect(items.map(item => item.textContent)).toEqual(['true: a 303'])
  })

  it('says what came instead when the step has failed, and offers to try it again', () => {
    showPlay(aPlay(aStep({ outcomes: [outcome({ state: 'broken', found: text('a 500') })] }), { phase: 'failed' }))
    expect(screen.getByRole('listitem').textContent).toContain('instead: a 500')
    press('Try this step again')
    expect(asked()).toEqual([{ channel: 'lessons:retry', input: null }])
  })

  it('names one nearest miss of a try that failed', () => {
    const { goOn } = showPlay(aPlay(aStep()))
    expect(document.querySelector('.lesson-miss')).toBeNull()
    goOn(aPlay(aStep({ miss: text('The wrong password.') })))
    expect(document.querySelector('.lesson-miss')?.textContent).toContain('The wrong password.')
  })

  it('leads to the very place that it rests on', () => {
    const { onShow } = showPlay(aPlay(aStep({ outcomes: [outcome({ state: 'holds', place: sid })] }), { phase: 'observed' }))
    press('Show: sid is stored')
    expect(onShow).toHaveBeenCalledWith(sid)
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

  it('shows at the end what was missed: the question, both answers, why and the rule, and a way to try it again', () => {
    const ask = { ...question, whys: [text('She is known.'), text('Her role is too low.'), null] }
    const right = aStep({ ask, grade: 'right', isGuessed: true, guess: 1, rightOption: 1 })
    const missed = aStep({ ask, grade: 'wrong', isGuessed: true, guess: 0, rightOption: 1, observe: text('403 is about the role.') })
    showPlay(aPlay(right, { phase: 'finished', steps: [right, missed], stepIndex: 1, score: { right: 1, asked: 2 } }))
    const [only, ...others] = within(screen.getByRole('list')).getAllByRole('listitem')
    expect(others).toEqual([])
    for (const part of [
      'What will the server’s response be?',
      '401',
      'She is known.',
      '403',
      'Her role is too low.',
      '403 is about the role.',
    ])
      expect(only?.textContent).toContain(part)
    press('Try step 2 again')
    expect(asked()).toEqual([{ channel: 'lessons:revisit', input: { step: 1 } }])
  })

  it('leads from a step that is tried again back to the result', () => {
    showPlay(aPlay(aStep(), { phase: 'observed', isRevisit: true }))
    expect(screen.getByRole('button', { name: 'To the result' })).toBeTruthy()
  })

  it('measures the progress', () => {
    showPlay(aPlay(aStep(), { phase: 'observed' }))
    const bar = screen.getByRole<HTMLProgressElement>('progressbar', { name: 'Progress of the lesson' })
    expect([bar.value, bar.max]).toEqual([1, 2])
  })
})

describe('scripts', () => {
  const scripts = [{ tab: 'A', code: 'return document.cookie', isSetup: false, returned: 'token=1' }]

  it('show their code before they run, and not what they will have returned', () => {
    showPlay(aPlay(aStep({ scripts })))
    expect(document.querySelector('pre')?.textContent).toBe('return document.cookie')
    expect(document.body.textContent).not.toContain('token=1')
  })

  it.each([
    ['a text', 'token=1', 'It returned: token=1'],
    ['nothing', null, 'It returned nothing.'],
  ])('show %s that was returned, once observed', (_what, returned, expected) => {
    showPlay(aPlay(aStep({ scripts: [{ tab: 'A', code: 'return 1', isSetup: false, returned }] }), { phase: 'observed' }))
    expect(document.querySelector('.step-script-returned')?.textContent).toBe(expected)
  })
})

describe('hints', () => {
  it('are asked for, and stay', () => {
    const { goOn } = showPlay(aPlay(aStep()))
    press('Hint')
    expect(asked()).toEqual([{ channel: 'lessons:show-hint', input: null }])
    goOn(aPlay(aStep({ hints: [text('The form is in tab A.')], hintsLeft: 0 })))
    expect(screen.getByText('The form is in tab A.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Hint' })).toBeNull()
  })

  it('are not offered where there is none', () => {
    showPlay(aPlay(aStep({ hintsLeft: 0 })))
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

it.each(['asking', 'doing', 'performing'] as const)('announces nothing but the step while %s', phase => {
  showPlay(aPlay(aStep({ ask: question, outcomes: [outcome({ state: 'holds' })] }), { phase }))
  expect(announced()?.textContent).toBe('Step 1 of 2: Log in.')
})

it('announces the step and what came true once it is observed', () => {
  showPlay(aPlay(aStep({ outcomes: [outcome({ state: 'holds' })] }), { phase: 'observed' }))
  expect(announced()?.textContent).toBe('Step 1 of 2: Log in. True: sid is stored.')
})

it('puts one full stop behind a sentence that has its own', () => {
  showPlay(aPlay(aStep({ outcomes: [outcome({ state: 'holds', sentence: text('The jar has it.') })] }), { phase: 'observed' }))
  expect(announced()?.textContent).toBe('Step 1 of 2: Log in. True: The jar has it.')
})

it('speaks the other language at once', () => {
  showPlay(aPlay(aStep()), 'ko')
  expect(screen.getByRole('heading', { name: 'Log in (한)' })).toBeTruthy()
  expect(screen.getByText('2단계 중 1단계 · 직접 해 보기')).toBeTruthy()
})

it('shows markup in a lesson’s words as words', () => {
  const { container } = show(
    <LessonPanel play={aPlay(aStep({ say: text('<img src=x onerror=alert(1)>') }))} onShow={vi.fn()} onHome={vi.fn()} />,
  )
  expect(container.querySelector('img')).toBeNull()
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy()
})

describe('a lesson in a third language', () => {
  const inArabic = (words: string): Bilingual => ({ en: words, ko: words, tags: { en: 'ar', ko: 'ar' } })
  const arabic: LessonPlay = {
    ...aPlay(aStep({ title: inArabic('تسجيل الدخول'), say: inArabic('الخادم يتذكرك.') })),
    title: inArabic('درس'),
  }

  it('says of each of its texts what language it is and which way it runs, and of the app’s own nothing', () => {
    showPlay(arabic)
    for (const words of ['تسجيل الدخول', 'الخادم يتذكرك.']) {
      const around = screen.getByText(words).closest('[lang]')
      expect(around?.getAttribute('lang')).toBe('ar')
      expect(around?.getAttribute('dir')).toBe('rtl')
    }
    expect(screen.getByText('Do it for me').closest('[lang]')).toBeNull()
  })

  it('tells the reader which language it is shown in, and why', () => {
    showPlay(arabic)
    expect(screen.getByText('In Arabic: the lesson has no English text.')).toBeTruthy()
  })

  it('tells a reader of a variant of their own language nothing', () => {
    showPlay({ ...arabic, title: { ...arabic.title, tags: { en: 'en-GB', ko: 'ar' } } })
    expect(screen.queryByText(/the lesson has no English text/)).toBeNull()
  })
})
