import type { Language } from '@shared/language.ts'
import type { LessonStep } from '@shared/lesson/lesson-schema.ts'

/** Words that name no thing. What says whether something comes to pass ("not", "still", "only") is not among them. */
const empty = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'from',
  'how',
  'in',
  'of',
  'on',
  'or',
  'other',
  'the',
  'to',
  'too',
  'way',
  'what',
  'who',
  'with',
])

/**
 * Words of a step's title that its question has not used: neither what is said first, nor what is asked, nor the task. A title made of what
 * is known anyway cannot tell what comes of it. Words count as equal by how they begin: four letters in English; in Korean two syllables,
 * once the particles behind them are taken off.
 */
export function untoldWords({ title, say, task, predict }: LessonStep, language: Language): string[] {
  const known = new Set([say, task, predict?.ask].flatMap(text => wordsOf(text?.[language] ?? '')).map(word => beginningOf(word, language)))
  return wordsOf(title[language]).filter(word => !empty.has(word) && !known.has(beginningOf(word, language)))
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’s', '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

function beginningOf(word: string, language: Language): string {
  if (language === 'en') return word.slice(0, 4)
  const stem = word.replace(/(?<=[^])(?:[의을를이가은는에로도와과만]|에서|까지){1,2}$/u, '')
  // 바꾸면, 바꿔, 바뀌어: the vowel of this stem changes with its ending.
  return stem.slice(0, 2).replace(/^바[꾸꿔뀌꿉]$/, '바꾸')
}
