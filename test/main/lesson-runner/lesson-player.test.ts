import { afterEach, describe, expect, it, vi } from 'vitest'
import { exchangeId, lessonId, wireId, type ExchangeId, type TabId } from '@shared/ids.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import type { EventOf, TraceDraft } from '@shared/trace/trace-event.ts'
import { createLessonPlayer } from '../../../src/main/lesson-runner/lesson-player.ts'
import type { LessonPlayer, LessonStart } from '../../../src/main/lesson-runner/player-contract.ts'
import { createPaperLab, type PaperLab } from './paper-lab.ts'

const me = 'https://shop.test/session/me'
const admin = 'https://shop.test/session/admin'
const words = (text: string): string => `{ en: ${text}, ko: ${text} }`

const twoSteps = `crumbtrail: 1
id: two
title: ${words('Two')}
summary: ${words('Two')}
minutes: 1
setup:
  - open: { tab: A, profile: laptop, url: "${me}" }
steps:
  - title: ${words('Admins')}
    predict:
      ask: ${words('Which')}
      options:
        - { answer: ${words('x401')}, holds: [{ exchange: { tab: A, url: "${admin}", status: 401 } }] }
        - { answer: ${words('x403')}, holds: [{ exchange: { tab: A, url: "${admin}", status: 403 } }] }
    task: ${words('Click')}
    do:
      - click: { tab: A, target: "#go-admin" }
    expect:
      - exchange: { tab: A, url: "${admin}", status: 403 }
    hint: ${words('Hint')}
  - title: ${words('Another')}
    do:
      - open: { tab: B, profile: phone, url: "${me}" }
    expect:
      - exchange: { tab: B, url: "${me}", status: 401 }
      - noExchange: { tab: B, url: "${admin}" }
`

const limits = { actionMs: 150, holdMs: 120, patienceMs: 1000, quietMs: 40, lookMs: 5 }
let player: LessonPlayer | null = null
afterEach(() => player?.stop())

function play(
  lab: PaperLab,
  text = twoSteps,
  options: { readonly asksNobody?: boolean; readonly quietMs?: number; readonly from?: LessonStart } = {},
): LessonPlayer {
  const parsed = parseLesson(text)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ found, line }) => `${line}: ${found.en}`).join('\n'))
  const { asksNobody = false, quietMs = limits.quietMs, from = { step: 0, alone: false } } = options
  const id = lessonId('two')
  player = createLessonPlayer({
    id,
    lesson: parsed.lesson,
    stage: lab.stage,
    trace: lab.log,
    limits: { ...limits, quietMs },
    asksNobody,
    from,
  })
  return player
}
function shop(): PaperLab {
  const lab = createPaperLab()
  lab.links.set('#go-admin', admin)
  lab.answers.set(admin, 403)
  return lab
}
function tabOf(lab: PaperLab, index = 0): TabId {
  const opened = lab.log.since(null).events.filter((event): event is EventOf<'tab.opened'> => event.kind === 'tab.opened')
  const tab = opened[index]?.tab
  if (tab === undefined) throw new Error(`only ${opened.length} tabs were opened`)
  return tab
}
const phaseOf = (one: LessonPlayer): LessonPlay['phase'] => one.play().phase
/** The next look at the step has been taken. */
const looked = (one: LessonPlayer): Promise<unknown> =>
  new Promise(resolve => {
    const done = one.subscribe(next => {
      done()
      resolve(next)
    })
  })
const reaches = (one: LessonPlayer, phase: LessonPlay['phase']): Promise<void> =>
  vi.waitFor(() => expect(phaseOf(one)).toBe(phase), { timeout: 60_000, interval: 5 })

