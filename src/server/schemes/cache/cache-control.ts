import type { Answer } from '../../answers/answer.ts'

/** Says how long and by whom an answer may be kept, instead of the pages' usual `no-store`. */
export function withCacheControl(answer: Answer, value: string, ...more: Answer['headers']): Answer {
  const others = answer.headers.filter(([name]) => name.toLowerCase() !== 'cache-control')
  return { ...answer, headers: [...others, ['Cache-Control', value], ...more] }
}
