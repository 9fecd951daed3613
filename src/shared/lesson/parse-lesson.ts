import type { LessonProblem } from '../problem/lesson-problem.ts'
import { printPath } from '../problem/lesson-problem.ts'
import { checkLesson } from './check-lesson.ts'
import { explainSchemaIssue, type PlacedProblem } from './explain-schema-issue.ts'
import { lessonSchema, type Lesson } from './lesson-schema.ts'
import { readYaml, type YamlTree } from './read-yaml.ts'

export type ParsedLesson =
  | { readonly ok: true; readonly lesson: Lesson }
  /** In the order of the file; at most fifty. */
  | { readonly ok: false; readonly problems: readonly LessonProblem[] }

const MAX_PROBLEMS = 50

/**
 * Reads a lesson file. What comes out has been checked in whole: keys, hosts, patterns, reasons, and that each tab is open when it is
 * used. Never throws, and is done in a fraction of a second whatever the text is.
 */
export function parseLesson(text: string): ParsedLesson {
  const read = readYaml(text)
  if (!read.ok) return read
  const { tree } = read
  const parsed = lessonSchema.safeParse(tree.value)
  const placed = parsed.success
    ? checkLesson(parsed.data)
    : parsed.error.issues.slice(0, MAX_PROBLEMS).flatMap(issue => explainSchemaIssue(lessonSchema, tree.value, issue))
  if (parsed.success && placed.length === 0) return { ok: true, lesson: parsed.data }
  const problems = placed.slice(0, MAX_PROBLEMS).map(problem => place(tree, problem))
  return { ok: false, problems: problems.sort((one, other) => one.line - other.line || one.column - other.column) }
}

function place(tree: YamlTree, { path, part, found, expected, mend }: PlacedProblem): LessonProblem {
  return { ...tree.locate(path, part), at: printPath(path), found, expected, mend }
}
