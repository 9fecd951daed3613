import { z } from 'zod'
import type { Bilingual } from '../language.ts'
import { nearestWord } from '../problem/nearest-word.ts'
import { childOf, chooseOption, isRecord, keysOf, schemaAt, verbsOf } from './schema-at.ts'
import { wordsOf } from './schema-words.ts'
import type { ProblemWords } from './yaml-words.ts'

/** A problem whose place is still a path into the lesson. */
export interface PlacedProblem extends ProblemWords {
  readonly path: readonly PropertyKey[]
  /** `key`: the place is the name at the end of the path, not what stands behind it. */
  readonly part: 'key' | 'value'
}

type Issue = z.core.$ZodIssue

/** What the schema found wrong, as what stands there, what belongs there and how to mend it. */
export function explainSchemaIssue(
  root: z.core.$ZodType,
  lesson: unknown,
  issue: Issue,
  base: readonly PropertyKey[] = [],
): PlacedProblem[] {
  const path = [...base, ...issue.path]
  const value = path.reduce<unknown>(childOf, lesson)
  const schema = schemaAt(root, path, lesson)
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => explainUnknownKey(schema, [...path, key], key))
  if (issue.code === 'invalid_union' && schema instanceof z.ZodUnion) return explainUnion(root, lesson, issue, schema, path, value)
  if (value === undefined) return [explainMissing(schema, path)]
  return [
    { path, part: 'value', found: describeFound(value), expected: describeExpected(schema, issue), mend: suggestValue(schema, value) },
  ]
}

function explainUnknownKey(schema: z.core.$ZodType | null, path: readonly PropertyKey[], key: string): PlacedProblem {
  const known = keysOf(schema)
  const nearest = nearestWord(key, known)
  return {
    path,
    part: 'key',
    found: { en: `\`${clip(key)}\` is not a key of this part of a lesson`, ko: `\`${clip(key)}\` 키는 수업의 이 부분에 없습니다` },
    expected: oneOf(known),
    mend: nearest !== null ? didYouMean(nearest) : known.join() === 'en,ko' ? quoteCommas : null,
  }
}

/** In `{ en: Yes, really }` the comma ends the text. */
const quoteCommas: Bilingual = {
  en: 'inside { }, put a text with a comma in quotes',
  ko: '{ } 안에서 쉼표가 든 글은 따옴표로 묶으십시오',
}

function explainMissing(schema: z.core.$ZodType | null, path: readonly PropertyKey[]): PlacedProblem {
  const name = String(path.at(-1) ?? '')
  return {
    path,
    part: 'value',
    found: { en: `\`${name}\` is missing`, ko: `\`${name}\` 키가 없습니다` },
    expected: (schema && wordsOf(schema)) ?? { en: `\`${name}: …\``, ko: `\`${name}: …\`` },
    mend: null,
  }
}

function explainUnion(
  root: z.core.$ZodType,
  lesson: unknown,
  issue: Extract<Issue, { code: 'invalid_union' }>,
  union: z.ZodUnion,
  path: readonly PropertyKey[],
  value: unknown,
): PlacedProblem[] {
  const verbs = verbsOf(union)
  if (verbs !== null) {
    const wrong = explainVerb(verbs, wordsOf(union), path, value)
    if (wrong !== null) return [wrong]
  }
  const option = chooseOption(union, value)
  const issues = option === null ? [] : (issue.errors[option] ?? [])
  if (issues.length > 0) return issues.flatMap(inner => explainSchemaIssue(root, lesson, inner, path))
  return [{ path, part: 'value', found: describeFound(value), expected: wordsOf(union) ?? describeExpected(union, issue), mend: null }]
}

/** Null when exactly one known verb stands there: then the fault lies further in. */
function explainVerb(verbs: readonly string[], kind: Bilingual | null, path: readonly PropertyKey[], value: unknown): PlacedProblem | null {
  const [en, ko] = [kind?.en ?? 'an entry', kind?.ko ?? '항목']
  const expected = { en: `${en}: ${quoteAll(verbs)}`, ko: `${ko}: ${quoteAll(verbs)}` }
  if (!isRecord(value)) return { path, part: 'value', found: describeFound(value), expected, mend: null }
  const keys = Object.keys(value)
  const [first, second] = keys
  if (first === undefined) return { path, part: 'value', found: describeFound(value), expected, mend: null }

  const unknown = keys.find(key => !verbs.includes(key))
  if (unknown !== undefined) {
    const nearest = nearestWord(unknown, verbs)
    const found = { en: `\`${clip(unknown)}\` is not ${en}`, ko: `\`${clip(unknown)}\` — 수업에 없는 ${ko}입니다` }
    const known = keys.find(key => verbs.includes(key))
    const mend = nearest === null && known !== undefined ? belongsInside(known) : nearest === null ? null : didYouMean(nearest)
    return { path: [...path, unknown], part: 'key', found, expected, mend }
  }
  if (second === undefined) return null
  return {
    path: [...path, second],
    part: 'key',
    found: { en: `\`${first}\` and \`${second}\` in one entry`, ko: `한 항목에 \`${first}\`, \`${second}\` 두 개가 있습니다` },
    expected: { en: `one of them in each entry`, ko: '항목마다 하나' },
    mend: { en: `put a dash before \`${second}\``, ko: `\`${second}\` 앞에 -를 붙이십시오` },
  }
}