describe('a lesson begins', () => {
  it('with a reset lab and its set-up, then asks', async () => {
    const lab = shop()
    const one = play(lab)
    expect(phaseOf(one)).toBe('preparing')
    expect((await one.waiting()).phase).toBe('asking')
    expect(lab.calls).toEqual(['reset', `open laptop ${me}`])
    expect(one.play()).toMatchObject({ stepIndex: 0, problem: null, score: { right: 0, asked: 0 } })
  })

  it('and resumes a recording that was paused: it could see nothing otherwise', async () => {
    const lab = shop()
    lab.log.setPaused(true)
    await play(lab).waiting()
    expect(lab.log.isPaused()).toBe(false)
  })

  it.each([
    [
      'rejects',
      (lab: PaperLab) => lab.broken.set(`open laptop ${me}`, 'Tab A got no page.'),
      `This could not be done: open tab A in Laptop at ${me}. Tab A got no page.`,
    ],
    [
      'never comes back',
      (lab: PaperLab) => lab.hanging.add(`open laptop ${me}`),
      `This took longer than 0.15 s: open tab A in Laptop at ${me}.`,
    ],
    ['cannot be reset', (lab: PaperLab) => lab.hanging.add('reset'), 'The lab could not be reset in time.'],
  ])('and says what went wrong when the stage %s', async (_how, spoil, problem) => {
    const lab = shop()
    spoil(lab)
    const failed = await play(lab).waiting()
    expect(failed.phase).toBe('failed')
    expect(failed.problem).toContain(problem)
    expect(failed.problemText?.ko).toMatch(/[가-힣]/)
  })
})

describe('a request that is held for a guess', () => {
  const ofCookie = twoSteps.replace(
    `- exchange: { tab: A, url: "${admin}", status: 403 }\n    hint`,
    `- exchange: { tab: A, url: "${admin}", sent: [sid] }\n    hint`,
  )
  const sid = { name: 'sid', value: 'x', domain: 'shop.test', hostOnly: true, path: '/', secure: true, httpOnly: true } as const
  const judged = (exchange: ExchangeId): TraceDraft => ({
    observer: 'browser',
    kind: 'cookie.judged',
    exchange,
    verdict: { kind: 'sent' },
    cookie: { ...sid, sameSite: 'Lax', expiresMs: null, partitionKey: null },
    line: null,
  })

  it('is judged only when it is let go: the lesson tells nothing that the learner is to guess', async () => {
    const lab = shop()
    const one = play(lab, ofCookie)
    await one.waiting()
    one.predict({ option: 1 })
    const tab = tabOf(lab)
    lab.log.append({ observer: 'app', kind: 'hold.asked', tab })
    const answer = lab.beginRequest(tab, admin)
    const exchange = lab.log.since(null).events.findLast(event => event.kind === 'request.sent')?.exchange ?? exchangeId('none')
    const held = { exchange, wire: wireId('w1'), tab }
    lab.log.append(judged(exchange))
    const told = (): string => JSON.stringify(one.play().steps[0]?.outcomes)
    await new Promise(resolve => setTimeout(resolve, 10 * limits.lookMs))
    expect(told()).toBe('[]')
    expect(phaseOf(one)).toBe('doing')
    lab.log.append({ observer: 'app', kind: 'request.held', held, longestMs: 1000 })
    await new Promise(resolve => setTimeout(resolve, 10 * limits.lookMs))
    expect(told()).toBe('[]')
    expect(phaseOf(one)).toBe('doing')
    expect(phaseOf(one)).toBe('doing')
    lab.log.append({ observer: 'app', kind: 'request.released', held, by: 'guess', heldMs: 1 })
    answer()
    await reaches(one, 'observed')
    expect(told()).toContain('"state":"holds"')
  })
})

describe('a step with a set-up of its own', () => {
  const withSetup = twoSteps.replace(
    `  - title: ${words('Another')}\n`,
    `  - title: ${words('Another')}\n    setup:\n      - visit: { tab: A, url: "${admin}" }\n`,
  )

  it('does it before the step begins, so that nothing of it counts', async () => {
    const lab = shop()
    lab.answers.set(me, 401)
    const one = play(lab, withSetup)
    await one.waiting()
    one.predict({ option: 1 })
    one.perform()
    await one.waiting()
    one.next()
    expect(await one.waiting()).toMatchObject({
      phase: 'doing',
      stepIndex: 1,
      steps: [{}, { outcomes: [], startedAt: expect.any(Number) as number }],
    })
    await new Promise(resolve => setTimeout(resolve, 10 * limits.lookMs))
    expect(phaseOf(one)).toBe('doing')
    expect(lab.calls.at(-1)).toBe(`visit ${admin}`)
  })

  it('fails at that step when it cannot be done', async () => {
    const lab = shop()
    const one = play(lab, withSetup)
    await one.waiting()
    one.predict({ option: 1 })
    one.perform()
    await one.waiting()
    lab.broken.set(`visit ${admin}`, 'No.')
    one.next()
    expect(await one.waiting()).toMatchObject({
      phase: 'failed',
      stepIndex: 1,
      problem: `This could not be done: visit ${admin} in tab A. No.`,
    })
    expect(one.perform()).toMatchObject({ ok: false })
  })
})

