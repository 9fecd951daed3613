import { checkNames, refusalCodes } from '../trace/check.ts'
import { compilePattern } from './compile-pattern.ts'
import { heldBackReasons, rejectedReasons } from './expected-reasons.ts'
import { didYouMean, type PlacedProblem } from './explain-schema-issue.ts'
import type { Expectation } from './lesson-expectation-schema.ts'
import { checkQuestions, patternsAsked } from './check-questions.ts'
import type { Lesson, LessonStep } from './lesson-schema.ts'
import { nearestWord } from '../problem/nearest-word.ts'
import { trackTabs, type BegunWorld } from './track-tabs.ts'

type Path = readonly PropertyKey[]

/**
 * What the schema cannot see: things that have to fit together for the lesson to be playable and gradable.
 * @param begun what the lesson's snapshot has; left out: it has not been read
 */
export function checkLesson(lesson: Lesson, begun?: BegunWorld): PlacedProblem[] {
  const tabs = trackTabs(lesson.from === undefined ? undefined : (begun ?? null))
  const problems = (lesson.setup ?? []).flatMap((action, index) => tabs.act(action, ['setup', index]))
  lesson.steps.forEach((step, index) => {
    const path = ['steps', index]
    problems.push(...checkStep(step, path), ...checkQuestions(step, path))
    ;(step.setup ?? []).forEach((action, at) => problems.push(...tabs.act(action, [...path, 'setup', at])))
    const others = (step.ways ?? []).slice(1).map(way => ({ way, tabs: tabs.fork() }))
    ;(step.ways?.[0]?.do ?? []).forEach((action, at) => problems.push(...tabs.act(action, [...path, 'ways', 0, 'do', at])))
    others.forEach(({ way, tabs: its }, which) =>
      way.do.forEach((action, at) => problems.push(...its.act(action, [...path, 'ways', which + 1, 'do', at]))),
    )
    ;(step.do ?? []).forEach((action, at) => problems.push(...tabs.act(action, [...path, 'do', at])))
    for (const [pattern, at] of patternsAsked(step, path)) problems.push(...tabs.meet(pattern.tab, [...at, 'tab']))
    for (const [expectation, at] of expectationsOf(step, path)) {
      problems.push(
        ...tabs.expect(expectation, at),
        ...checkPatterns(expectation, at),
        ...checkReasons(expectation, at),
        ...checkDecision(expectation, at),
      )
    }
  })
  return problems
}

/** A step that does something says what must hold then: the trace is what grades it, and what tells that a learner did it by hand. */
function checkStep(step: LessonStep, path: Path): PlacedProblem[] {
  const has = (key: keyof LessonStep): boolean => {
    const value = step[key]
    return Array.isArray(value) ? value.length > 0 : value !== undefined
  }
  const lacks = (key: keyof LessonStep, needed: keyof LessonStep, en: string, ko: string): PlacedProblem[] =>
    has(key) && !has(needed)
      ? [
          {
            path: [...path, key],
            part: 'key',
            found: { en: `\`${key}\` without \`${needed}\``, ko: `\`${key}\` 키가 있는데 \`${needed}\` 키가 없습니다` },
            expected: { en, ko },
            mend: null,
          },
        ]
      : []
  if (has('goal') || has('ways')) return checkChallenge(step, path)
  if (!has('say') && !has('do') && !has('expect')) {
    const found = { en: 'a step in which nothing is said, done or expected', ko: '말하는 것도, 하는 것도, 기대하는 것도 없는 단계입니다' }
    return [{ path, part: 'value', found, expected: { en: '`say`, or `do` with `expect`', ko: '`say`, 또는 `do`와 `expect`' }, mend: null }]
  }
  return [
    ...lacks(
      'do',
      'expect',
      'what must hold afterwards, so that the trace can show when it is done',
      '끝난 것을 기록으로 알 수 있도록, 하고 나서 맞아야 할 것',
    ),
    ...lacks(
      'task',
      'do',
      'the same task as actions, so that the lesson can do it itself',
      '수업이 대신 할 수 있도록, 같은 과제를 동작으로',
    ),
    ...lacks('predict', 'do', 'actions, whose outcome is predicted', '결과를 예측할 동작'),
    ...lacks('point', 'do', 'actions, in whose outcome something is pointed at', '결과에서 무엇을 가리킬 동작'),
  ]
}

