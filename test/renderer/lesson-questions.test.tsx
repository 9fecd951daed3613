import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { lessonId } from '@shared/ids.ts'
import type { Bilingual, Language } from '@shared/language.ts'
import { plainStep } from './support/play-step.ts'
import type { LessonPlay, PlayBox, PlayPoint, PlayStep, PlayTick } from '@shared/lesson/lesson-play.ts'
import { boxKey } from '@shared/lesson/tick-boxes.ts'
import { LessonPanel } from '../../src/renderer/src/lesson/lesson-panel.tsx'
import { asked, setUpPage, show } from './support/page.tsx'

/* The forms in which a step asks: what is ticked, how sure one is, what decided it, and hints one after the other. */

setUpPage()

const text = (en: string): Bilingual => ({ en, ko: `${en} (한)` })
const plain: PlayStep = {
  ...plainStep,
  task: text('Press it.'),
}
const question = { question: text('Which go along?'), options: [], order: [], whys: [] }
function aBox(name: string, changes: Partial<PlayBox> = {}, path = '/'): PlayBox {
  const cookie = { name, domain: 'shop.test', hostOnly: true, path }
  return { box: { kind: 'cookie', id: boxKey(cookie), cookie }, guessed: null, real: null, isRight: null, why: null, ...changes }
}
const ticking = (boxes: readonly PlayBox[], changes: Partial<PlayTick> = {}): Partial<PlayStep> => ({
  ask: question,
  tick: { what: 'cookies', boxes, score: null, status: null, ...changes },
})
const aPlay = (phase: LessonPlay['phase'], ...steps: readonly Partial<PlayStep>[]): LessonPlay => ({
  id: lessonId('session'),
  title: text('A session'),
  stepIndex: 0,
  steps: steps.map(step => ({ ...plain, ...step })),
  phase,
  problem: null,
  problemText: null,
  score: { right: 0, asked: 2 },
  seed: 1,
  isRevisit: false,
})
function showPlay(play: LessonPlay, language: Language = 'en') {
  const onShow = vi.fn()
  show(<LessonPanel play={play} onShow={onShow} onHome={vi.fn()} />, language)
  return onShow
}
const choose = (name: string, choice: string): void => {
  fireEvent.click(within(screen.getByRole('radiogroup', { name })).getByRole('radio', { name: choice }))
}
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }))
}

describe('cookies to tick', () => {
  const [sid, other] = [aBox('sid'), aBox('lang')]
  const asking = aPlay('asking', ticking([sid, other]))

  it('are chosen from the jar, and what is left alone is not sent', () => {
    showPlay(asking)
    choose('lang', 'stays')
    press('See what happens')
    expect(asked()).toEqual([{ channel: 'lessons:predict', input: { ticks: [{ box: other.box.id, goes: false }] } }])
  })

  it('are sent with how sure one is', () => {
    showPlay(asking)
    choose('sid', 'goes')
    choose('How sure are you?', 'certain')
    press('See what happens')
    expect(asked()).toEqual([{ channel: 'lessons:predict', input: { ticks: [{ box: sid.box.id, goes: true }], stake: 3 } }])
  })

  it('can be taken back, and nothing said cannot be sent', () => {
    showPlay(asking)
    choose('sid', 'goes')
    choose('sid', 'goes')
    press('See what happens')
    expect(asked()).toEqual([])
  })

  it('are sent with Enter once one is chosen', () => {
    showPlay(asking)
    choose('sid', 'goes')
    fireEvent.keyDown(within(screen.getByRole('radiogroup', { name: 'sid' })).getByRole('radio', { name: 'goes' }), { key: 'Enter' })
    expect(asked().map(({ channel }) => channel)).toEqual(['lessons:predict'])
  })

  it('of one name are told apart by their path', () => {
    showPlay(aPlay('asking', ticking([aBox('sid'), aBox('sid', {}, '/admin')])))
    expect(screen.getAllByRole('radiogroup').map(group => group.getAttribute('aria-labelledby')).length).toBe(2)
    expect(screen.getByRole('radiogroup', { name: 'sid /admin' })).toBeTruthy()
    expect(screen.getByRole('radiogroup', { name: 'sid /' })).toBeTruthy()
  })

  it('are not there in an empty jar, and that is said', () => {
    showPlay(aPlay('asking', ticking([])))
    expect(screen.getByText('The jar of this browser is empty.')).toBeTruthy()
  })

  it('come back beside what happened: right, wrong with the reason, left alone, not known', () => {
    const boxes = [
      aBox('one', { guessed: true, real: true, isRight: true }),
      aBox('two', { guessed: true, real: false, isRight: false, why: text('Its path is another.') }),
      aBox('three', { real: false }),
      aBox('four', { guessed: true }),
    ]
    showPlay(aPlay('observed', { ...ticking(boxes, { score: { right: 1, count: 2 } }), grade: 'wrong', isGuessed: true, stake: 2 }))
    expect(document.querySelector('.graded-verdict')?.textContent).toBe('Not quite. 1 of 2 right. You were fairly sure.')
    expect([...document.querySelectorAll('.guess-result-line')].map(line => line.textContent)).toEqual([
      expect.stringMatching(/one.*right.*It was: went/),
      expect.stringMatching(/two.*wrong.*You said: goes · It was: stayed.*Its path is another\./),
      expect.stringMatching(/three.*no guess.*It was: stayed/),
      expect.stringMatching(/four.*not known.*You said: goes$/),
    ])
  })
})

