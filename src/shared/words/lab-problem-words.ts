import type { Bilingual } from '../language.ts'
import type { LabProblem, PlainLabProblem } from '../problem/lab-problem.ts'
import { saySchemaIssue } from './schema-issue-words.ts'
import { visibleText } from '../web/visible-text.ts'
import { shown } from './shown.ts'

/** Why something cannot be done, and what to do instead. */
export function sayLabProblem(problem: LabProblem): Bilingual {
  switch (problem.kind) {
    case 'no-tab': {
      const tab = shown(problem.tab)
      return {
        en: `There is no tab ${tab} on the stage (any more). Choose another one.`,
        ko: `${tab} 탭이 더 이상 없습니다. 다른 탭을 고르십시오.`,
      }
    }
    case 'no-window': {
      const window = shown(problem.window)
      return {
        en: `There is no window ${window} on the stage (any more). Choose another one.`,
        ko: `${window} 창이 더 이상 없습니다. 다른 창을 고르십시오.`,
      }
    }
    case 'page-endless':
    case 'page-not-shown':
      return sayPage(problem)
    case 'order-wrong': {
      const detail = shown(problem.order.detail)
      return {
        en: `The request cannot be sent as it is written (${problem.order.code})${detail === '' ? '.' : `: ${detail}`}`,
        ko: `쓰인 대로는 요청을 보낼 수 없습니다(${problem.order.code})${detail === '' ? '.' : `: ${detail}`}`,
      }
    }
    case 'no-lesson':
      return { en: `There is no lesson ${shown(problem.lesson)}.`, ko: `${shown(problem.lesson)} 수업이 없습니다.` }
    case 'no-such-answer':
      return { en: `There are answers 0 to ${problem.last}.`, ko: `답은 0번부터 ${problem.last}번까지 있습니다.` }
    case 'cookie-not-taken':
      return {
        en: `The browser did not take the cookie: ${visibleText(problem.reason)}`,
        ko: `브라우저가 쿠키를 받지 않았습니다. 브라우저가 밝힌 이유: ${visibleText(problem.reason)}`,
      }
    case 'item-not-taken':
      return {
        en: `The tab did not take the item: ${visibleText(problem.reason)}`,
        ko: `탭이 항목을 받지 않았습니다. 브라우저가 밝힌 이유: ${visibleText(problem.reason)}`,
      }
    case 'cookie-gone':
      return { en: `${shown(problem.name)} is no longer in the jar.`, ko: `${shown(problem.name)} 쿠키가 더 이상 저장소에 없습니다.` }
    case 'no-host':
      return {
        en: `${shown(problem.typed)} has no host that could be: try shop.test.`,
        ko: `${shown(problem.typed)} 주소의 호스트는 있을 수 없는 것입니다. shop.test 같은 호스트를 쓰십시오.`,
      }
    case 'no-address':
      return {
        en: `"${shown(problem.typed)}" is not an address. Try shop.test, api.shop.test or evil.test.`,
        ko: `"${shown(problem.typed)}" 값은 주소가 아닙니다. shop.test, api.shop.test, evil.test 가운데 하나를 써 보십시오.`,
      }
    case 'bad-message': {
      const { en, ko } = saySchemaIssue(problem.issue)
      const place = problem.at === '' ? problem.channel : `${problem.channel}, ${shown(problem.at)}`
      return { en: `${place}: ${en}.`, ko: `${place}: ${ko}.` }
    }
    case 'foreign-sender':
      return { en: `${problem.channel} is for the app’s own page alone.`, ko: `${problem.channel} 요청은 앱의 페이지만 보낼 수 있습니다.` }
    default:
      return plainWords[problem.kind]
  }
}

function sayPage({ kind, page }: Extract<LabProblem, { readonly page: string }>): Bilingual {
  const address = shown(page)
  return kind === 'page-endless'
    ? {
        en: `The page that sends it, ${address}, does not come to an end.`,
        ko: `요청을 보낼 ${address} 페이지를 불러오는 일이 끝나지 않습니다.`,
      }
    : {
        en: `The page that sends it, ${address}, cannot be shown in the tab.`,
        ko: `요청을 보낼 ${address} 페이지를 탭에 띄울 수 없습니다.`,
      }
}