describe('a prediction', () => {
  it.each([
    [0, { right: 0, asked: 1 }],
    [1, { right: 1, asked: 1 }],
  ])('of option %i is graded by what really happened', async (guess, score) => {
    const lab = shop()
    const one = play(lab)
    await one.waiting()
    expect(one.predict({ option: guess }).ok).toBe(true)
    expect(one.play().steps[0]).toMatchObject({ guess, rightOption: null })
    one.perform()
    expect(await one.waiting()).toMatchObject({ phase: 'observed', score, steps: [{ guess, rightOption: 1, gradingProblem: null }, {}] })
    expect(lab.log.since(null).events.at(-1)).not.toMatchObject({ kind: 'lesson.ended' })
    expect(lab.log.since(null).events.find(({ kind }) => kind === 'prediction.made')).toMatchObject({ step: 0, option: guess })
  })

  it.each([
    ['none', 404, 404, 'None of the answers describes what happened, so no answer was right or wrong.'],
    ['several', 403, 403, '2 of the answers describe what happened, so no answer was right or wrong.'],
  ])('is not graded, and the panel says so, when %s of the answers hold', async (_how, status, expected, problem) => {
    const lab = shop()
    lab.answers.set(admin, status)
    const text = twoSteps
      .replace(`status: 403 }\n    hint`, `status: ${expected} }\n    hint`)
      .replace('status: 401 } }] }\n', `status: ${status === 403 ? 403 : 401} } }] }\n`)
    const one = play(lab, text)
    await one.waiting()
    one.predict({ option: 1 })
    one.perform()
    const play1 = await one.waiting()
    expect(play1).toMatchObject({ phase: 'observed', score: { right: 0, asked: 0 }, steps: [{ rightOption: null }, {}] })
    expect(play1.steps[0]?.gradingProblem?.en).toBe(problem)
  })

  it.each([-1, 2, 0.5, Number.NaN])('of option %d is refused', async option => {
    const one = play(shop())
    await one.waiting()
    expect(one.predict({ option })).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(phaseOf(one)).toBe('asking')
  })

  it('cannot be made twice, nor taken back', async () => {
    const one = play(shop())
    await one.waiting()
    one.predict({ option: 1 })
    expect(one.predict({ option: 0 })).toMatchObject({ ok: false, error: { code: 'not-possible' } })
  })
})

describe('an answer given when the outcome is there already', () => {
  async function actedFirst(lab: PaperLab, text = twoSteps): Promise<LessonPlayer> {
    const one = play(lab, text)
    await one.waiting()
    lab.request(tabOf(lab), admin)
    return one
  }

  it.each([0, 1])('counts for nothing, be it option %i', async option => {
    const one = await actedFirst(shop())
    one.predict({ option })
    await reaches(one, 'observed')
    expect(one.play()).toMatchObject({ score: { right: 0, asked: 0 }, steps: [{ grade: 'late', rightOption: 1 }, {}] })
  })

  it('counts when what was seen before is not what is asked', async () => {
    const lab = shop()
    const one = play(lab)
    await one.waiting()
    lab.request(tabOf(lab), me)
    one.predict({ option: 1 })
    lab.request(tabOf(lab), admin)
    await reaches(one, 'observed')
    expect(one.play()).toMatchObject({ score: { right: 1, asked: 1 }, steps: [{ grade: 'right' }, {}] })
  })

  it('counts when only a part of what is asked was seen', async () => {
    const lab = shop()
    const both = twoSteps.replace(
      `holds: [{ exchange: { tab: A, url: "${admin}", status: 403 } }]`,
      `holds: [{ exchange: { tab: A, url: "${me}" } }, { exchange: { tab: A, url: "${admin}", status: 403 } }]`,
    )
    const one = play(lab, both)
    await one.waiting()
    lab.request(tabOf(lab), me)
    one.predict({ option: 1 })
    lab.request(tabOf(lab), admin)
    await reaches(one, 'observed')
    expect(one.play().steps[0]?.grade).toBe('right')
  })

  it('counts for nothing either when only a page can tell', async () => {
    const lab = shop()
    const onPage = twoSteps.replace(`{ exchange: { tab: A, url: "${admin}", status: 403 } }]`, `{ page: { tab: A, shows: Forbidden } }]`)
    lab.pageText = 'Forbidden'
    const one = await actedFirst(lab, onPage)
    one.predict({ option: 1 })
    await reaches(one, 'observed')
    expect(one.play().steps[0]?.grade).toBe('late')
  })
})

