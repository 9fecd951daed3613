import type { Bilingual } from '../language.ts'
import type { MarkedJsonProblem } from '../problem/marked-json-problem.ts'
import type { PlacedPolicyProblem } from '../problem/policy-problem.ts'
import { visibleText } from '../web/visible-text.ts'
import { sayMarkedJson } from './marked-json-words.ts'

/** Why a policy file is refused, by its name, and what to do. */
export function sayPolicyFile(name: string, { line, column, problem }: PlacedPolicyProblem): Bilingual {
  const [file, { en, ko }] = [visibleText(name), sayPolicyProblem(problem)]
  return { en: `${file}: line ${line}, column ${column}: ${en}`, ko: `${file}: ${line}행 ${column}열: ${ko}` }
}

function sayPolicyProblem(problem: MarkedJsonProblem): Bilingual {
  switch (problem.kind) {
    case 'empty':
      return {
        en: 'The file is empty. Ask your instructor for it again.',
        ko: '파일이 비어 있습니다. 강사에게 파일을 다시 받으십시오.',
      }
    case 'not-ours':
      return {
        en: 'This is no policy: one begins with {"crumbtrail-policy":1. Choose a .crumbpolicy file.',
        ko: '정책 파일이 아닙니다. 정책 파일의 첫머리는 {"crumbtrail-policy":1입니다. .crumbpolicy 파일을 고르십시오.',
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
