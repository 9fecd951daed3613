import type { Bilingual } from '../language.ts'
import type { PlacedProblem } from './explain-schema-issue.ts'
import type { ExchangePattern } from './judge-exchange.ts'
import type { LessonPoint, LessonPredict } from './lesson-question-schema.ts'
import type { LessonStep } from './lesson-schema.ts'

type Path = readonly PropertyKey[]

/** What a step asks has to be one form, and whole. */
export function checkQuestions(step: LessonStep, path: Path): PlacedProblem[] {
  const { predict, point, hint, hints } = step
  return [
    ...(predict === undefined ? [] : checkPredict(predict, [...path, 'predict'])),
    ...(point === undefined ? [] : checkPoint(point, [...path, 'point'])),
    ...(hint !== undefined && hints !== undefined
      ? [problem([...path, 'hint'], both('hint', 'hints'), { en: 'one of them', ko: '둘 중 하나' })]
      : []),
  ]
}

/** The requests that a step's questions are about, with their places. */
export function patternsAsked({ predict, point }: LessonStep, path: Path): readonly (readonly [ExchangePattern, Path])[] {
  return [
    ...(predict?.of === undefined ? [] : [[predict.of, [...path, 'predict', 'of']] as const]),
    ...(point === undefined ? [] : [[point.of, [...path, 'point', 'of']] as const]),
  ]
}

function checkPredict({ options, tick, of, headers, statuses }: LessonPredict, path: Path): PlacedProblem[] {
  const eitherOr = { en: '`options`, or `tick` with `of`', ko: '`options`, 또는 `tick`과 `of`' }
  if (options === undefined && tick === undefined) {
    return [problem(path, { en: 'a prediction without answers', ko: '답이 없는 예측입니다' }, eitherOr, 'value')]
  }
  if (options !== undefined && tick !== undefined) return [problem([...path, 'tick'], both('options', 'tick'), eitherOr)]
  const onlyWith = (key: string, isThere: boolean, wanted: LessonPredict['tick']): PlacedProblem[] =>
    isThere && tick !== wanted
      ? [
          problem([...path, key], without(key, `tick: ${wanted ?? ''}`), {
            en: `\`tick: ${wanted ?? ''}\` beside it`,
            ko: `함께 적은 \`tick: ${wanted ?? ''}\``,
          }),
        ]
      : []
  return [
    ...onlyWith('headers', headers !== undefined, 'headers'),
    ...onlyWith('statuses', statuses !== undefined, 'status'),
    ...(tick === undefined && of !== undefined ? [problem([...path, 'of'], without('of', 'tick'), eitherOr)] : []),
    ...(tick !== undefined && of === undefined
      ? [
          problem([...path, 'tick'], without('tick', 'of'), {
            en: 'the request that is asked about: `of: { tab: …, url: … }`',
            ko: '묻는 요청: `of: { tab: …, url: … }`',
          }),
        ]
      : []),
    ...(tick === 'cookies' && of !== undefined && of.tab === undefined
      ? [
          problem(
            [...path, 'of'],
            without('tick: cookies', 'tab'),
            { en: 'the `tab`, which tells whose jar is meant', ko: '어느 브라우저의 쿠키인지 알려 주는 `tab`' },
            'value',
          ),
        ]
      : []),
  ]
}

function checkPoint({ cookie, header, side, check }: LessonPoint, path: Path): PlacedProblem[] {
  const given = Object.entries({ cookie, header, check }).flatMap(([key, value]) => (value === undefined ? [] : [key]))
  const expected = { en: 'one of `cookie`, `header` and `check`', ko: '`cookie`, `header`, `check` 중 하나' }
  const [first, second] = given
  if (first === undefined) {
    return [problem(path, { en: 'nothing to point at', ko: '가리킬 것이 없습니다' }, expected, 'value')]
  }
  if (second !== undefined) return [problem([...path, second], both(first, second), expected)]
  return side !== undefined && header === undefined
    ? [problem([...path, 'side'], without('side', 'header'), { en: '`header` beside it', ko: '함께 적은 `header`' })]
    : []
}

const both = (one: string, other: string): Bilingual => ({
  en: `\`${one}\` and \`${other}\` together`,
  ko: `\`${one}\`, \`${other}\` 키를 함께 적었습니다`,
})
const without = (key: string, needed: string): Bilingual => ({
  en: `\`${key}\` without \`${needed}\``,
  ko: `\`${key}\` 키가 있는데 \`${needed}\` 키가 없습니다`,
})
const problem = (path: Path, found: Bilingual, expected: Bilingual, part: PlacedProblem['part'] = 'key'): PlacedProblem => ({
  path,
  part,
  found,
  expected,
  mend: null,
})