describe('the answers', () => {
  const five = twoSteps.replace(
    'options:',
    `options:
${[500, 501, 502].map(status => `        - { answer: ${words(`x${status}`)}, holds: [{ exchange: { url: "${admin}", status: ${status} } }] }`).join('\n')}`,
  )
  const orderOf = (seed: number): readonly number[] | undefined => {
    const parsed = parseLesson(five)
    if (!parsed.ok) throw new Error(parsed.problems[0]?.found.en)
    const lab = shop()
    const one = createLessonPlayer({ id: lessonId('two'), lesson: parsed.lesson, stage: lab.stage, trace: lab.log, limits, seed })
    const { steps, seed: used } = one.play()
    one.stop()
    expect(used).toBe(seed)
    return steps[0]?.ask?.order
  }

  it('are shuffled by the seed of the play, and by the same seed always alike', () => {
    expect(orderOf(7)).toEqual(orderOf(7))
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map(seed => JSON.stringify(orderOf(seed)))).size).toBeGreaterThan(4)
    expect(orderOf(7)?.toSorted()).toEqual([0, 1, 2, 3, 4])
  })

  it('are shuffled anew by a new start', async () => {
    const one = play(shop())
    const { seed } = await one.waiting()
    one.restart()
    expect((await one.waiting()).seed).not.toBe(seed)
  })

  it.each([0, 1, 2, 3])('are graded wrong but for the one that came true: option %i', async option => {
    const lab = shop()
    const one = play(lab, five)
    await one.waiting()
    one.predict({ option })
    one.perform()
    await one.waiting()
    expect(one.play().steps[0]).toMatchObject({ grade: 'wrong', rightOption: 4 })
  })
})

describe('before a step is observed', () => {
  const telling = twoSteps.replace(
    `hint: ${words('Hint')}`,
    `hint: ${words('Hint')}
    observe: ${words('Observed')}`,
  )

  it('nothing of what is expected leaves the player', async () => {
    const lab = shop()
    const one = play(
      lab,
      telling.replace(
        `status: 403 } }] }
    task`,
        `status: 403 } }], why: ${words('Because')} }
    task`,
      ),
    )
    await one.waiting()
    const hidden = { observe: null, outcomes: [], rightOption: null, grade: null, ask: { whys: [null, null] } }
    expect(one.play().steps[0]).toMatchObject(hidden)
    one.predict({ option: 0 })
    expect(one.play().steps[0]).toMatchObject(hidden)
    one.perform()
    expect(one.play().steps[0]).toMatchObject(hidden)
    await one.waiting()
    expect(one.play().steps[0]).toMatchObject({ observe: { en: 'Observed' }, ask: { whys: [null, { en: 'Because' }] } })
  })

  it('not even a set-up that fails tells it', async () => {
    const lab = shop()
    lab.broken.set(`open laptop ${me}`, 'No.')
    expect((await play(lab, telling).waiting()).steps[0]).toMatchObject({ observe: null, outcomes: [] })
  })
})

describe('a try by hand that fails', () => {
  const untold = (text: string): string => text.replace(/    predict:[^]*?    task/, '    task')
  const missOf = (one: LessonPlayer): string | undefined => one.play().steps[0]?.miss?.en

  it('is named once it is at rest, and by its one nearest miss', async () => {
    const lab = shop()
    lab.answers.set(admin, 200)
    const one = play(lab, untold(twoSteps))
    await one.waiting()
    expect(missOf(one)).toBeUndefined()
    lab.request(tabOf(lab), admin)
    await vi.waitFor(() => expect(missOf(one)).toBe(`GET ${admin} was answered with 200, not 403`))
    expect(phaseOf(one)).toBe('doing')
  })

  it('does not give the answer away where one was asked for', async () => {
    const lab = shop()
    lab.answers.set(admin, 200)
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    lab.request(tabOf(lab), admin)
    await vi.waitFor(() => expect(missOf(one)).toMatch(/^The request was made/))
    expect(JSON.stringify(one.play().steps[0])).not.toContain('not 403')
  })

  it('is none while the task is only half done', async () => {
    const lab = shop()
    const twice = untold(twoSteps)
      .replace(
        `- click: { tab: A, target: "#go-admin" }`,
        `- click: { tab: A, target: "#go-admin" }
      - click: { tab: A, target: "#go-admin" }`,
      )
      .replace(
        `status: 403 }
    hint`,
        `servedFromCache: true }
    hint`,
      )
    const one = play(lab, twice)
    await one.waiting()
    lab.request(tabOf(lab), admin)
    await new Promise(resolve => setTimeout(resolve, 12 * limits.quietMs))
    expect(missOf(one)).toBeUndefined()
    lab.request(tabOf(lab), admin)
    await vi.waitFor(() => expect(missOf(one)).toContain('was not served from the cache'))
  })
})

