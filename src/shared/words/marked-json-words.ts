import type { Bilingual } from '../language.ts'
import type { MarkedJsonProblem } from '../problem/marked-json-problem.ts'
import { visibleText } from '../web/visible-text.ts'
import { sayJsonMistake } from './json-problem-words.ts'
import { saySchemaIssue } from './schema-issue-words.ts'

/** What is said of every kind of file alike; what the file is not, and what to do then, each kind says itself. */
type Common = Exclude<MarkedJsonProblem, { readonly kind: 'empty' | 'not-ours' | 'newer-format' }>

export function sayMarkedJson(problem: Common): Bilingual {
  switch (problem.kind) {
    case 'no-json': {
      const where = problem.mistake === null ? null : sayJsonMistake(problem.mistake)
      return { en: `The file is not JSON. ${where?.en ?? ''}`.trim(), ko: `JSON 파일이 아닙니다. ${where?.ko ?? ''}`.trim() }
    }
    case 'bad-value': {
      const { en, ko } = saySchemaIssue(problem.issue)
      if (problem.at === '') return { en: `The file is not as expected: ${en}.`, ko: `파일의 내용이 맞지 않습니다. ${ko}.` }
      const at = visibleText(problem.at.length > 120 ? `…${problem.at.slice(-119)}` : problem.at)
      return { en: `"${at}" is not as expected: ${en}.`, ko: `"${at}" 값이 맞지 않습니다. ${ko}.` }
    }
    default:
      return sayTooMuch(problem)
  }
}

function sayTooMuch({ kind, atMost }: Extract<MarkedJsonProblem, { readonly atMost: number }>): Bilingual {
  const number = atMost.toLocaleString('en')
  switch (kind) {
    case 'too-long':
      return { en: `It has more than ${number} characters.`, ko: `글자 수가 ${number}자를 넘습니다.` }
    case 'too-deep':
      return {
        en: `Lists and objects lie in each other more than ${number} deep, which no file of this kind needs.`,
        ko: `목록과 객체가 ${number}단계보다 깊이 겹쳐 있습니다. 이런 파일에는 그럴 일이 없습니다.`,
      }
    case 'too-many-values':
      return { en: `It holds more than ${number} values.`, ko: `값이 ${number}개를 넘습니다.` }
    case 'too-many-members':
      return {
        en: `One of its objects has more than ${number} members, which no file of this kind needs.`,
        ko: `객체 하나에 멤버가 ${number}개 넘게 들어 있습니다. 이런 파일에는 그럴 일이 없습니다.`,
      }
  }
}
