import type { Language, Bilingual } from '../language.ts'

/** One thing that is wrong with a lesson file, for the person who writes it. */
export interface LessonProblem {
  /** Both count from 1; a column counts UTF-16 units, as editors do. */
  readonly line: number
  readonly column: number
  /** The place in the lesson, such as `steps[2].do[0].click`; empty for the whole file. */
  readonly at: string
  readonly found: Bilingual
  readonly expected: Bilingual
  /** How to mend it; null when `expected` says it all. */
  readonly mend: Bilingual | null
}

const words = {
  at: { en: 'at', ko: '위치' },
  expected: { en: 'expected', ko: '필요한 것' },
  mend: { en: 'to mend it', ko: '고치는 법' },
} satisfies Record<string, Bilingual>

/** `file:line:column: what was found`, then where it stands, what was expected and how to mend it, a line each. */
export function printLessonProblem(file: string, problem: LessonProblem, language: Language): string {
  const { line, column, at, found, expected, mend } = problem
  const lines = [`${file}:${line}:${column}: ${found[language]}`]
  if (at !== '') lines.push(`  ${words.at[language]}: ${at}`)
  lines.push(`  ${words.expected[language]}: ${expected[language]}`)
  if (mend !== null) lines.push(`  ${words.mend[language]}: ${mend[language]}`)
  return lines.join('\n')
}

/** `['steps', 2, 'do']` as `steps[2].do`. */
export function printPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    const name = String(key)
    const plain = /^[\w$-]+$/.test(name)
    if (!plain) return `${text}[${JSON.stringify(name)}]`
    return text === '' ? name : `${text}.${name}`
  }, '')
}