function describeFound(value: unknown): Bilingual {
  if (value === null) return { en: 'nothing is written here', ko: '여기가 비어 있습니다' }
  if (Array.isArray(value)) return { en: `found a list of ${value.length}`, ko: `항목 ${value.length}개의 목록이 있습니다` }
  if (isRecord(value)) {
    const keys = Object.keys(value)
      .slice(0, 5)
      .map(key => `${clip(key)}: …`)
    return keys.length === 0
      ? { en: 'found an empty mapping', ko: '빈 매핑이 있습니다' }
      : { en: `found a mapping \`${keys.join(', ')}\``, ko: `매핑이 있습니다: \`${keys.join(', ')}\`` }
  }
  const shown = `\`${clip(JSON.stringify(value))}\``
  if (typeof value === 'number') return { en: `found the number ${shown}`, ko: `숫자 ${shown} 값이 있습니다` }
  if (typeof value === 'boolean')
    return { en: `found ${shown}, which YAML reads as yes or no`, ko: `${shown} 값이 있습니다(YAML의 참/거짓)` }
  if (value === '') return { en: 'found an empty text', ko: '빈 글이 있습니다' }
  return { en: `found the text ${shown}`, ko: `글 ${shown} 값이 있습니다` }
}

function describeExpected(schema: z.core.$ZodType | null, issue: Issue): Bilingual {
  const words = schema === null ? null : wordsOf(schema)
  if (schema instanceof z.ZodEnum) return withWords(words, schema.options.map(String))
  if (words !== null) return words
  if (schema instanceof z.ZodObject) return { en: `a mapping with ${quoteAll(keysOf(schema))}`, ko: `매핑: ${quoteAll(keysOf(schema))}` }
  switch (issue.code) {
    case 'too_small':
      return { en: `at least ${issue.minimum}`, ko: `최소 ${issue.minimum}` }
    case 'too_big':
      return { en: `at most ${issue.maximum}`, ko: `최대 ${issue.maximum}` }
    case 'invalid_value':
      return oneOf(issue.values.map(String))
    case 'invalid_type':
      return typeWords[issue.expected] ?? anotherValue
    default:
      return anotherValue
  }
}

/** What zod says beyond this is English. */
const anotherValue: Bilingual = { en: 'another value', ko: '다른 값' }
const typeWords: Readonly<Record<string, Bilingual>> = {
  string: { en: 'a text; put numbers and true or false in quotes', ko: '글. 숫자나 true, false는 따옴표로 묶으십시오' },
  int: { en: 'a whole number', ko: '정수' },
  number: { en: 'a number', ko: '숫자' },
  boolean: { en: 'true or false', ko: 'true 또는 false' },
  array: { en: 'a list, each entry with a dash before it', ko: '항목마다 앞에 -를 붙인 목록' },
  object: { en: 'a mapping', ko: '매핑' },
  record: { en: 'a mapping', ko: '매핑' },
}

function suggestValue(schema: z.core.$ZodType | null, value: unknown): Bilingual | null {
  if (!(schema instanceof z.ZodEnum) || typeof value !== 'string') return null
  const nearest = nearestWord(value, schema.options.map(String))
  return nearest === null ? null : didYouMean(nearest)
}

function withWords(words: Bilingual | null, options: readonly string[]): Bilingual {
  const list = oneOf(options)
  return words === null ? list : { en: `${words.en}: ${quoteAll(options)}`, ko: `${words.ko}: ${quoteAll(options)}` }
}

function oneOf(options: readonly string[]): Bilingual {
  return { en: `one of ${quoteAll(options)}`, ko: `다음 중 하나: ${quoteAll(options)}` }
}

export function didYouMean(word: string): Bilingual {
  return { en: `did you mean \`${word}\`?`, ko: `\`${word}\` 이름이 맞는지 확인하십시오` }
}

function belongsInside(verb: string): Bilingual {
  return { en: `indent it further if it belongs to \`${verb}\``, ko: `\`${verb}\` 안에 들어갈 내용이면 더 들여 쓰십시오` }
}

function quoteAll(words: readonly string[]): string {
  return words.map(word => `\`${word}\``).join(', ')
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