describe('a task done by hand', () => {
  it('is noticed by the trace', async () => {
    const lab = shop()
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    lab.request(tabOf(lab), admin)
    await reaches(one, 'observed')
    expect(lab.calls.filter(call => call.startsWith('click'))).toEqual([])
    expect(one.play().steps[0]?.outcomes).toMatchObject([{ state: 'holds', found: null }])
  })

  it('is not done by the same request in another tab', async () => {
    const lab = shop()
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    lab.request(lab.openByHand('laptop', me), admin)
    await new Promise(resolve => setTimeout(resolve, 120))
    expect(phaseOf(one)).toBe('doing')
  })

  it('is not done by what happened before the step', async () => {
    const lab = shop()
    const one = play(
      lab,
      twoSteps.replace(`- open: { tab: A, profile: laptop, url: "${me}" }`, `- open: { tab: A, profile: laptop, url: "${admin}" }`),
    )
    await one.waiting()
    one.predict({ option: 1 })
    lab.request(tabOf(lab), me)
    await new Promise(resolve => setTimeout(resolve, 120))
    expect(phaseOf(one)).toBe('doing')
  })

  it('is done only once nothing more happens', async () => {
    const lab = shop()
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    const answer = lab.beginRequest(tabOf(lab), me)
    lab.request(tabOf(lab), admin)
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(phaseOf(one)).toBe('doing')
    answer()
    await reaches(one, 'observed')
  })

  it('is not done while it can still turn out that something unwanted follows', async () => {
    const lab = shop()
    const one = play(
      lab,
      twoSteps.replace(`status: 403 }\n    hint`, `status: 403 }\n      - noExchange: { url: "*/transfer" }\n    hint`),
      { quietMs: 400 },
    )
    await one.waiting()
    one.predict({ option: 1 })
    lab.request(tabOf(lab), admin)
    await looked(one)
    lab.request(tabOf(lab), 'https://shop.test/session/transfer')
    await new Promise(resolve => setTimeout(resolve, 800))
    expect(phaseOf(one)).toBe('doing')
  })

  it('needs a tab that the learner opens: it gets the lesson’s name, also in later steps', async () => {
    const lab = shop()
    lab.answers.set(me, 401)
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    one.perform()
    await one.waiting()
    one.next()
    await one.waiting()
    lab.openByHand('laptop', me)
    lab.openByHand('phone', 'https://shop.test/')
    lab.openByHand('phone', me)
    lab.openByHand('phone', 'https://shop.test/storage')
    await reaches(one, 'observed')
  })

  it('that expects nothing to happen waits until something has', async () => {
    const lab = shop()
    const quiet =
      twoSteps.slice(0, twoSteps.indexOf('steps:')) +
      `steps:
  - title: ${words('Quiet')}
    do:
      - visit: { tab: A, url: "${me}" }
    expect:
      - noExchange: { url: "${admin}" }
`
    const one = play(lab, quiet)
    await one.waiting()
    await new Promise(resolve => setTimeout(resolve, 120))
    expect(phaseOf(one)).toBe('doing')
    lab.request(tabOf(lab), me)
    await reaches(one, 'observed')
  })

  it('on a page that changes without a request is noticed too', async () => {
    const lab = shop()
    const one = play(
      lab,
      twoSteps.replace(`- exchange: { tab: A, url: "${admin}", status: 403 }\n    hint`, `- page: { tab: A, shows: Ready }\n    hint`),
    )
    await one.waiting()
    one.predict({ option: 1 })
    lab.pageText = 'Ready'
    await reaches(one, 'observed')
  })

  it('still counts after the learner has cleared the timeline', async () => {
    const lab = shop()
    const one = play(lab, twoSteps.replace(`status: 403 }\n    hint`, `status: 403 }\n      - page: { tab: A, shows: Ready }\n    hint`))
    await one.waiting()
    one.predict({ option: 1 })
    lab.request(tabOf(lab), admin)
    await looked(one)
    lab.log.append({ observer: 'app', kind: 'log.cleared' })
    lab.pageText = 'Ready'
    await reaches(one, 'observed')
  })
})

