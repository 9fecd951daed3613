import type { Language, Bilingual } from '../language.ts'
import { printLessonProblem } from '../problem/lesson-problem.ts'
import type { Problem } from '../problem/problem.ts'
import { sayClassFile } from './class-problem-words.ts'
import { sayFileFailure } from './file-problem-words.ts'
import { sayJsonMistake } from './json-problem-words.ts'
import { sayLabProblem } from './lab-problem-words.ts'
import { visibleText } from '../web/visible-text.ts'
import { sayPolicyFile } from './policy-problem-words.ts'
import { sayStepProblem } from './step-problem-words.ts'
import { sayTraceProblem } from './trace-problem-words.ts'
import { sayWorldFile } from './world-problem-words.ts'

/** The whole of a problem: what is wrong, where, and how to mend it. Lines are broken by line feeds. */
export function sayProblem(problem: Problem): Bilingual {
  switch (problem.kind) {
    case 'file':
      return sayFileFailure(problem)
    case 'trace-file':
      return sayTraceFile(problem)
    case 'class-file':
      return sayClassFile(problem.name, problem.wrong)
    case 'world-file':
      return sayWorldFile(problem.name, problem.wrong)
    case 'policy-file':
      return sayPolicyFile(problem.name, problem.wrong)
    case 'policy-refuses': {
      const title = visibleText(problem.title)
      return { en: `The policy “${title}” does not allow it.`, ko: `정책 ‘${title}’에서 허용하지 않습니다.` }
    }
    case 'lesson-file': {
      const print = (language: Language): string =>
        problem.problems.map(one => printLessonProblem(visibleText(problem.file), one, language)).join('\n')
      return { en: print('en'), ko: print('ko') }
    }
    case 'lesson-id-taken': {
      const [file, id, other] = [problem.file, problem.id, problem.other].map(visibleText)
      return {
        en: `${file}: the id \`${id}\` is taken by ${other}; expected an id of its own`,
        ko: `${file}: \`${id}\` id는 ${other} 파일이 이미 쓰고 있습니다. 다른 id가 필요합니다`,
      }
    }
    case 'settings-damaged':
      return saySettings(problem)
    case 'progress-damaged':
      return sayDamagedProgress(problem)
    case 'bug': {
      const message = visibleText(problem.message)
      return { en: message, ko: `오류 내용: ${message}` }
    }
    case 'step-tab-not-open':
    case 'step-tab-late':
    case 'step-tab-closed':
    case 'step-tab-restless':
    case 'step-script-failed':
    case 'step-not-asked':
    case 'step-selector-bad':
    case 'step-element-absent':
    case 'step-elements-several':
    case 'step-element-hidden':
    case 'step-element-covered':
    case 'step-field-refused':
      return sayStepProblem(problem)
    default:
      return sayLabProblem(problem)
  }
}

function sayTraceFile({ name, line, problem }: Extract<Problem, { readonly kind: 'trace-file' }>): Bilingual {
  const { en, ko } = sayTraceProblem(problem)
  const file = visibleText(name)
  return line === null
    ? { en: `${file}: ${en}`, ko: `${file}: ${ko}` }
    : { en: `${file}: line ${line}: ${en}`, ko: `${file}: ${line}행: ${ko}` }
}

function sayDamagedProgress({ file, aside }: Extract<Problem, { readonly kind: 'progress-damaged' }>): Bilingual {
  const name = visibleText(file)
  if (aside === null) {
    return {
      en: `${name} is damaged and could not be moved. It stays as it is, and nothing is written to it.`,
      ko: `${name} 파일이 손상되었는데 옮기지 못했습니다. 그 파일은 그대로 두고 아무것도 쓰지 않습니다.`,
    }
  }
  const to = visibleText(aside)
  return {
    en: `${name} is damaged. It was renamed to ${to}, and a new one is begun.`,
    ko: `${name} 파일이 손상되었습니다. 이름을 ${to}(으)로 바꾸고 새로 시작합니다.`,
  }
}

function saySettings({ file, mistake }: Extract<Problem, { readonly kind: 'settings-damaged' }>): Bilingual {
  const name = visibleText(file)
  const what = mistake === null ? { en: 'It is no JSON object.', ko: 'JSON 객체가 아닙니다.' } : sayJsonMistake(mistake)
  return { en: `${name}: ${what.en} The defaults are used.`, ko: `${name}: ${what.ko} 기본값을 씁니다.` }
}