it('a status is one of several, and comes back as a number beside what the server gave', () => {
  const boxes = [200, 304].map((status): PlayBox => ({ ...aBox(''), box: { kind: 'status', id: `${status}`, status } }))
  showPlay(aPlay('asking', ticking(boxes, { what: 'status' })))
  fireEvent.click(screen.getByRole('radio', { name: '304, your copy is still good' }))
  press('See what happens')
  expect(asked()).toEqual([{ channel: 'lessons:predict', input: { ticks: [{ box: '304', goes: true }] } }])
})

describe('the end', () => {
  const missed = (name: string, stake: PlayStep['stake'], grade: PlayStep['grade'] = 'wrong'): Partial<PlayStep> => ({
    ask: { ...question, question: text(name), options: [text('yes'), text('no')], whys: [null, null] },
    isGuessed: true,
    guess: 0,
    rightOption: 1,
    grade,
    stake,
  })

  it('names what was surely wrong first', () => {
    showPlay(aPlay('finished', missed('First', 1), missed('Second', 3), missed('Third', null), missed('Fourth', 3, 'right')))
    const headings = screen.getAllByRole('heading').map(({ textContent }) => textContent)
    expect(headings).toEqual(['Lesson done', 'You were certain, and it came out otherwise', 'Look at these once more'])
    const order = [...document.querySelectorAll('.lesson-missed > li > b')].map(({ textContent }) => textContent)
    expect(order).toEqual(['2. Second', '1. First', '3. Third'])
  })
})

describe('what decided it', () => {
  const point: PlayPoint = {
    question: text('Which attribute?'),
    what: 'cookie',
    exchange: 'x1',
    cookie: 'sid',
    side: 'response',
    parts: ['Path', 'SameSite'].map(id => ({ id, name: text(id), value: null, does: null, isRight: null })),
    state: 'asked',
    pointed: null,
    isRight: null,
  }
  const told = (pointed: string | null): PlayPoint => ({
    ...point,
    state: pointed === null ? 'skipped' : 'pointed',
    pointed,
    isRight: pointed === null ? null : pointed === 'SameSite',
    parts: point.parts.map(part => ({ ...part, isRight: part.id === 'SameSite', does: text(`${part.id} does this.`) })),
  })

  it('is asked at the receipt of its request, and can be passed over', () => {
    const onShow = showPlay(aPlay('observed', { point }))
    expect(onShow).toHaveBeenCalledWith({ kind: 'exchange', key: 'x1' })
    expect(screen.queryByRole('button', { name: /Next|Finish/ })).toBeNull()
    press('Show me')
    expect(asked()).toEqual([{ channel: 'lessons:point', input: { part: null } }])
  })

  it.each<[string, string | null, string]>([
    ['right', 'SameSite', 'Right. SameSiteSameSite does this.'],
    ['wrong: what it did do, and what it was', 'Path', 'Not quite. You chose: PathPath does this.It was: SameSiteSameSite does this.'],
    ['passed over', null, 'It was: SameSiteSameSite does this.'],
  ])('%s', (_name, pointed, expected) => {
    showPlay(aPlay('observed', { point: told(pointed) }))
    const parts = [...document.querySelectorAll('.point-card .graded-answer')].map(({ textContent }) => textContent).join('')
    expect(parts).toBe(expected)
    expect(screen.getByRole('button', { name: 'Finish' })).toBeTruthy()
  })
})

describe('hints', () => {
  it.each([
    [0, 3, 'Hint'],
    [1, 2, 'Next hint'],
    [2, 1, 'Last hint'],
  ])('after %i of them the button says so', (shown, left, name) => {
    const hints = ['nudge', 'pointer', 'answer'].slice(0, shown).map(text)
    showPlay(aPlay('doing', { hints, hintsLeft: left }))
    expect([...document.querySelectorAll('.lesson-hint b')].map(({ textContent }) => textContent)).toEqual(
      hints.map((_, index) => `Hint ${index + 1} of 3`),
    )
    press(name)
    expect(asked()).toEqual([{ channel: 'lessons:show-hint', input: null }])
  })

  it('are over at the last', () => {
    showPlay(aPlay('doing', { hints: [text('all')], hintsLeft: 0 }))
    expect(screen.queryByRole('button', { name: /hint/i })).toBeNull()
  })
})
