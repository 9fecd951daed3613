import type { Bilingual } from '../language.ts'
import type { ClassProblem, PlacedClassProblem } from '../problem/class-problem.ts'
import { visibleText } from '../web/visible-text.ts'
import { sayMarkedJson } from './marked-json-words.ts'

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
    case 'not-ours':
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
    default:
      return sayMarkedJson(problem)
  }
}
