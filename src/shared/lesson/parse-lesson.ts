import type { Bilingual } from '../language.ts'
import { defaultLanguages } from '../languages/language-tags.ts'
import type { LessonProblem } from '../problem/lesson-problem.ts'
import { printPath } from '../problem/lesson-problem.ts'
import { checkLesson } from './check-lesson.ts'
import { explainSchemaIssue, type PlacedProblem } from './explain-schema-issue.ts'
import { lessonSchema, type Lesson } from './lesson-schema.ts'
import { onlyIn, readTexts, tagTexts } from './lesson-texts.ts'
import { readYaml, type YamlTree } from './read-yaml.ts'
import type { BegunWorld } from './track-tabs.ts'

export type ParsedLesson =
  | { readonly ok: true; readonly lesson: Lesson }
  /** In the order of the file; at most fifty. */
  | { readonly ok: false; readonly problems: readonly LessonProblem[] }

/** What the snapshot that a lesson begins from has, or what is wrong with it. */
export type BegunFrom = { readonly ok: true; readonly world: BegunWorld } | { readonly ok: false; readonly found: Bilingual }

const MAX_PROBLEMS = 50

/**
 * Reads a lesson file. What comes out has been checked in whole: keys, hosts, patterns, reasons, and that each tab is open when it is
 * used. Its texts are what a reader of English and one of Korean are shown. Never throws, and is done in a fraction of a second whatever
 * the text is.
 * @param speaking one language of the lesson, for both readers; null: the best that is there for each
 * @param begun the snapshot that `from` names; null: it has not been read, and may have any tab
 */
export function parseLesson(text: string, speaking: string | null = null, begun: BegunFrom | null = null): ParsedLesson {
  const read = readYaml(text)
  if (!read.ok) return read
  const { tree } = read
  const whole = parseTree(tree, tree.value, begun)
  if (!whole.ok || speaking === null) return whole
  const alone = onlyIn(tree.value, speaking)
  if (alone !== null) return parseTree(tree, alone, begun)
  const { languages = defaultLanguages } = whole.lesson
  const found = { en: `the lesson has no language \`${speaking}\``, ko: `수업에 \`${speaking}\` 언어가 없습니다` }
  const expected = { en: `one of ${languages.join(', ')}`, ko: `다음 중 하나: ${languages.join(', ')}` }
  return { ok: false, problems: [place(tree, { path: ['languages'], part: 'key', found, expected, mend: null })] }
}

function parseTree(tree: YamlTree, value: unknown, begun: BegunFrom | null): ParsedLesson {
  const texts = readTexts(value)
  const parsed = lessonSchema.safeParse(texts.value)
  const ofSchema = parsed.success
    ? []
    : parsed.error.issues.slice(0, MAX_PROBLEMS).flatMap(issue => explainSchemaIssue(lessonSchema, texts.value, issue))
  // A list of languages that cannot be read leaves the texts as they are; what the schema says of them would not be true.
  const first = texts.problems.some(({ path }) => path[0] === 'languages') ? texts.problems : [...texts.problems, ...ofSchema]
  const placed = first.length > 0 || !parsed.success ? first : checkWhole(parsed.data, begun)
  if (parsed.success && placed.length === 0)
    return { ok: true, lesson: texts.shown === null ? parsed.data : tagTexts(parsed.data, texts.shown) }
  const problems = placed.map(problem => place(tree, problem))
  return { ok: false, problems: problems.sort((one, other) => one.line - other.line || one.column - other.column).slice(0, MAX_PROBLEMS) }
}

function checkWhole(lesson: Lesson, begun: BegunFrom | null): PlacedProblem[] {
  if (lesson.from === undefined || begun === null) return checkLesson(lesson)
  if (begun.ok) return checkLesson(lesson, begun.world)
  const expected = { en: 'a snapshot that Crumbtrail can restore', ko: 'Crumbtrail에서 되돌릴 수 있는 체크포인트 파일' }
  return [{ path: ['from'], part: 'key', found: begun.found, expected, mend: null }, ...checkLesson(lesson)]
}

function place(tree: YamlTree, { path, part, found, expected, mend }: PlacedProblem): LessonProblem {
  return { ...tree.locate(path, part), at: printPath(path), found, expected, mend }
}
