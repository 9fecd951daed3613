import { z } from 'zod'
import { languages as appLanguages, type Bilingual } from '../language.ts'
import { didYouMean, explainSchemaIssue, type PlacedProblem } from './explain-schema-issue.ts'
import { chooseForBoth, defaultLanguages, findLanguage, readLanguageTag } from '../languages/language-tags.ts'
import { lessonSchema, type Lesson } from './lesson-schema.ts'
import { line, text } from './lesson-values.ts'
import { childOf, choose, isRecord, unwrap } from './schema-at.ts'
import { nearestWord } from '../problem/nearest-word.ts'

/* A lesson has its texts in languages of its own; the app has two readers, of English and of Korean. Here, and nowhere else, each text becomes what
   each of the two is shown. All that reads a lesson (panel, map, review, reports, exports, replay) has `Bilingual` texts and need not know. */

type Path = readonly PropertyKey[]

export interface ReadTexts {
  /** The lesson as it was written, with a text for each reader in the place of its texts. */
  readonly value: unknown
  readonly problems: readonly PlacedProblem[]
  /** What the readers are shown, as tags; null: English and Korean, as the lesson has them. */
  readonly shown: Bilingual | null
}

/** @param value what the YAML holds, of whatever shape */
export function readTexts(value: unknown): ReadTexts {
  const named = childOf(value, 'languages')
  if (named === undefined) return { value, problems: [], shown: null }
  const { tags, problems } = readLanguages(named)
  if (problems.length > 0) return { value, problems, shown: null }
  const found: PlacedProblem[] = []
  const shown = chooseForBoth(tags)
  const forReaders = mapTexts(lessonSchema, value, [], (one, path) => {
    const { words, problems: wrong } = readText(one, tags, path)
    found.push(...wrong)
    // What is wrong with it has been said: the schema need not say it again.
    return { en: words.get(shown.en) ?? '…', ko: words.get(shown.ko) ?? '…' }
  })
  const isUsual = appLanguages.every(language => shown[language] === language)
  return { value: forReaders, problems: found, shown: isUsual ? null : shown }
}

/** Says of every text of a lesson what it is written in. */
export function tagTexts(lesson: Lesson, tags: Bilingual): Lesson {
  return mapTexts(lessonSchema, lesson, [], one => ({ ...(one as Bilingual), tags })) as Lesson
}

/** The tags in canonical form, or what is wrong with the list. */
function readLanguages(named: unknown): { readonly tags: readonly string[]; readonly problems: readonly PlacedProblem[] } {
  const read = lessonSchema.shape.languages.safeParse(named)
  if (!read.success || read.data === undefined) {
    const issues = read.success ? [] : read.error.issues.slice(0, 1)
    return { tags: [], problems: issues.flatMap(issue => explainSchemaIssue(lessonSchema, { languages: named }, issue, ['languages'])) }
  }
  const tags: string[] = []
  const problems = read.data.flatMap((written, at): PlacedProblem[] => {
    const tag = readLanguageTag(written)
    const isTwice = tag !== null && tags.includes(tag)
    if (tag !== null && !isTwice) tags.push(tag)
    return tag !== null && !isTwice ? [] : [isTwice ? namedTwice(written, at) : noTag(written, at)]
  })
  return { tags, problems }
}

/** One text, its words by canonical tag. */
function readText(
  written: unknown,
  tags: readonly string[],
  path: Path,
): { readonly words: ReadonlyMap<string, string>; readonly problems: PlacedProblem[] } {
  if (!isRecord(written)) return { words: new Map(), problems: [noText(written, tags, path)] }
  const words = new Map<string, string>()
  const problems: PlacedProblem[] = []
  for (const [key, value] of Object.entries(written)) {
    const tag = readLanguageTag(key)
    const read = line.safeParse(value)
    if (tag === null || !tags.includes(tag)) problems.push(extraLanguage(key, tags, path))
    else if (words.has(tag)) problems.push(extraLanguage(key, tags, path))
    else {
      words.set(tag, read.success ? read.data : '…')
      if (!read.success)
        problems.push(...read.error.issues.slice(0, 1).flatMap(issue => explainSchemaIssue(line, value, issue).map(at([...path, key]))))
    }
  }
  const missing = tags.filter(tag => !words.has(tag))
  if (missing.length > 0) problems.push(lacksLanguages(missing, tags, path))
  return { words, problems }
}

const at =
  (path: Path) =>
  (problem: PlacedProblem): PlacedProblem => ({ ...problem, path: [...path, ...problem.path] })

