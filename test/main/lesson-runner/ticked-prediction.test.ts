import { afterEach, describe, expect, it, vi } from 'vitest'
import { exchangeId, lessonId, tabId } from '@shared/ids.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { Grade } from '@shared/lesson/lesson-play.ts'
import type { CookieVerdict } from '@shared/trace/cookie-verdict.ts'
import { eventSchemas } from '@shared/trace/event-schemas.ts'
import { createLessonPlayer } from '../../../src/main/lesson-runner/lesson-player.ts'
import { playHeadless } from '../../../src/main/lesson-runner/play-headless.ts'
import type { LessonPlayer } from '../../../src/main/lesson-runner/player-contract.ts'
import { misgraded } from '../../../src/main/lesson-runner/report-prediction.ts'
import { aCookie, jarChanged } from '../../shared/trace/make-trace.ts'
import { createPaperLab, type PaperLab } from './paper-lab.ts'

/* A prediction that is ticked, how sure the learner was, hints one after the other, and what is pointed at: as the player leads through them. */

const page = 'https://shop.test/page'
const next = 'https://shop.test/next'
const text = (say: string): string => `{ en: ${say}, ko: ${say} }`
const lessonText = (tick = 'cookies', more = ''): string => `crumbtrail: 1
id: ticked
title: ${text('a')}
summary: ${text('a')}
minutes: 1
setup:
  - open: { tab: A, profile: laptop, url: "${page}" }
steps:
  - title: ${text('a')}
    predict:
      ask: ${text('which')}
      tick: ${tick}
      of: { tab: A, url: "${next}" }
    do:
      - click: { tab: A, target: "#go" }
    expect:
      - exchange: { tab: A, url: "${next}" }
    observe: ${text('observed')}
    hints: [${text('nudge')}, ${text('pointer')}, ${text('answer')}]
${more}`
const pointing = `    point: { ask: ${text('where')}, of: { url: "${next}" }, cookie: lax }
`

const cookies = [aCookie({ name: 'lax', sameSite: 'Lax' }), aCookie({ name: 'none', sameSite: 'None' })]
const verdicts: readonly CookieVerdict[] = [{ kind: 'held-back', reasons: ['SameSiteLax'] }, { kind: 'sent' }]

/** A shop whose page sets two cookies, of which the next request carries one. */
function shop({ isJudged = true } = {}): PaperLab {
  const lab = createPaperLab()
  const put = (cookie: Cookie): void => {
    lab.log.append(jarChanged({ cookie }))
  }
  const { open, click } = lab.stage
  const stage = {
    ...lab.stage,
    async open(where: Parameters<typeof open>[0]) {
      const tab = await open(where)
      cookies.forEach(put)
      return tab
    },
    async click(tab: Parameters<typeof click>[0], selector: string) {
      await click(tab, selector)
      const end = lab.beginRequest(tab, next)
      const sent = lab.log.since(null).events.findLast(event => event.kind === 'request.sent')
      const exchange = sent?.exchange ?? exchangeId('none')
      if (isJudged) {
        cookies.forEach((cookie, index) => {
          const verdict = verdicts[index] ?? { kind: 'sent' }
          lab.log.append({ observer: 'browser', kind: 'cookie.judged', exchange, verdict, cookie, line: null })
        })
      }
      end()
    },
  }
  return { ...lab, stage }
}

let player: LessonPlayer | null = null
afterEach(() => player?.stop())
const limits = { actionMs: 500, holdMs: 120, patienceMs: 1000, quietMs: 20, lookMs: 5 }

function parsed(source: string) {
  const result = parseLesson(source)
  if (!result.ok) throw new Error(result.problems.map(({ found, line }) => `${line}: ${found.en}`).join('\n'))
  return result.lesson
}
function play(lab: PaperLab, source = lessonText()): LessonPlayer {
  player = createLessonPlayer({ id: lessonId('ticked'), lesson: parsed(source), stage: lab.stage, trace: lab.log, limits })
  return player
}
const stepOf = (one: LessonPlayer) => {
  const [step] = one.play().steps
  if (step === undefined) throw new Error('the lesson has no step')
  return step
}
/** Says of the cookies, in their order, whether they go; undefined: nothing. */
async function say(one: LessonPlayer, goes: readonly (boolean | undefined)[], stake: 1 | 2 | 3 | null = null): Promise<void> {
  await one.waiting()
  const boxes = stepOf(one).tick?.boxes ?? []
  const ticks = boxes.flatMap(({ box }, index) => {
    const said = goes[index]
    return said === undefined ? [] : [{ box: box.id, goes: said }]
  })
  expect(one.predict({ ticks }, stake)).toMatchObject({ ok: true })
  one.perform()
  await vi.waitFor(() => expect(one.play().phase).toBe('observed'), { timeout: 60_000, interval: 5 })
}

