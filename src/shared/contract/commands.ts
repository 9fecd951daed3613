import type { Bilingual } from '../language.ts'
import type { MomentEffect } from './channel-effects.ts'
import type { IpcChannel } from './ipc-contract.ts'

/**
 * A keyboard shortcut, by the physical key (`KeyboardEvent.code`). `primary`: Ctrl, or Cmd on macOS. Exactly these modifiers are held.
 */
export interface Keybinding {
  readonly code: 'F1' | 'F5' | 'F6' | 'ArrowLeft' | 'ArrowRight' | 'End' | 'PageDown' | 'PageUp' | 'Period' | `Key${string}`
  readonly modifier?: 'primary' | 'alt'
  readonly shift?: true
}

/** What a command does to the moment that is looked at: by the channel that it sends, or else as it says here. */
type Effect = { readonly sends: IpcChannel } | { readonly moment: MomentEffect }

/** Something that a person can ask the app to do. */
export type Command = Effect & {
  readonly label: Bilingual
  /** What it means, in a few words under its name in a menu. */
  readonly note?: Bilingual
  /** Other words that find it in the command palette, in any language. */
  readonly words?: readonly string[]
  readonly keys: readonly Keybinding[]
  /** A character that asks for it wherever it is not text. */
  readonly character?: '?'
  /** Where the keys work: in the whole app, its tabs too; while the timeline's list has the focus; or while presenting. */
  readonly scope: 'app' | 'timeline' | 'present'
  /** Its key works while a dialog is open. */
  readonly overDialog?: true
  /** Its key, pressed in a tab, leaves the keyboard there. */
  readonly leavesFocus?: true
}

const primary = (code: Keybinding['code']): Keybinding => ({ code, modifier: 'primary' })
const alt = (code: Keybinding['code']): Keybinding => ({ code, modifier: 'alt' })
const app = { scope: 'app', keys: [] } as const

