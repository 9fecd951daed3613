import type { Bilingual } from '../language.ts'
import type { ElementProblem, StepPlace, StepProblem } from '../problem/step-problem.ts'
import { visibleText } from '../web/visible-text.ts'
import { shown } from './shown.ts'

/** What a lesson's hand could not do, where, and how to mend it. */
export function sayStepProblem(problem: StepProblem): Bilingual {
  switch (problem.kind) {
    case 'step-tab-not-open': {
      const tab = shown(problem.tab)
      return {
        en: `Tab ${tab} is not open. Start the lesson again: its own steps open it.`,
        ko: `${tab} 탭이 열려 있지 않습니다. 수업을 다시 시작하면 수업이 스스로 엽니다.`,
      }
    }
    case 'step-tab-late': {
      const { lane, seconds } = problem
      return {
        en: `Tab ${lane} got no page within ${seconds} s. Start the lesson again.`,
        ko: `${lane} 탭에 ${seconds}초가 지나도 페이지가 나오지 않았습니다. 수업을 다시 시작하십시오.`,
      }
    }
    case 'step-tab-closed':
      return {
        en: `Tab ${problem.lane} is closed. Open it again before it is used.`,
        ko: `${problem.lane} 탭이 닫혀 있습니다. 쓰기 전에 다시 여십시오.`,
      }
    case 'step-tab-restless': {
      const { en, ko } = sayPlace(problem.place)
      return {
        en: `The page in ${en} did not come to rest within ${problem.seconds} s.`,
        ko: `${ko}의 페이지가 ${problem.seconds}초가 지나도 멈추지 않았습니다.`,
      }
    }
    case 'step-script-failed': {
      const { en, ko } = sayPlace(problem.place)
      const reason = visibleText(problem.reason.slice(0, 300))
      return { en: `The script in ${en} failed: ${reason}`, ko: `${ko}에서 스크립트가 실패했습니다. 오류 내용: ${reason}` }
    }
    case 'step-not-asked': {
      const { en, ko } = sayPlace(problem.place)
      return {
        en: `The browser does not ask for a name and a password in ${en}.`,
        ko: `${ko}에서 브라우저가 이름과 비밀번호를 묻지 않습니다.`,
      }
    }
    case 'step-element-covered': {
      const [place, selector] = [sayPlace(problem.place), shown(problem.selector)]
      const by = problem.by === null ? null : shown(problem.by)
      return by === null
        ? {
            en: `The element ${selector} in ${place.en} is outside of the view, so a click would not reach it.`,
            ko: `${place.ko}에서 ${selector} 요소가 화면 밖에 있어 클릭이 닿지 않습니다.`,
          }
        : {
            en: `The element ${selector} in ${place.en} is covered by ${by}, so a click would not reach it.`,
            ko: `${place.ko}에서 ${selector} 요소를 <${by}> 요소가 가려 클릭이 닿지 않습니다.`,
          }
    }
    default:
      return elementWords[problem.kind](shown(problem.selector), sayPlace(problem.place))
  }
}

const elementWords: { readonly [Kind in ElementProblem]: (selector: string, place: Bilingual) => Bilingual } = {
  'step-selector-bad': (selector, place) => ({
    en: `${selector} is no CSS selector. Mend it in the lesson; it was meant for ${place.en}.`,
    ko: `${selector} 값은 CSS 선택자가 아닙니다. 수업에서 고치십시오. 찾던 곳: ${place.ko}.`,
  }),
  'step-element-absent': (selector, place) => ({
    en: `No element matches ${selector} in ${place.en}. Check the selector, and that the page before it is the expected one.`,
    ko: `${place.ko}에 ${selector} 선택자와 일치하는 요소가 없습니다. 선택자가 맞는지, 기대한 페이지인지 확인하십시오.`,
  }),
  'step-elements-several': (selector, place) => ({
    en: `Several elements match ${selector} in ${place.en}. Make the selector fit one only.`,
    ko: `${place.ko}에 ${selector} 선택자와 일치하는 요소가 여러 개입니다. 하나만 맞도록 선택자를 고치십시오.`,
  }),
  'step-element-hidden': (selector, place) => ({
    en: `The element ${selector} in ${place.en} is not visible, so nobody could click it.`,
    ko: `${place.ko}의 ${selector} 요소는 보이지 않아 아무도 클릭할 수 없습니다.`,
  }),
  'step-field-refused': (selector, place) => ({
    en: `The field ${selector} in ${place.en} did not take the text. Is it a text field that can be edited?`,
    ko: `${place.ko}의 ${selector} 입력란에 글이 들어가지 않았습니다. 고칠 수 있는 입력란인지 확인하십시오.`,
  }),
}

/** In the middle of a sentence. */
function sayPlace({ lane, url }: StepPlace): Bilingual {
  const address = shown(url)
  return address === '' ? { en: `tab ${lane}`, ko: `${lane} 탭` } : { en: `tab ${lane} at ${address}`, ko: `${lane} 탭(${address})` }
}