/** A goal says what, and leaves the how to the learner. */
function checkChallenge(step: LessonStep, path: Path): PlacedProblem[] {
  const missing = (['goal', 'ways'] as const).filter(key => step[key] === undefined)
  const needed = {
    goal: { en: '`goal`: what has to hold in the end', ko: '`goal`: 마지막에 맞아야 할 것' },
    ways: { en: '`ways`: at least one way that leads to the goal', ko: '`ways`: 목표에 이르는 방법 하나 이상' },
  }
  const foreign = (['predict', 'task', 'do', 'expect', 'point'] as const).filter(key => step[key] !== undefined)
  return [
    ...missing.map(key => ({
      path: [...path, key === 'goal' ? 'ways' : 'goal'],
      part: 'key' as const,
      found: { en: `a challenge without \`${key}\``, ko: `도전 과제에 \`${key}\` 키가 없습니다` },
      expected: needed[key],
      mend: null,
    })),
    ...foreign.map(key => ({
      path: [...path, key],
      part: 'key' as const,
      found: { en: `\`${key}\` beside \`goal\``, ko: `\`goal\` 키와 함께 쓴 \`${key}\` 키` },
      expected: {
        en: 'a goal with its ways alone: put the other into a step of its own',
        ko: '목표와 방법만. 다른 것은 별도의 단계에 두십시오',
      },
      mend: null,
    })),
  ]
}

function* expectationsOf(step: LessonStep, path: Path): Generator<readonly [Expectation, Path]> {
  for (const [index, expectation] of (step.goal ?? []).entries()) yield [expectation, [...path, 'goal', index]]
  for (const [index, expectation] of (step.expect ?? []).entries()) yield [expectation, [...path, 'expect', index]]
  for (const [option, { holds }] of (step.predict?.options ?? []).entries()) {
    for (const [index, expectation] of holds.entries()) yield [expectation, [...path, 'predict', 'options', option, 'holds', index]]
  }
}

function checkPatterns(expectation: Expectation, path: Path): PlacedProblem[] {
  return patternsOf(expectation).flatMap(([within, source]) => {
    const compiled = compilePattern(source)
    if (compiled.ok) return []
    const found = {
      en: `\`${source.slice(0, 60)}\` is no regular expression that lessons can use: ${compiled.problem.en}`,
      ko: `\`${source.slice(0, 60)}\` — 수업에서 쓸 수 없는 정규식입니다(${compiled.problem.ko})`,
    }
    const expected = {
      en: 'a regular expression; put a backslash before a special character that is meant as it is',
      ko: '정규식. 특수 문자를 그대로 쓰려면 앞에 역슬래시를 붙이십시오',
    }
    return [{ path: [...path, ...within], part: 'value' as const, found, expected, mend: null }]
  })
}

function patternsOf(expectation: Expectation): readonly (readonly [within: Path, source: string])[] {
  if ('cookie' in expectation) return expectation.cookie.value === undefined ? [] : [[['cookie', 'value'], expectation.cookie.value]]
  if ('storage' in expectation) return expectation.storage.value === undefined ? [] : [[['storage', 'value'], expectation.storage.value]]
  if (!('exchange' in expectation)) return []
  return (['requestHeaders', 'responseHeaders'] as const).flatMap(side =>
    Object.entries(expectation.exchange[side] ?? {}).flatMap(([name, want]) =>
      typeof want === 'string' ? [[['exchange', side, name], want] as const] : [],
    ),
  )
}

function checkReasons(expectation: Expectation, path: Path): PlacedProblem[] {
  if (!('exchange' in expectation)) return []
  const lists = [
    ['heldBack', heldBackReasons],
    ['rejected', rejectedReasons],
  ] as const
  return lists.flatMap(([key, known]) =>
    Object.entries(expectation.exchange[key] ?? {}).flatMap(([cookie, wanted]) =>
      [wanted].flat().flatMap(reason => {
        if (known.includes(reason)) return []
        const nearest = nearestWord(reason, known)
        const found = {
          en: `\`${reason}\` is not a reason that Chromium gives here`,
          ko: `\`${reason}\` — Chromium이 여기서 대지 않는 이유입니다`,
        }
        const expected = { en: `one of ${known.join(', ')}`, ko: `다음 중 하나: ${known.join(', ')}` }
        return [
          {
            path: [...path, 'exchange', key, cookie],
            part: 'value' as const,
            found,
            expected,
            mend: nearest === null ? null : didYouMean(nearest),
          },
        ]
      }),
    ),
  )
}

/** A check refuses with its own codes only: any other pair would be waited for in vain. */
function checkDecision(expectation: Expectation, path: Path): PlacedProblem[] {
  const decision = 'exchange' in expectation ? expectation.exchange.decision : undefined
  if (decision?.code === undefined || decision.code === 'ok') return []
  const { code, refusedBy } = decision
  const givers = checkNames.filter(name => (refusalCodes[name] as readonly string[]).includes(code))
  if (refusedBy === undefined || givers.includes(refusedBy)) return []
  const found = {
    en: `the check \`${refusedBy}\` never refuses with \`${code}\``,
    ko: `\`${refusedBy}\` 검사는 \`${code}\` 코드로 거절하지 않습니다`,
  }
  const expected = { en: `one of ${refusalCodes[refusedBy].join(', ')}`, ko: `다음 중 하나: ${refusalCodes[refusedBy].join(', ')}` }
  return [{ path: [...path, 'exchange', 'decision', 'code'], part: 'value', found, expected, mend: null }]
}
