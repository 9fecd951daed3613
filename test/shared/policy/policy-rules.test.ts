import { describe, expect, test } from 'vitest'
import { commandNames } from '@shared/contract/commands.ts'
import { ipcInputs, type IpcChannel } from '@shared/contract/ipc-contract.ts'
import { mayCall, mayCommand, mayUseChannel, mayUseTool } from '@shared/contract/policy-rules.ts'
import { lessonId } from '@shared/ids.ts'
import type { LessonCard, LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import { cardsUnderPolicy, isOffered, playUnderPolicy, progressUnderPolicy } from '@shared/policy/play-under-policy.ts'
import { hideables, type Policy } from '@shared/policy/policy-file.ts'
import { toolNames } from '@shared/policy/tool-names.ts'
import { plainStep } from '../../renderer/support/play-step.ts'

const policy = (changes: Partial<Policy> = {}): Policy => ({
  'crumbtrail-policy': 1,
  title: 'Exam',
  hide: [],
  hideTools: [],
  untilQuit: false,
  ...changes,
})
const text = { en: 'x', ko: '엑스' }
const full: PlayStep = {
  ...plainStep,
  say: text,
  task: text,
  ask: { question: text, options: [text, text, text], order: [0, 1, 2], whys: [null, null, null] },
  hints: [text],
  hintsLeft: 1,
  scripts: [
    { tab: 'a', code: 'setup', isSetup: true },
    { tab: 'a', code: 'answer', isSetup: false },
  ],
}
const play = (changes: Partial<LessonPlay> = {}): LessonPlay => ({
  id: lessonId('session'),
  title: text,
  stepIndex: 0,
  steps: [full, full],
  phase: 'asking',
  problem: null,
  problemText: null,
  score: { right: 0, asked: 1 },
  seed: 1,
  isRevisit: false,
  ...changes,
})
const moment = { play: null, reachedStep: () => 0 }
const channels = Object.keys(ipcInputs) as IpcChannel[]
const refused = (given: Policy | null): readonly string[] => channels.filter(channel => !mayUseChannel(given, channel)).sort()
const unseen = (given: Policy | null): readonly string[] => commandNames.filter(name => !mayCommand(given, name)).sort()

describe('without a policy', () => {
  test('nothing is refused but to end one', () => {
    expect(refused(null)).toEqual(['policy:end'])
    expect(unseen(null)).toEqual(['end-policy'])
    expect(toolNames.every(tool => mayUseTool(null, tool))).toBe(true)
    expect(playUnderPolicy(play(), null)).toEqual(play())
  })
})

const always = ['policy:begin', 'policy:open-file']
test.each([
  ['hints', ['editor:open', 'editor:try', 'lessons:show-hint'], []],
  ['solutions', ['editor:open', 'editor:try'], []],
  ['explanations', ['editor:open', 'editor:try', 'trace:save-page'], ['save-page', 'save-page-with-secrets']],
  ['code', [], []],
  ['reset', ['progress:forget', 'stage:reset'], ['reset-lab']],
  [
    'own-lessons',
    ['editor:open', 'editor:save', 'editor:try', 'lessons:choose-folder', 'lessons:leave-folder', 'lessons:open-file'],
    ['choose-lesson-folder', 'open-lesson-file'],
  ],
  ['lab-settings', ['lab:set', 'world:open-file'], ['open-checkpoint-file']],
  ['lab-clock', ['lab:move-clock', 'world:open-file'], ['open-checkpoint-file']],
] as const)('a policy that hides %s refuses its channels and commands, and no others', (hideable, channelsOf, commandsOf) => {
  const given = policy({ hide: [hideable] })
  expect(refused(given)).toEqual([...channelsOf, ...always].sort())
  expect(unseen(given)).toEqual([...commandsOf, 'open-policy'].sort())
})

test('a channel that several tools ask through is refused once all of them are hidden', () => {
  const run = (hideTools: Policy['hideTools']): boolean => mayUseChannel(policy({ hideTools }), 'workbench:run')
  expect(run(['workbench', 'change-one'])).toBe(true)
  expect(run(['workbench', 'change-one', 'arcade'])).toBe(false)
})

test('a hidden tool refuses everything that it alone asks for', () => {
  expect(refused(policy({ hideTools: ['checkpoints'] })).filter(channel => channel.startsWith('world:'))).toEqual(
    channels.filter(channel => channel.startsWith('world:')).sort(),
  )
  expect(unseen(policy({ hideTools: ['checkpoints'] }))).toEqual(['open-checkpoint-file', 'open-policy', 'undo-to-checkpoint'])
})

test('a policy until the app quits cannot be ended, and no other can take its place', () => {
  expect(refused(policy({ untilQuit: true }))).toEqual([...always, 'policy:end'].sort())
})

test('the language of a policy stays, and everything else of the display can be changed', () => {
  const korean = policy({ language: 'ko' })
  expect(mayCommand(korean, 'switch-language')).toBe(false)
  expect(mayCall(korean, 'settings:change', { language: 'en' }, moment)).toBe(false)
  expect(mayCall(korean, 'settings:change', { zoom: 150 }, moment)).toBe(true)
})

describe('of the lessons', () => {
  const card = (id: string, changes: Partial<LessonCard> = {}): LessonCard => ({
    id: lessonId(id),
    title: text,
    summary: text,
    minutes: 5,
    steps: 3,
    chapter: 'http',
    needs: [],
    isChallenge: false,
    isOwnFile: false,
    isInFolder: false,
    terms: [],
    ...changes,
  })
  const cards = [card('a'), card('b', { needs: ['a'] }), card('c'), card('own:/x.yaml', { isOwnFile: true })]

  test('only those are offered that the policy names, in its order', () => {
    const given = policy({ lessons: ['c', 'b', 'gone'] })
    expect(cardsUnderPolicy(cards, given).map(({ id }) => id)).toEqual(['c', 'b', 'own:/x.yaml'])
    expect(cardsUnderPolicy(cards, { ...given, hide: ['own-lessons'] }).map(({ id }) => id)).toEqual(['c', 'b'])
    expect(isOffered('a', given)).toBe(false)
    expect(mayCall(given, 'lessons:start', { lesson: lessonId('a') }, moment)).toBe(false)
    expect(mayCall(given, 'lessons:start', { lesson: lessonId('c') }, moment)).toBe(true)
  })

  test('nothing is told of what was done in the others', () => {
    const item = { lesson: lessonId('a'), lessonTitle: text, step: 0, question: text, answer: null, stake: null }
    expect(progressUnderPolicy({ lessons: [], review: [item] }, policy({ lessons: ['c'] })).review).toEqual([])
  })

  test('a lesson cannot be taken up beyond where it was left, which would do the steps before', () => {
    const given = policy({ hide: ['solutions'] })
    const start = (step: number): boolean =>
      mayCall(given, 'lessons:start', { lesson: lessonId('a'), step }, { play: null, reachedStep: () => 2 })
    expect([start(0), start(2), start(3)]).toEqual([true, true, false])
  })
})

describe('a lesson being played', () => {
  const under = (hide: Policy['hide'], changes: Partial<LessonPlay> = {}): PlayStep | undefined =>
    playUnderPolicy(play(changes), policy({ hide })).steps[0]

  test('tells no hint', () => {
    expect(under(['hints'])).toMatchObject({ hints: [], hintsLeft: 0 })
    expect(under([])).toMatchObject({ hints: [text], hintsLeft: 1 })
  })

  test('does no task by itself, and shows no script of it before the learner has done it', () => {
    expect(under(['solutions'], { phase: 'doing' })).toMatchObject({ hasActions: false, scripts: [{ code: 'setup' }] })
    expect(under(['solutions'], { phase: 'observed' })).toMatchObject({
      hasActions: true,
      scripts: [{ code: 'setup' }, { code: 'answer' }],
    })
    const given = policy({ hide: ['solutions'] })
    expect(mayCall(given, 'lessons:perform', null, { ...moment, play: play({ phase: 'doing' }) })).toBe(false)
  })

  test('goes on by itself where there is no task', () => {
    const steps = [{ ...full, task: null }]
    expect(under(['solutions'], { steps, phase: 'doing' })).toMatchObject({ hasActions: true })
    const given = policy({ hide: ['solutions'] })
    expect(mayCall(given, 'lessons:perform', null, { ...moment, play: play({ steps, phase: 'doing' }) })).toBe(true)
  })

  test('explains nothing while its question is open', () => {
    expect(under(['explanations'])?.say).toBeNull()
    expect(under(['explanations'], { steps: [{ ...full, isGuessed: true }], phase: 'doing' })?.say).toEqual(text)
    expect(under(['explanations'], { steps: [{ ...full, ask: null }], phase: 'doing' })?.say).toEqual(text)
  })

  test('tells nothing more of a later step than of this one', () => {
    const { steps } = playUnderPolicy(play({ phase: 'observed' }), policy({ hide: [...hideables] }))
    expect(steps[1]).toMatchObject({ hints: [], hasActions: false, say: null })
  })
})