/** A copy in which `change` has replaced all that stands where the format has a text. A part of a wrong shape stays as it is. */
function mapTexts(of: z.core.$ZodType, value: unknown, path: Path, change: (text: unknown, path: Path) => unknown): unknown {
  const schema = choose(unwrap(of), value)
  if (schema === text) return value === undefined ? undefined : change(value, path)
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return (value as readonly unknown[]).map((item, index) => mapTexts(schema.element, item, [...path, index], change))
  if (!(schema instanceof z.ZodObject) || !isRecord(value)) return value
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const inner = Object.hasOwn(shape, key) ? shape[key] : undefined
      return [key, inner === undefined ? item : mapTexts(inner, item, [...path, key], change)]
    }),
  )
}

/**
 * The lesson in one of its languages for both readers: for a run in that language.
 * @returns null when it has no such language
 */
export function onlyIn(value: unknown, wanted: string): unknown {
  const named = childOf(value, 'languages')
  const tags = named === undefined ? defaultLanguages : readLanguages(named).tags
  const tag = findLanguage(tags, wanted)
  if (tag === null || !isRecord(value)) return null
  const isIt = (key: string): boolean => readLanguageTag(key) === tag
  const alone = mapTexts(lessonSchema, value, [], one =>
    isRecord(one) ? Object.fromEntries(Object.entries(one).filter(([key]) => isIt(key))) : one,
  )
  return isRecord(alone) ? { ...alone, languages: [tag] } : null
}

const quoted = (tags: readonly string[]): string => tags.map(tag => `\`${tag}\``).join(', ')
const wanted = (tags: readonly string[]): Bilingual => {
  const each = tags.map(tag => `\`${tag}: …\``).join(', ')
  return { en: `a text in each language of the lesson: ${each}`, ko: `수업의 언어마다 하나씩 적은 글: ${each}` }
}
const clip = (written: string): string => (written.length > 40 ? `${written.slice(0, 39)}…` : written)
const aTag: Bilingual = {
  en: 'a language tag (BCP 47), such as `de`, `pt-BR` or `zh-Hant`',
  ko: '`de`, `pt-BR`, `zh-Hant` 같은 언어 태그(BCP 47)',
}

function noTag(written: string, index: number): PlacedProblem {
  const found = { en: `\`${clip(written)}\` is not a language tag`, ko: `\`${clip(written)}\` — 언어 태그가 아닙니다` }
  return { path: ['languages', index], part: 'value', found, expected: aTag, mend: null }
}

function namedTwice(written: string, index: number): PlacedProblem {
  const found = { en: `\`${clip(written)}\` is named twice`, ko: `\`${clip(written)}\` 언어가 두 번 있습니다` }
  return { path: ['languages', index], part: 'value', found, expected: { en: 'each language once', ko: '언어마다 한 번' }, mend: null }
}

function noText(written: unknown, tags: readonly string[], path: Path): PlacedProblem {
  const isEmpty = written === null || written === ''
  const found = isEmpty
    ? { en: 'nothing is written here', ko: '여기가 비어 있습니다' }
    : { en: 'found something else than a text in the lesson’s languages', ko: '수업의 언어로 적은 글이 아닙니다' }
  return { path, part: 'value', found, expected: wanted(tags), mend: null }
}

function lacksLanguages(missing: readonly string[], tags: readonly string[], path: Path): PlacedProblem {
  const found = {
    en: `the text has no ${quoted(missing)}, which ${missing.length === 1 ? 'is a language' : 'are languages'} of the lesson`,
    ko: `수업의 언어인 ${quoted(missing)} 글이 없습니다`,
  }
  return { path, part: 'value', found, expected: wanted(tags), mend: null }
}

function extraLanguage(key: string, tags: readonly string[], path: Path): PlacedProblem {
  const nearest = nearestWord(key, tags)
  return {
    path: [...path, key],
    part: 'key',
    found: {
      en: `\`${clip(key)}\` is not a language of the lesson, or is written twice`,
      ko: `\`${clip(key)}\` — 수업의 언어가 아니거나 두 번 적혀 있습니다`,
    },
    expected: { en: `one of ${quoted(tags)}`, ko: `다음 중 하나: ${quoted(tags)}` },
    mend:
      readLanguageTag(key) === null || tags.includes(readLanguageTag(key) ?? '')
        ? nearest === null
          ? null
          : didYouMean(nearest)
        : { en: 'add it to `languages`, and to every text', ko: '`languages`와 모든 글에 이 언어를 더하십시오' },
  }
}
