import type { Bilingual } from '../language.ts'
import type { ClassProblem, PlacedClassProblem } from '../problem/class-problem.ts'
import { visibleText } from '../web/visible-text.ts'
import { sayJsonMistake } from './json-problem-words.ts'
import { saySchemaIssue } from './schema-issue-words.ts'

/** Why a class file is refused, by its name, and what to do. */
export function sayClassFile(name: string, { line, column, problem }: PlacedClassProblem): Bilingual {
  const [file, { en, ko }] = [visibleText(name), sayClassProblem(problem)]
  return { en: `${file}: line ${line}, column ${column}: ${en}`, ko: `${file}: ${line}행 ${column}열: ${ko}` }
}

const saveAgain: Bilingual = { en: 'Ask the seat to save it again.', ko: '그 자리에서 다시 저장해 달라고 하십시오.' }

function sayClassProblem(problem: ClassProblem): Bilingual {
  switch (problem.kind) {
    case 'empty':
      return { en: `The file is empty. ${saveAgain.en}`, ko: `파일이 비어 있습니다. ${saveAgain.ko}` }
    case 'no-class-file':
      return {
        en: 'This is no class file: one begins with {"crumbtrail-class":1. Choose a .crumbclass file.',
        ko: '수업 결과 파일이 아닙니다. 수업 결과 파일의 첫머리는 {"crumbtrail-class":1입니다. .crumbclass 파일을 고르십시오.',
      }
    case 'unsigned':
      return {
        en: `The second line, with the signature, is missing. ${saveAgain.en}`,
        ko: `둘째 줄에 있어야 할 서명이 없습니다. ${saveAgain.ko}`,
      }
    case 'forged':
      return {
        en: `The signature does not belong to this content: it was changed after it was saved. ${saveAgain.en}`,
        ko: `서명이 이 내용의 것이 아닙니다. 저장한 뒤에 내용이 바뀌었습니다. ${saveAgain.ko}`,
      }
    case 'newer-format':
      return {
        en: `The file has format ${problem.format}, and this Crumbtrail reads up to ${problem.known}. Open it with a newer Crumbtrail.`,
        ko: `형식 ${problem.format}의 파일인데, 지금 쓰는 Crumbtrail은 형식 ${problem.known}까지 읽습니다. 더 새로운 Crumbtrail에서 여십시오.`,
      }
    case 'no-json': {
      const where = problem.mistake === null ? null : sayJsonMistake(problem.mistake)
      return { en: `The line is not JSON. ${where?.en ?? ''}`.trim(), ko: `JSON이 아닌 줄입니다. ${where?.ko ?? ''}`.trim() }
    }
    case 'bad-value': {
      const { en, ko } = saySchemaIssue(problem.issue)
      if (problem.at === '') return { en: `The file is not as expected: ${en}.`, ko: `파일의 내용이 맞지 않습니다. ${ko}.` }
      const at = visibleText(problem.at.length > 120 ? `…${problem.at.slice(-119)}` : problem.at)
      return { en: `"${at}" is not as expected: ${en}.`, ko: `"${at}" 값이 맞지 않습니다. ${ko}.` }
    }
    default: {
      const number = problem.atMost.toLocaleString('en')
      return { en: `It holds more than ${number} characters, parts or levels.`, ko: `글자, 항목, 단계가 ${number}개를 넘습니다.` }
    }
  }
}
