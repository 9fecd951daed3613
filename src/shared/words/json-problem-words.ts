import type { JsonMistake, JsonProblem } from '../problem/json-mistake.ts'
import type { Bilingual } from '../language.ts'

const jsonProblemWords: { readonly [Problem in JsonProblem]: Bilingual } = {
  'unexpected-end': { en: 'the text ends while something is still open', ko: '닫지 않은 것이 있는데 글이 끝났습니다' },
  'unexpected-character': { en: 'this character is not allowed here', ko: '이 자리에 올 수 없는 문자입니다' },
  'text-after': { en: 'there is more text after the end of the object', ko: '객체가 끝난 뒤에 글이 더 있습니다' },
  'trailing-comma': { en: 'a comma is not allowed before the closing bracket', ko: '닫는 괄호 앞에는 쉼표를 쓸 수 없습니다' },
  'single-quotes': { en: 'JSON wants double quotes', ko: 'JSON에서는 큰따옴표를 써야 합니다' },
  'name-without-quotes': { en: 'a name must be in double quotes', ko: '이름은 큰따옴표로 감싸야 합니다' },
  'open-text': { en: 'the text in quotes is not closed on its line', ko: '따옴표로 연 글이 그 줄에서 닫히지 않았습니다' },
  'control-character': { en: 'a control character must be written as \\u…', ko: '제어 문자는 \\u…로 써야 합니다' },
  'bad-escape': {
    en: 'no such escape: after \\ comes one of " \\ / b f n r t u',
    ko: '없는 이스케이프입니다. \\ 뒤에는 " \\ / b f n r t u 중 하나가 옵니다',
  },
  'bad-number': { en: 'this is no number as JSON writes one', ko: 'JSON 형식의 수가 아닙니다' },
  'name-twice': {
    en: 'this name is there twice; a JWT must not have that (RFC 7519 §4)',
    ko: '같은 이름이 두 번 있습니다. JWT에서는 안 됩니다(RFC 7519 §4)',
  },
  'no-object': { en: 'a JWT wants an object: { … }', ko: 'JWT에는 객체 { … } 하나가 있어야 합니다' },
}

/** Where and what, in one sentence. */
export function sayJsonMistake({ problem, line, column }: JsonMistake): Bilingual {
  const { en, ko } = jsonProblemWords[problem]
  return { en: `Line ${line}, column ${column}: ${en}.`, ko: `${line}행 ${column}열: ${ko}.` }
}

/** The same, where the line is told already. */
export function sayJsonColumn({ problem, column }: JsonMistake): Bilingual {
  const { en, ko } = jsonProblemWords[problem]
  return { en: `Column ${column}: ${en}.`, ko: `${column}열: ${ko}.` }
}