describe('a ticked prediction', () => {
  it('offers every cookie of the jar, and tells nothing of them beforehand', async () => {
    const one = play(shop())
    await one.waiting()
    expect(stepOf(one).tick?.boxes.map(({ box, ...rest }) => [box.kind === 'cookie' ? box.cookie.name : '', rest])).toEqual(
      ['lax', 'none'].map(name => [name, { guessed: null, real: null, isRight: null, why: null }]),
    )
  })

  it('has in it a cookie that came while the question was being asked', async () => {
    const lab = shop()
    const one = play(lab)
    await one.waiting()
    lab.log.append(jarChanged({ cookie: aCookie({ name: 'late' }) }))
    await vi.waitFor(() => expect(stepOf(one).tick?.boxes).toHaveLength(3))
  })

  it.each<[string, readonly (boolean | undefined)[], string, readonly [right: number, count: number]]>([
    ['all right', [false, true], 'right', [2, 2]],
    ['one of two wrong', [true, true], 'wrong', [1, 2]],
    ['one right, the other left alone', [undefined, true], 'right', [1, 1]],
    ['one wrong, the other left alone', [undefined, false], 'wrong', [0, 1]],
  ])('is graded by the browser’s verdicts: %s', async (_name, goes, grade, [right, count]) => {
    const one = play(shop())
    await say(one, goes)
    expect(stepOf(one)).toMatchObject({ grade, isGuessed: true, guess: null, tick: { score: { right, count } } })
    expect(one.play().score).toEqual({ right: grade === 'right' ? 1 : 0, asked: 1 })
  })

  it('says of a wrong one why, in the receipt’s words, and of the others nothing', async () => {
    const one = play(shop())
    await say(one, [true, true])
    const [lax, none] = stepOf(one).tick?.boxes ?? []
    expect(lax?.why?.en).toContain('SameSite=Lax')
    expect(none?.why).toBeNull()
  })

  it('that the trace does not answer is right or wrong for nobody', async () => {
    const one = play(shop({ isJudged: false }))
    await say(one, [true, true])
    expect(stepOf(one).grade).toBe('open')
    expect(one.play().score).toEqual({ right: 0, asked: 0 })
    expect(stepOf(one).gradingProblem?.en).toContain('none of the boxes')
  })

  it('given when the request had been made counts for nothing', async () => {
    const lab = shop()
    const one = play(lab)
    await one.waiting()
    const opened = lab.log.since(null).events.find(event => event.kind === 'tab.opened')
    await lab.stage.click(opened?.tab ?? tabId('none'), '#go')
    await say(one, [false, true])
    expect(stepOf(one).grade).toBe('late')
  })

  it.each([
    ['with nothing said', { ticks: [] }],
    ['of a box that there is not', { ticks: [{ box: 'other', goes: true }] }],
    ['of an option', { option: 0 }],
  ])('%s is refused', async (_name, answer) => {
    const one = play(shop())
    await one.waiting()
    expect(one.predict(answer)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(one.play().phase).toBe('asking')
  })

  it('stands in the trace with how sure the learner was, and without what was left alone', async () => {
    const lab = shop()
    const one = play(lab)
    await say(one, [undefined, false], 3)
    const made = lab.log.since(null).events.find(event => event.kind === 'prediction.made')
    expect(made).toMatchObject({ option: null, stake: 3, guess: { cookies: [{ name: 'none', goes: false }], headers: [], statuses: [] } })
    expect(stepOf(one).stake).toBe(3)
  })

  it('keeps what was said when the step is tried again', async () => {
    const one = play(shop())
    await one.waiting()
    const [box] = stepOf(one).tick?.boxes ?? []
    one.predict({ ticks: [{ box: box?.box.id ?? '', goes: true }] }, 2)
    one.retry()
    await vi.waitFor(() => expect(one.play().phase).toBe('doing'))
    expect(stepOf(one)).toMatchObject({ isGuessed: true, stake: 2, tick: { boxes: [{ guessed: true }, { guessed: null }] } })
  })
})

it('a prediction of a saved trace that knows neither ticks nor stakes is still one', () => {
  const at = { wallMs: 1, monoMs: 1, labMs: 1 }
  const saved = { seq: 1, at, cause: null, observer: 'app', kind: 'prediction.made', lesson: 'session', step: 0, option: 1 }
  const schema = eventSchemas['prediction.made']
  expect(schema.safeParse(saved).success).toBe(true)
  const { name, domain, hostOnly, path } = aCookie()
  const guess = { cookies: [{ name, domain, hostOnly, path, goes: true }], headers: [], statuses: [] }
  expect(schema.safeParse({ ...saved, option: null, guess, stake: 3 }).success).toBe(true)
  expect(schema.safeParse({ ...saved, stake: 4 }).success).toBe(false)
})

describe('hints', () => {
  it('come one after the other, and none before it is asked for', async () => {
    const one = play(shop())
    await one.waiting()
    const shown = (): unknown => [stepOf(one).hints.map(({ en }) => en), stepOf(one).hintsLeft]
    expect(shown()).toEqual([[], 3])
    one.showHint()
    expect(shown()).toEqual([['nudge'], 2])
    one.showHint()
    one.showHint()
    expect(shown()).toEqual([['nudge', 'pointer', 'answer'], 0])
    expect(one.showHint()).toMatchObject({ ok: false })
  })
})

describe('what decided it', () => {
  const told = (one: LessonPlayer): unknown => {
    const { observe, outcomes, tick } = stepOf(one)
    return observe !== null || outcomes.length > 0 || (tick?.boxes ?? []).some(({ why }) => why !== null)
  }

  it('is asked once the outcome is there, and nothing that would tell it is told', async () => {
    const one = play(shop(), lessonText('cookies', pointing))
    await one.waiting()
    expect(stepOf(one).point).toBeNull()
    await say(one, [true, true])
    const { point, grade } = stepOf(one)
    expect(grade).toBe('wrong')
    expect(point).toMatchObject({ state: 'asked', what: 'cookie', cookie: 'lax', pointed: null, isRight: null })
    expect(point?.parts.every(({ isRight, does }) => isRight === null && does === null)).toBe(true)
    expect(told(one)).toBe(false)
  })

  it.each([
    ['SameSite', true],
    ['Secure', false],
    ['Path', false],
    ['HttpOnly', false],
    ['Domain', false],
    ['Expires', false],
  ])('pointed at %s: %s', async (part, isRight) => {
    const one = play(shop(), lessonText('cookies', pointing))
    await say(one, [true, true])
    expect(one.point(part)).toMatchObject({ ok: true })
    const { point } = stepOf(one)
    expect(point).toMatchObject({ state: 'pointed', pointed: part, isRight })
    expect(point?.parts.find(({ id }) => id === part)?.does?.en, 'what it did do').toMatch(/./)
    expect(point?.parts.flatMap(({ id, isRight: is }) => (is === true ? [id] : []))).toEqual(['SameSite'])
    expect(told(one)).toBe(true)
    expect(one.point('Path'), 'once').toMatchObject({ ok: false })
  })

  it('can be passed over, and then is told', async () => {
    const one = play(shop(), lessonText('cookies', pointing))
    await say(one, [true, true])
    expect(one.point('Nothing')).toMatchObject({ ok: false })
    one.point(null)
    expect(stepOf(one).point).toMatchObject({ state: 'skipped', isRight: null })
    expect(told(one)).toBe(true)
  })
})

describe('without anybody', () => {
  const run = async (lab: PaperLab, source: string) => {
    const lines: string[] = []
    const lessons = [{ file: 'a.yaml', lesson: parsed(source) }]
    const report = await playHeadless({
      lessons,
      stage: lab.stage,
      trace: lab.log,
      language: 'en',
      print: line => lines.push(line),
      limits,
    })
    return { step: report.lessons[0]?.steps[0], lines }
  }

  it('each box is graded both ways: what came true is right, its opposite wrong', async () => {
    const { step, lines } = await run(shop(), lessonText('cookies', pointing))
    expect(step).toMatchObject({ passed: true, problem: null })
    expect(step?.prediction?.boxes.map(({ real }) => real)).toEqual([false, true])
    expect(step?.prediction?.grades.map(({ choice, isTrue, grade }) => [choice, isTrue, grade])).toEqual([
      ['lax (shop.test/): yes', false, 'wrong'],
      ['lax (shop.test/): no', true, 'right'],
      ['none (shop.test/): yes', true, 'right'],
      ['none (shop.test/): no', false, 'wrong'],
    ])
    expect(lines).toContain('     ☐ lax (shop.test/)')
    expect(lines).toContain('     ☑ none (shop.test/)')
  })

  it('a grader that gives a wrong choice its point is found out', () => {
    const report = { question: { en: 'a', ko: 'a' }, answers: [], order: [], right: null, boxes: [] }
    const of = (isTrue: boolean | null, grade: Grade) => misgraded({ ...report, grades: [{ choice: 'lax: yes', isTrue, grade }] })
    expect([of(true, 'right'), of(false, 'wrong'), of(null, 'open')]).toEqual([null, null, null])
    expect(of(false, 'right')?.en).toContain('“lax: yes” was graded “right”')
    expect([of(true, 'wrong'), of(true, 'late'), of(null, 'right'), of(false, 'open')]).not.toContain(null)
  })

  it('it fails when no box can be graded, and says so', async () => {
    const { step } = await run(shop({ isJudged: false }), lessonText())
    expect(step).toMatchObject({ passed: false })
    expect(step?.problem?.en).toContain('none of the boxes')
  })

  it('it fails when there is nothing to point at, and says so', async () => {
    const { step } = await run(shop(), lessonText('cookies', pointing.replace('lax', 'none')))
    expect(step).toMatchObject({ passed: false })
    expect(step?.problem?.en).toContain('nothing to point at')
  })
})
