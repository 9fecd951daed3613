import type { LessonProblem } from '../problem/lesson-problem.ts'
import { printPath } from '../problem/lesson-problem.ts'
import { checkLesson } from './check-lesson.ts'
import { explainSchemaIssue, type PlacedProblem } from './explain-schema-issue.ts'
import { lessonSchema, type Lesson } from './lesson-schema.ts'
import { onlyIn, readTexts, tagTexts } from './lesson-texts.ts'
import { readYaml, type YamlTree } from './read-yaml.ts'

export type ParsedLesson =
  | { readonly ok: true; readonly lesson: Lesson }
  /** In the order of the file; at most fifty. */
  | { readonly ok: false; readonly problems: readonly LessonProblem[] }

const MAX_PROBLEMS = 50

/**
 * Reads a lesson file. What comes out has been checked in whole: keys, hosts, patterns, reasons, and that each tab is open when it is
 * used. Its texts are what a reader of English and one of Korean are shown. Never throws, and is done in a fraction of a second whatever
 * the text is.
 * @param speaking one language of the lesson, for both readers; null: the best that is there for each
 */
export function parseLesson(text: string, speaking: string | null = null): ParsedLesson {
  const read = readYaml(text)
  if (!read.ok) return read
  const { tree } = read
  const whole = parseTree(tree, tree.value)
  if (!whole.ok || speaking === null) return whole
  const alone = onlyIn(tree.value, speaking)
  if (alone !== null) return parseTree(tree, alone)
  const { languages = ['en', 'ko'] } = whole.lesson
  const found = { en: `the lesson has no language \`${speaking}\``, ko: `수업에 \`${speaking}\` 언어가 없습니다` }
  const expected = { en: `one of ${languages.join(', ')}`, ko: `다음 중 하나: ${languages.join(', ')}` }
  return { ok: false, problems: [place(tree, { path: ['languages'], part: 'key', found, expected, mend: null })] }
}

function parseTree(tree: YamlTree, value: unknown): ParsedLesson {
  const texts = readTexts(value)
  const parsed = lessonSchema.safeParse(texts.value)
  const ofSchema = parsed.success
    ? []
    : parsed.error.issues.slice(0, MAX_PROBLEMS).flatMap(issue => explainSchemaIssue(lessonSchema, texts.value, issue))
  // A list of languages that cannot be read leaves the texts as they are; what the schema says of them would not be true.
  const first = texts.problems.some(({ path }) => path[0] === 'languages') ? texts.problems : [...texts.problems, ...ofSchema]
  const placed = first.length > 0 || !parsed.success ? first : checkLesson(parsed.data)
  if (parsed.success && placed.length === 0)
    return { ok: true, lesson: texts.shown === null ? parsed.data : tagTexts(parsed.data, texts.shown) }
  const problems = placed.map(problem => place(tree, problem))
  return { ok: false, problems: problems.sort((one, other) => one.line - other.line || one.column - other.column).slice(0, MAX_PROBLEMS) }
}

function place(tree: YamlTree, { path, part, found, expected, mend }: PlacedProblem): LessonProblem {
  return { ...tree.locate(path, part), at: printPath(path), found, expected, mend }
}
