import type { Bilingual } from '../language.ts'
import type { PlacedWorldProblem, WorldProblem } from '../problem/world-problem.ts'
import { visibleText } from '../web/visible-text.ts'
import { sayMarkedJson } from './marked-json-words.ts'
import { shown } from './shown.ts'

/** What is wrong with a snapshot file, where, and that nothing was changed by it. */
export function sayWorldFile(name: string, { line, column, problem }: PlacedWorldProblem): Bilingual {
  const [file, { en, ko }] = [visibleText(name), sayWorldProblem(problem)]
  return {
    en: `${file}: line ${line}, column ${column}: ${en} Nothing in the lab was changed.`,
    ko: `${file}: ${line}행 ${column}열: ${ko} 실습실에서 바뀐 것은 없습니다.`,
  }
}

function sayWorldProblem(problem: WorldProblem): Bilingual {
  switch (problem.kind) {
    case 'empty':
      return { en: 'The file is empty. Save or copy it again.', ko: '파일이 비어 있습니다. 다시 저장하거나 복사하십시오.' }
    case 'not-ours':
      return {
        en: 'This is no snapshot: one begins with {"crumbtrail-world": 1, …}. Choose a .crumbworld file.',
        ko: '스냅샷이 아닙니다. 스냅샷의 첫머리는 {"crumbtrail-world": 1, …}입니다. .crumbworld 파일을 고르십시오.',
      }
    case 'newer-format':
      return {
        en: `This snapshot has format ${problem.format}, and this Crumbtrail reads up to ${problem.known}. Open it with a newer Crumbtrail.`,
        ko: `형식 ${problem.format}의 스냅샷인데, 지금 쓰는 Crumbtrail은 형식 ${problem.known}까지 읽습니다. 더 새로운 Crumbtrail에서 여십시오.`,
      }
    case 'bad-key':
      return {
        en: `The key "${shown(problem.kid)}" is no key of its algorithm, or its two halves do not belong together.`,
        ko: `"${shown(problem.kid)}" 키가 그 알고리즘의 키가 아니거나, 키의 두 반쪽이 서로 맞지 않습니다.`,
      }
    case 'bad-cookie':
      return {
        en: `The browser does not keep the cookie "${shown(problem.name)}" as it stands in the file.`,
        ko: `브라우저가 "${shown(problem.name)}" 쿠키를 파일에 있는 그대로 보관하지 않습니다.`,
      }
    default:
      return sayMarkedJson(problem)
  }
}