/** The one table of commands: the shortcuts, the help, the menus and the command palette are made from it. */
const table = {
  'show-commands': {
    ...app,
    label: { en: 'Search commands, tools, lessons and pages', ko: '명령, 도구, 수업, 페이지 찾기' },
    words: ['command palette', 'find anything', '명령 팔레트'],
    keys: [primary('KeyK')],
    moment: 'keeps',
  },
  help: {
    ...app,
    label: { en: 'Keys and help', ko: '단축키와 도움말' },
    words: ['shortcuts', 'keybindings', 'glossary', 'version', '용어'],
    keys: [{ code: 'F1' }],
    character: '?',
    moment: 'keeps',
    overDialog: true,
  },
  'next-pane': { ...app, label: { en: 'Next panel', ko: '다음 패널' }, keys: [{ code: 'F6' }], moment: 'keeps' },
  'previous-pane': { ...app, label: { en: 'Previous panel', ko: '이전 패널' }, keys: [{ code: 'F6', shift: true }], moment: 'keeps' },
  'focus-address': {
    ...app,
    label: { en: 'Go to the address bar', ko: '주소창으로 가기' },
    words: ['URL'],
    keys: [primary('KeyL')],
    moment: 'returns-to-present', // an address is typed in the present
  },
  'reload-tab': {
    ...app,
    label: { en: 'Reload the tab', ko: '탭 새로고침' },
    words: ['refresh'],
    keys: [primary('KeyR'), { code: 'F5' }],
    sends: 'stage:go',
    leavesFocus: true,
  },
  'go-back': { ...app, label: { en: 'Go back in the tab', ko: '탭에서 뒤로 가기' }, words: ['history'], sends: 'stage:go' },
  'go-forward': { ...app, label: { en: 'Go forward in the tab', ko: '탭에서 앞으로 가기' }, words: ['history'], sends: 'stage:go' },
  'new-tab': { ...app, label: { en: 'New tab', ko: '새 탭' }, words: ['open'], keys: [primary('KeyT')], sends: 'stage:open-tab' },
  'duplicate-tab': { ...app, label: { en: 'Duplicate the tab', ko: '탭 복제' }, words: ['sessionStorage'], sends: 'stage:duplicate-tab' },
  'close-tab': { ...app, label: { en: 'Close the tab', ko: '탭 닫기' }, keys: [primary('KeyW')], sends: 'stage:close-tab' },
  find: {
    ...app,
    label: { en: 'Filter the timeline', ko: '타임라인 필터' },
    words: ['find', 'search', '찾기', '검색'],
    keys: [primary('KeyF')],
    moment: 'keeps',
  },
  'toggle-lesson': {
    ...app,
    label: { en: 'Go to the lesson or the inspector', ko: '수업이나 인스펙터로 가기' },
    keys: [primary('KeyJ')],
    moment: 'keeps',
  },
  'hold-next': {
    ...app,
    label: { en: 'Hold the tab’s next request, to guess', ko: '탭의 다음 요청을 붙잡아 예측하기' },
    words: ['intercept', 'breakpoint', '가로채기', '중단점'],
    keys: [primary('KeyP')],
    sends: 'hold:ask',
    leavesFocus: true,
  },
  'step-back': {
    ...app,
    label: { en: 'One event back', ko: '이벤트 하나 뒤로' },
    words: ['time travel', 'previous', '시간 여행'],
    keys: [alt('ArrowLeft')],
    moment: 'keeps',
    overDialog: true,
  },
  'step-forward': {
    ...app,
    label: { en: 'One event forward', ko: '이벤트 하나 앞으로' },
    words: ['time travel', 'next', '시간 여행'],
    keys: [alt('ArrowRight')],
    moment: 'keeps',
    overDialog: true,
  },
  'previous-request': {
    ...app,
    label: { en: 'The request before', ko: '이전 요청' },
    words: ['time travel', 'previous', '시간 여행'],
    keys: [{ code: 'ArrowLeft', modifier: 'alt', shift: true }],
    moment: 'keeps',
    overDialog: true,
  },
  'next-request': {
    ...app,
    label: { en: 'The request after', ko: '다음 요청' },
    words: ['time travel', 'next', '시간 여행'],
    keys: [{ code: 'ArrowRight', modifier: 'alt', shift: true }],
    moment: 'keeps',
    overDialog: true,
  },
  'to-now': {
    ...app,
    label: { en: 'Back to now, follow the newest request', ko: '지금으로 돌아가 최신 요청 따라가기' },
    words: ['present', 'time travel', '현재', '시간 여행'],
    keys: [alt('End')],
    moment: 'returns-to-present',
    overDialog: true,
  },
  'pin-row': {
    label: { en: 'Pin the row, or unpin it', ko: '항목 고정 또는 고정 해제' },
    words: ['bookmark', 'mark'],
    scope: 'timeline',
    keys: [{ code: 'KeyP' }],
    sends: 'trace:pin',
  },
  'note-row': {
    label: { en: 'Write a note on the row', ko: '항목에 메모 쓰기' },
    words: ['comment', 'annotate'],
    scope: 'timeline',
    keys: [{ code: 'KeyN' }],
    moment: 'keeps', // saving the note is what adds a fact
  },
  resend: {
    label: { en: 'Send the request again', ko: '요청 다시 보내기' },
    words: ['resend', 'replay', 'repeat', '재전송'],
    scope: 'timeline',
    keys: [{ code: 'KeyR' }],
    sends: 'request:resend',
  },
  'edit-and-resend': {
    label: { en: 'Change the request and send it', ko: '요청을 고쳐서 보내기' },
    words: ['edit and resend', 'replay', 'tamper', '변조', '재전송'],
    scope: 'timeline',
    keys: [{ code: 'KeyR', shift: true }],
    moment: 'keeps',
  },
  'pause-recording': {
    ...app,
    label: { en: 'Pause recording, or continue it', ko: '기록 멈추기 또는 계속하기' },
    words: ['stop', 'resume', 'trace'],
    sends: 'trace:pause',
  },
  'clear-timeline': {
    ...app,
    label: { en: 'Clear the timeline', ko: '타임라인 지우기' },
    words: ['delete', 'trace'],
    sends: 'trace:clear',
  },
  'go-home': {
    ...app,
    label: { en: 'Go to the start screen', ko: '시작 화면으로 가기' },
    words: ['home', 'lessons', '홈'],
    moment: 'keeps',
  },
  'free-play': { ...app, label: { en: 'Free play', ko: '자유 실습' }, words: ['just play', 'shop.test', 'lab', '실습실'], moment: 'keeps' },
  'open-lesson-file': {
    ...app,
    label: { en: 'Open a lesson file …', ko: '수업 파일 열기…' },
    words: ['YAML'],
    sends: 'lessons:open-file',
  },
  'choose-lesson-folder': {
    ...app,
    label: { en: 'Choose a lesson folder …', ko: '수업 폴더 고르기…' },
    note: { en: 'its lessons come to the start screen, and follow their files', ko: '시작 화면에 나타나고, 파일이 바뀌면 따라 바뀝니다' },
    words: ['YAML', 'directory', 'instructor', 'author', '강사', '만들기'],
    sends: 'lessons:choose-folder',
  },
  'open-trace': {
    ...app,
    label: { en: 'Open a saved trace or a HAR …', ko: '저장된 기록이나 HAR 열기…' },
    note: { en: 'step through it; the lab waits behind it', ko: '한 걸음씩 살펴봅니다. 실습실은 뒤에서 기다립니다' },
    words: ['import', 'load', 'file'],
    sends: 'trace:open-file',
  },
  'save-trace': {
    ...app,
    label: { en: 'Save the trace, secrets replaced', ko: '기록 저장, 비밀 값 가림' },
    note: { en: 'opens again here, with no lab running', ko: '실습실 없이도 여기에서 다시 열 수 있습니다' },
    words: ['export', 'redacted', 'file', '내보내기'],
    sends: 'trace:save',
  },
  'save-trace-with-secrets': {
    ...app,
    label: { en: 'Save the trace with secrets', ko: '기록 저장, 비밀 값 포함' },
    note: { en: 'for yourself alone', ko: '혼자서만 보관하십시오' },
    words: ['export', 'file', '내보내기'],
    sends: 'trace:save',
  },
  'save-page': {
    ...app,
    label: { en: 'Save as a web page, secrets replaced', ko: '웹 페이지로 저장, 비밀 값 가림' },
    note: { en: 'one file that opens in any browser, without Crumbtrail', ko: 'Crumbtrail 없이 어느 브라우저에서나 열리는 파일 하나' },
    words: ['export', 'HTML', 'redacted', 'file', 'share', 'hand-out', '내보내기', '공유'],
    sends: 'trace:save-page',
  },
  'save-page-with-secrets': {
    ...app,
    label: { en: 'Save as a web page with secrets', ko: '웹 페이지로 저장, 비밀 값 포함' },
    note: { en: 'for yourself alone', ko: '혼자서만 보관하십시오' },
    words: ['export', 'HTML', 'file', '내보내기'],
    sends: 'trace:save-page',
  },
  'export-har': {
    ...app,
    label: { en: 'HAR, secrets replaced', ko: 'HAR, 비밀 값 가림' },
    note: {
      en: 'Not looked for: values under 8 characters away from their name, and a secret within Base64',
      ko: '찾지 않는 것: 이름 없이 나온 8자 미만의 값, Base64 안에 든 비밀 값',
    },
    words: ['export', 'save', 'redacted', 'file', '내보내기', '저장'],
    sends: 'trace:export-har',
  },
  'export-har-with-secrets': {
    ...app,
    label: { en: 'HAR with secrets', ko: 'HAR, 비밀 값 포함' },
    note: { en: 'cookies, tokens and passwords as they were', ko: '쿠키, 토큰, 비밀번호를 그대로 담습니다' },
    words: ['export', 'save', 'file', '내보내기', '저장'],
    sends: 'trace:export-har',
  },
  'undo-to-checkpoint': {
    ...app,
    label: { en: 'Undo to the last checkpoint …', ko: '마지막 체크포인트로 되돌리기…' },
    words: ['restore', 'snapshot', 'back', '스냅샷'],
    moment: 'keeps', // it is asked first
  },
  'open-checkpoint-file': {
    ...app,
    label: { en: 'Open a snapshot of the lab …', ko: '실습실 스냅샷 열기…' },
    note: { en: 'shows what it sets before it sets anything', ko: '무엇이 바뀌는지 먼저 보여 줍니다' },
    words: ['crumbworld', 'import', 'load', 'file', 'checkpoint', '체크포인트'],
    moment: 'keeps', // it is looked at first
  },
  'open-policy': {
    ...app,
    label: { en: 'Open a policy …', ko: '정책 열기…' },
    note: { en: 'shows what it hides before it takes effect', ko: '적용하기 전에 무엇을 숨기는지 보여 줍니다' },
    words: ['crumbpolicy', 'exam', 'instructor', 'hide hints', 'file', '시험', '강사'],
    sends: 'policy:open-file',
  },
  'end-policy': {
    ...app,
    label: { en: 'End the policy', ko: '정책 끝내기' },
    words: ['crumbpolicy', 'exam', 'instructor', '시험', '강사'],
    sends: 'policy:end',
  },
  'reset-lab': {
    ...app,
    label: { en: 'Reset lab', ko: '실습실 초기화' },
    words: ['restart', 'clear everything', 'start over'],
    sends: 'stage:reset',
  },
  present: {
    ...app,
    label: { en: 'Present, or end presenting', ko: '발표 시작 또는 끝내기' },
    note: { en: 'for a clicker: spotlight, one event at a time, outcomes that wait', ko: '리모컨용: 강조, 이벤트 하나씩, 결과 감추기' },
    words: ['presentation', 'projector', 'clicker', 'instructor', '프로젝터', '강사'],
    keys: [{ code: 'KeyP', modifier: 'primary', shift: true }],
    moment: 'keeps',
  },
  'present-next': {
    label: { en: 'Next event, outcome or step', ko: '다음 이벤트, 결과, 단계' },
    words: ['clicker', '리모컨'],
    scope: 'present',
    keys: [{ code: 'PageDown' }, { code: 'ArrowRight' }],
    moment: 'keeps',
  },
  'present-previous': {
    label: { en: 'Previous event, while presenting', ko: '발표 중에 이전 이벤트' },
    words: ['clicker', '리모컨'],
    scope: 'present',
    keys: [{ code: 'PageUp' }, { code: 'ArrowLeft' }],
    moment: 'keeps',
  },
  'present-blank': {
    label: { en: 'Blank the screen, or show it again', ko: '화면 가리기 또는 다시 보이기' },
    words: ['clicker', 'black', '리모컨'],
    scope: 'present',
    keys: [{ code: 'Period' }, { code: 'KeyB' }],
    moment: 'keeps',
  },
  'switch-language': {
    ...app,
    label: { en: 'Switch to Korean (한국어)', ko: '영어(English)로 바꾸기' },
    words: ['language', '언어', 'English', '한국어'],
    sends: 'settings:change',
  },
  'theme-system': {
    ...app,
    label: { en: 'Theme: as the system', ko: '테마: 시스템 설정' },
    words: ['display', 'dark mode', 'light mode', 'color', '화면'],
    sends: 'settings:change',
  },
  'theme-light': {
    ...app,
    label: { en: 'Theme: light', ko: '테마: 밝게' },
    words: ['display', 'dark mode', 'light mode', 'color', '화면'],
    sends: 'settings:change',
  },
  'theme-dark': {
    ...app,
    label: { en: 'Theme: dark', ko: '테마: 어둡게' },
    words: ['display', 'dark mode', 'light mode', 'color', '화면'],
    sends: 'settings:change',
  },
  'larger-text': {
    ...app,
    label: { en: 'Larger text', ko: '글자 크게' },
    words: ['zoom', 'text size', 'font', '확대'],
    sends: 'settings:change',
  },
  'smaller-text': {
    ...app,
    label: { en: 'Smaller text', ko: '글자 작게' },
    words: ['zoom', 'text size', 'font', '축소'],
    sends: 'settings:change',
  },
} as const satisfies { readonly [name: string]: Command }

export type CommandName = keyof typeof table
export const commands: { readonly [Name in CommandName]: Command } = table
export const commandNames = Object.keys(table) as readonly CommandName[]
/** What running this command does to the moment by itself; the effect of a channel comes with its call. */
export const momentOf = (name: CommandName): MomentEffect => {
  const command = commands[name]
  return 'moment' in command ? command.moment : 'keeps'
}