describe('the lesson does a step', () => {
  it('and observes', async () => {
    const lab = shop()
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    expect(one.perform().ok).toBe(true)
    expect(phaseOf(one)).toBe('performing')
    expect((await one.waiting()).phase).toBe('observed')
    expect(lab.calls.slice(2)).toEqual(['click #go-admin'])
  })

  it('and says what differs when an expectation does not come about', async () => {
    const lab = shop()
    lab.answers.set(admin, 200)
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    one.perform()
    const failed = await one.waiting()
    expect(failed).toMatchObject({ phase: 'failed', steps: [{ outcomes: [{ state: 'broken' }], rightOption: null }, {}] })
    expect(failed.steps[0]?.outcomes[0]?.found).toEqual({
      en: `GET ${admin} was answered with 200, not 403`,
      ko: `GET ${admin} 요청: 응답 상태 200(기대한 상태 403)`,
    })
  })

  it('again after a failure, once the cause is gone', async () => {
    const lab = shop()
    lab.broken.set('click #go-admin', 'No element matches #go-admin in tab A.')
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    one.perform()
    expect((await one.waiting()).problem).toBe('This could not be done: click #go-admin in tab A. No element matches #go-admin in tab A.')
    lab.broken.clear()
    expect(one.perform().ok).toBe(true)
    expect(await one.waiting()).toMatchObject({ phase: 'observed', problem: null })
  })

  it.each(['asking', 'observed', 'performing'] as const)('not while %s', async phase => {
    const lab = shop()
    if (phase === 'performing') lab.hanging.add('click #go-admin')
    const one = play(lab)
    await one.waiting()
    if (phase !== 'asking') {
      one.predict({ option: 1 })
      one.perform()
      if (phase === 'observed') await one.waiting()
    }
    expect(phaseOf(one)).toBe(phase)
    expect(one.perform()).toMatchObject({ ok: false, error: { code: 'not-possible' } })
  })
})

describe('a step that failed', () => {
  it('is tried again from its beginning, in a lab that was reset, and the answer given stands', async () => {
    const lab = shop()
    lab.broken.set('click #go-admin', 'No.')
    const one = play(lab)
    await one.waiting()
    expect(one.retry()).toMatchObject({ ok: false })
    one.predict({ option: 1 })
    one.perform()
    await one.waiting()
    lab.broken.clear()
    lab.calls.length = 0
    expect(one.retry().ok).toBe(true)
    expect(await one.waiting()).toMatchObject({ phase: 'doing', stepIndex: 0, steps: [{ guess: 1 }, {}] })
    expect(lab.calls).toEqual(['reset', `open laptop ${me}`])
    one.perform()
    expect(await one.waiting()).toMatchObject({ phase: 'observed', score: { right: 1, asked: 1 }, steps: [{ grade: 'right' }, {}] })
  })

  it('need not have failed: a learner who went astray begins it anew', async () => {
    const lab = shop()
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    lab.calls.length = 0
    expect(one.retry().ok).toBe(true)
    expect(await one.waiting()).toMatchObject({ phase: 'doing', stepIndex: 0, steps: [{ guess: 1, miss: null }, {}] })
    expect(lab.calls).toEqual(['reset', `open laptop ${me}`])
  })

  it('in its set-up is tried again, too', async () => {
    const lab = shop()
    lab.broken.set(`open laptop ${me}`, 'No.')
    const one = play(lab)
    expect((await one.waiting()).phase).toBe('failed')
    lab.broken.clear()
    one.retry()
    expect((await one.waiting()).phase).toBe('asking')
  })
})