const plainWords: { readonly [Kind in PlainLabProblem]: Bilingual } = {
  paused: {
    en: 'Recording is paused, so nothing of it would be seen. Resume recording first.',
    ko: '기록을 멈춘 상태라 아무것도 볼 수 없습니다. 먼저 기록을 다시 시작하십시오.',
  },
  'request-not-begun': { en: 'The browser did not begin the request.', ko: '브라우저가 요청을 시작하지 않았습니다.' },
  'request-under-way': { en: 'The request before this one is still on its way.', ko: '앞서 보낸 요청이 아직 끝나지 않았습니다.' },
  'page-needed': {
    en: 'A request of this kind can only be sent from an open page.',
    ko: '이 방법으로 보내려면 요청을 보낼 페이지가 있어야 합니다.',
  },
  'request-held': { en: 'A request waits already. Let it go first.', ko: '이미 붙잡아 둔 요청이 있습니다. 먼저 그 요청을 보내십시오.' },
  'held-gone': { en: 'This request is no longer held.', ko: '붙잡아 두었던 그 요청은 이미 떠났습니다.' },
  'no-lesson-played': { en: 'No lesson is being played.', ko: '진행 중인 수업이 없습니다.' },
  'no-policy-opened': { en: 'No policy was opened. Open it first.', ko: '연 정책이 없습니다. 먼저 정책을 여십시오.' },
  'no-lesson-folder': { en: 'No folder of lessons is chosen.', ko: '수업 폴더를 고르지 않았습니다.' },
  'bad-lesson-name': {
    en: 'A lesson file is named with letters and ends in .yaml; the name has no slash and does not begin with a dot.',
    ko: '수업 파일 이름은 .yaml로 끝나야 하고, 빗금(/)이 없어야 하며, 점으로 시작하지 않아야 합니다.',
  },
  'lesson-file-changed': {
    en: 'Another program has changed this file, or made one of this name. Save under another name, or open the file again.',
    ko: '다른 프로그램이 이 파일을 바꾸었거나 같은 이름의 파일을 만들었습니다. 다른 이름으로 저장하거나 파일을 다시 여십시오.',
  },
  'nothing-asked': { en: 'Nothing is asked at the moment.', ko: '지금은 묻는 것이 없습니다.' },
  'nothing-to-do': { en: 'There is nothing to be done at the moment.', ko: '지금은 할 일이 없습니다.' },
  'lesson-stuck': { en: 'The lesson did not get this far. Start it again.', ko: '수업이 여기까지 오지 못했습니다. 다시 시작하십시오.' },
  'last-step': { en: 'This is the last step. Go back, or start again.', ko: '마지막 단계입니다. 뒤로 가거나 다시 시작하십시오.' },
  'first-step': { en: 'This is the first step.', ko: '첫 단계입니다.' },
  'task-first': { en: 'Do the task first, or let the lesson do it.', ko: '먼저 과제를 하거나 수업에 맡기십시오.' },
  'no-hint': { en: 'This step has no hint.', ko: '이 단계에는 힌트가 없습니다.' },
  'tab-without-page': {
    en: 'The tab shows no page yet: open one first, storage belongs to its origin.',
    ko: '탭에 아직 페이지가 없습니다. 저장소는 출처에 딸린 것이니 먼저 페이지를 여십시오.',
  },
  'session-gone': { en: 'The server has no such session any more.', ko: '서버에 그 세션이 더 이상 없습니다.' },
  'row-gone': {
    en: 'The server has nothing of that name (any more). Look at its tables at “now”.',
    ko: '서버에 그런 이름의 것이 더 이상 없습니다. ‘지금’에서 서버의 표를 보십시오.',
  },
  'prompt-gone': {
    en: 'The browser no longer asks for this name and password.',
    ko: '브라우저가 더 이상 이 이름과 비밀번호를 묻지 않습니다.',
  },
  'dialog-gone': { en: 'The page no longer asks this.', ko: '페이지가 더 이상 이것을 묻지 않습니다.' },
  'page-silent': {
    en: 'The page of a tab does not respond, so its own storage could not be reached. Close or stop that page, and try again.',
    ko: '응답하지 않는 페이지가 있어 그 페이지의 저장소에 닿지 못했습니다. 페이지를 닫거나 멈춘 뒤 다시 해 보십시오.',
  },
  'popup-alone': {
    en: 'A popup is a window of its own and cannot be duplicated.',
    ko: '팝업은 별도의 창이므로 복제할 수 없습니다.',
  },
  'page-not-of-tab': { en: 'This page does not belong to that tab.', ko: '이 페이지는 그 탭의 것이 아닙니다.' },
  'header-no-object': { en: 'The header is no JSON object with unique names.', ko: '헤더가 이름이 겹치지 않는 JSON 객체가 아닙니다.' },
  'payload-no-object': { en: 'The payload is no JSON object.', ko: '페이로드가 JSON 객체가 아닙니다.' },
  'no-secret': { en: 'A secret has at least one character.', ko: '비밀 값은 한 글자 이상이어야 합니다.' },
  'experiment-runs': {
    en: 'Another experiment is still running. Wait for it, or cancel it.',
    ko: '다른 실험이 아직 진행 중입니다. 기다리거나 취소하십시오.',
  },
  'world-busy': {
    en: 'The lab does not come to rest: a request, a dialog or a page is still at work. Wait until it is over, or close that tab, and try again.',
    ko: '실습실이 멈추지 않습니다. 아직 끝나지 않은 요청이나 대화 상자, 페이지가 있습니다. 끝나기를 기다리거나 그 탭을 닫고 다시 해 보십시오.',
  },
  'world-too-large': {
    en: 'The lab holds more than a snapshot can (2 MB and 60 tabs in all). Clear a storage or close tabs, and try again.',
    ko: '실습실에 스냅샷에 담을 수 있는 것보다 많은 데이터가 있습니다(모두 2 MB, 탭 60개까지). 저장소를 비우거나 탭을 닫고 다시 해 보십시오.',
  },
  'world-under-way': {
    en: 'Another snapshot is being taken or restored. Wait for it.',
    ko: '다른 스냅샷을 만들거나 되돌리는 중입니다. 끝나기를 기다리십시오.',
  },
  'checkpoint-gone': { en: 'This checkpoint is no longer there.', ko: '이 체크포인트는 더 이상 없습니다.' },
  'too-many-checkpoints': {
    en: 'There are 30 checkpoints already. Delete one first.',
    ko: '체크포인트가 이미 30개입니다. 먼저 하나를 지우십시오.',
  },
  'no-lab': {
    en: 'This page was saved by Crumbtrail and has no lab behind it. Open Crumbtrail to do that.',
    ko: '이 페이지는 Crumbtrail에서 저장한 것이라 뒤에 실습실이 없습니다. 그 일은 Crumbtrail에서 하십시오.',
  },
  'export-runs': {
    en: 'Another export is still being written. Wait for it, or cancel it.',
    ko: '다른 파일을 아직 쓰고 있습니다. 기다리거나 취소하십시오.',
  },
}