describe('a slow machine', () => {
  const slow = (patience: string): string => twoSteps.replace('    hint:', `${patience}    hint:`)

  it('is waited for while something moves', async () => {
    const lab = shop()
    lab.links.delete('#go-admin')
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    one.perform()
    for (let count = 0; count < 5; count += 1) {
      await new Promise(resolve => setTimeout(resolve, limits.holdMs / 2))
      lab.request(tabOf(lab), me)
    }
    expect(phaseOf(one)).toBe('performing')
    lab.request(tabOf(lab), admin)
    await reaches(one, 'observed')
  })

  it('is waited for as long as the step says, though nothing seems to move', async () => {
    const lab = shop()
    lab.links.delete('#go-admin')
    const one = play(lab, slow('    patience: 20\n'))
    await one.waiting()
    one.predict({ option: 1 })
    one.perform()
    await new Promise(resolve => setTimeout(resolve, 3 * limits.holdMs))
    expect(phaseOf(one)).toBe('performing')
    lab.request(tabOf(lab), admin)
    await reaches(one, 'observed')
  })

  it('ends what does not move', async () => {
    const lab = shop()
    lab.links.delete('#go-admin')
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    one.perform()
    expect((await one.waiting()).phase).toBe('failed')
  })
})

describe('a script of a step', () => {
  it('is shown with its code, and once it has run with what it returned', async () => {
    const lab = shop()
    lab.returns.set('return 1 + 1', '2')
    const one = play(
      lab,
      twoSteps.replace(
        `- click: { tab: A, target: "#go-admin" }`,
        `- click: { tab: A, target: "#go-admin" }
      - script: { tab: A, code: return 1 + 1 }`,
      ),
    )
    await one.waiting()
    expect(one.play().steps[0]?.scripts).toEqual([{ tab: 'A', code: 'return 1 + 1', isSetup: false, returned: undefined }])
    one.predict({ option: 1 })
    one.perform()
    await one.waiting()
    expect(one.play().steps[0]?.scripts).toMatchObject([{ returned: '2' }])
  })
})

it('points at what the step asks to be looked at, in the tab where it acted last', async () => {
  const lab = shop()
  const one = play(
    lab,
    twoSteps.replace(
      `    hint:`,
      `    look: sessionStorage
    hint:`,
    ),
  )
  await one.waiting()
  one.predict({ option: 1 })
  one.perform()
  await one.waiting()
  expect(one.play().steps[0]?.look).toEqual({ at: 'sessionStorage', tab: tabOf(lab) })
})

describe('forwards and back', () => {
  async function atSecond(lab: PaperLab): Promise<LessonPlayer> {
    lab.answers.set(me, 401)
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    one.perform()
    await one.waiting()
    one.next()
    await one.waiting()
    return one
  }

  it('next goes on only when the step is observed, and ends after the last', async () => {
    const lab = shop()
    const one = await atSecond(lab)
    expect(one.play()).toMatchObject({ stepIndex: 1, phase: 'doing' })
    expect(one.next()).toMatchObject({ ok: false, error: { code: 'not-possible' } })
    one.perform()
    await one.waiting()
    expect(one.next().ok).toBe(true)
    expect(one.play()).toMatchObject({ phase: 'finished', score: { right: 1, asked: 1 } })
    expect(lab.log.since(null).events.at(-1)?.kind).toBe('lesson.ended')
    expect(one.next().ok).toBe(false)
  })

  it('back resets the lab and really does the earlier steps again', async () => {
    const lab = shop()
    const one = await atSecond(lab)
    lab.calls.length = 0
    expect(one.back().ok).toBe(true)
    expect(await one.waiting()).toMatchObject({
      stepIndex: 0,
      phase: 'asking',
      steps: [{ guess: null, outcomes: [] }, {}],
    })
    expect(lab.calls).toEqual(['reset', `open laptop ${me}`])
    expect(one.back()).toMatchObject({ ok: false })
  })

  it('back from the end comes to the last step, with the others done again', async () => {
    const lab = shop()
    const one = await atSecond(lab)
    one.perform()
    await one.waiting()
    one.next()
    lab.calls.length = 0
    one.back()
    expect(await one.waiting()).toMatchObject({ stepIndex: 1, phase: 'doing', score: { right: 1, asked: 1 } })
    expect(lab.calls).toEqual(['reset', `open laptop ${me}`, 'click #go-admin'])
  })

  it('a step is tried again from the end, and leads back to it', async () => {
    const lab = shop()
    const one = await atSecond(lab)
    expect(one.revisit(0)).toMatchObject({ ok: false })
    one.perform()
    await one.waiting()
    one.next()
    expect(one.revisit(2)).toMatchObject({ ok: false })
    expect(one.revisit(0).ok).toBe(true)
    expect(await one.waiting()).toMatchObject({ phase: 'asking', stepIndex: 0, isRevisit: true })
    one.predict({ option: 0 })
    one.perform()
    await one.waiting()
    one.next()
    expect(one.play()).toMatchObject({ phase: 'finished', isRevisit: false, score: { right: 0, asked: 1 } })
  })

  it('begins at the step that is wanted, once the steps before it have really been done', async () => {
    const lab = shop()
    const one = play(lab, twoSteps, { from: { step: 1, alone: false } })
    await reaches(one, 'doing')
    expect(one.play()).toMatchObject({ stepIndex: 1, isRevisit: false })
    expect(lab.calls.filter(call => !call.startsWith('settle'))).toEqual(expect.arrayContaining(['click #go-admin']))
  })

  it('asks one step alone, and is at its end after it', async () => {
    const one = play(shop(), twoSteps, { from: { step: 0, alone: true } })
    await reaches(one, 'asking')
    one.predict({ option: 1 })
    one.perform()
    await reaches(one, 'observed')
    expect(one.play().isRevisit).toBe(true)
    one.next()
    await reaches(one, 'finished')
    expect(one.play().steps[0]?.grade).toBe('right')
  })

  it('begins at its last step where it has fewer by now', async () => {
    const one = play(shop(), twoSteps, { from: { step: 9, alone: false } })
    await reaches(one, 'doing')
    expect(one.play().stepIndex).toBe(1)
  })

  it('restart forgets guesses and begins anew, even in the middle of a step that hangs', async () => {
    const lab = shop()
    lab.hanging.add('click #go-admin')
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 0 })
    one.perform()
    one.restart()
    lab.hanging.clear()
    expect(await one.waiting()).toMatchObject({ phase: 'asking', stepIndex: 0, steps: [{ guess: null }, {}], problem: null })
    await new Promise(resolve => setTimeout(resolve, 250))
    expect(phaseOf(one)).toBe('asking')
  })

  it('a hint is shown when asked for, and only where there is one', async () => {
    const one = await atSecond(shop())
    expect(one.showHint()).toMatchObject({ ok: false })
    one.back()
    await one.waiting()
    expect(one.showHint().ok).toBe(true)
    expect(one.play().steps[0]).toMatchObject({ hints: [{ en: 'Hint' }], hintsLeft: 0 })
    expect(one.showHint()).toMatchObject({ ok: false })
  })

  it('stop ends it: nothing that happens later is heard', async () => {
    const lab = shop()
    const one = play(lab)
    await one.waiting()
    one.predict({ option: 1 })
    const heard: LessonPlay[] = []
    one.subscribe(next => heard.push(next))
    one.stop()
    const before = heard.length
    lab.request(tabOf(lab), admin)
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(heard).toHaveLength(before)
    expect(lab.log.since(null).events.filter(({ kind }) => kind === 'lesson.ended')).toHaveLength(1)
  })
})

it('asks nobody when nobody is there, and still grades every option', async () => {
  const one = play(shop(), twoSteps, { asksNobody: true })
  expect((await one.waiting()).phase).toBe('doing')
  one.perform()
  expect(await one.waiting()).toMatchObject({
    phase: 'observed',
    steps: [{ guess: null, rightOption: 1 }, {}],
    score: { right: 0, asked: 0 },
  })
})

it('tells every change to whoever subscribed, with both languages in it', async () => {
  const lab = shop()
  const one = play(lab)
  const phases: string[] = []
  one.subscribe(({ phase }) => phases.at(-1) !== phase && phases.push(phase))
  await one.waiting()
  one.predict({ option: 1 })
  one.perform()
  await one.waiting()
  expect(phases).toEqual(['preparing', 'asking', 'doing', 'performing', 'observed'])
  expect(one.play().steps[0]?.outcomes[0]?.sentence).toEqual({
    en: `${admin} in tab A is answered with 403.`,
    ko: `A 탭의 ${admin} 요청: 응답 상태가 403입니다.`,
  })
})
