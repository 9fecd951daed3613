import { lazy, type ComponentType } from 'react'
import type { Bilingual } from '@shared/language.ts'
import type { ToolName } from '@shared/policy/tool-names.ts'
import type { IconName } from '../ui/icon.tsx'
import type { RequestOf } from '../tools/tool-store.ts'

/** One tool: how the menu names it, and what the dialog shows. Its code is loaded when it is opened for the first time. */
interface Tool<Name extends ToolName> {
  readonly icon: IconName
  readonly title: Bilingual
  /** What it is good for, in a few words under its name in the menu. */
  readonly note: Bilingual
  /** Terms of the field that find it in the command palette. */
  readonly words: readonly string[]
  /** What the menu opens; null: it is opened from elsewhere alone, for it needs something to look at. */
  readonly fromMenu: RequestOf<Name> | null
  /** It asks the lab's browser or server for something, so it is not there in a page that was saved. */
  readonly needsLab?: true
  readonly Content: ComponentType<{ readonly request: RequestOf<Name> }>
}

export const tools: { readonly [Name in ToolName]: Tool<Name> } = {
  'compare-schemes': {
    icon: 'book',
    title: { en: 'The same story in four ways', ko: '같은 이야기, 네 가지 방식' },
    note: { en: 'what each scheme costs, counted from this trace', ko: '이 기록에서 센 방식별 비용' },
    words: ['cost', 'comparison', 'stateless', 'session vs JWT', '비교'],
    fromMenu: { tool: 'compare-schemes' },
    Content: lazy(async () => ({ default: (await import('../scheme-costs/scheme-costs.tsx')).SchemeCosts })),
  },
  'request-diff': {
    icon: 'columns',
    title: { en: 'Compare two requests', ko: '요청 둘 비교' },
    note: { en: 'what only one of them carried, and where they part', ko: '한쪽에만 실린 것과 갈라진 곳' },
    words: ['diff', 'difference', 'compare', '차이'],
    fromMenu: { tool: 'request-diff', left: null, right: null },
    Content: lazy(async () => ({ default: (await import('../request-diff/request-diff.tsx')).RequestDiff })),
  },
  'storage-map': {
    icon: 'grid',
    title: { en: 'Storage map: who can see what', ko: '저장소 지도: 무엇을 누가 볼 수 있는지' },
    note: { en: 'every cookie and item against every tab, and why', ko: '모든 쿠키와 항목을 탭마다 견주고, 그 이유을 보여 줌' },
    words: ['cookies', 'localStorage', 'sessionStorage', 'same-origin policy', 'SameSite', 'partition', '동일 출처 정책'],
    fromMenu: { tool: 'storage-map' },
    Content: lazy(async () => ({ default: (await import('../storage-map/storage-map.tsx')).StorageMap })),
  },
  'token-desk': {
    needsLab: true,
    icon: 'key',
    title: { en: 'Token desk: decode, verify, edit', ko: '토큰 작업대: 디코딩, 검증, 편집' },
    note: { en: 'read a JWT, break it, sign it again, put it back', ko: 'JWT를 읽고, 망가뜨리고, 다시 서명하고, 제자리에 넣기' },
    words: ['JWT', 'JWS', 'jwt.io', 'signature', 'forge', 'sign', 'alg none', '서명', '위조'],
    fromMenu: { tool: 'token-desk', token: null },
    Content: lazy(async () => ({ default: (await import('../token-desk/token-desk.tsx')).TokenDesk })),
  },
  sequence: {
    icon: 'arrow',
    title: { en: 'Sequence', ko: '순서도' },
    note: { en: 'tabs, servers and their tables as lanes, step by step', ko: '탭, 서버, 서버의 표를 줄로 세워 한 단계씩 그림' },
    words: ['sequence diagram', 'Mermaid', 'SVG', '다이어그램'],
    fromMenu: { tool: 'sequence', rowKeys: null },
    Content: lazy(async () => ({ default: (await import('../sequence/sequence-tool.tsx')).SequenceTool })),
  },
  workbench: {
    needsLab: true,
    icon: 'edit',
    title: { en: 'Workbench', ko: '실험대' },
    note: {
      en: 'write a cookie, a cache rule or a token, and see what the browser does',
      ko: '쿠키, 캐시 규칙, 토큰을 직접 써서 브라우저에 시험',
    },
    words: ['experiment', 'Set-Cookie', 'Cache-Control', 'JWT', 'try out', 'playground', '실험'],
    fromMenu: { tool: 'workbench', trial: null },
    Content: lazy(async () => ({ default: (await import('../workbench/workbench.tsx')).Workbench })),
  },
  'change-one': {
    needsLab: true,
    icon: 'switches',
    title: { en: 'Change one thing', ko: '하나만 바꿔 보기' },
    note: { en: 'the same request again, with one attribute otherwise', ko: '같은 요청을 속성 하나만 바꿔 다시 실행' },
    words: ['experiment', 'what if', 'vary', '실험'],
    fromMenu: { tool: 'change-one', trial: null },
    Content: lazy(async () => ({ default: (await import('../workbench/change-one.tsx')).ChangeOne })),
  },
  arcade: {
    needsLab: true,
    icon: 'play',
    title: { en: 'Arcade: questions without end', ko: '아케이드: 끝없는 문제' },
    note: { en: 'cookies, caches, tokens; the real browser gives the right answer', ko: '쿠키, 캐시, 토큰. 정답은 실제 브라우저가 정함' },
    words: ['quiz', 'practice', 'random', 'streak', 'seed', '퀴즈', '연습'],
    fromMenu: { tool: 'arcade' },
    Content: lazy(async () => ({ default: (await import('../arcade/arcade.tsx')).Arcade })),
  },
  classroom: {
    needsLab: true,
    icon: 'columns',
    title: { en: 'Classroom: hand in and collect', ko: '교실: 제출하고 모으기' },
    note: { en: 'your progress as a file; a whole class as a table', ko: '내 진행을 파일로, 반 전체를 표로' },
    words: ['class', 'students', 'grades', 'CSV', 'hand-out', 'seat', '학생', '성적', '수업'],
    fromMenu: { tool: 'classroom' },
    Content: lazy(async () => ({ default: (await import('../classroom/classroom.tsx')).Classroom })),
  },
  guesses: {
    icon: 'door',
    title: { en: 'Guesses about held requests', ko: '붙잡은 요청에 대한 예측' },
    note: { en: 'those that were wrong, to look at again', ko: '틀린 예측을 다시 보기' },
    words: ['predict', 'hold', 'intercept', '예측'],
    fromMenu: { tool: 'guesses' },
    Content: lazy(async () => ({ default: (await import('../hold/guess-list.tsx')).GuessList })),
  },
  checkpoints: {
    icon: 'copy',
    title: { en: 'Checkpoints of the whole lab', ko: '실습실 전체의 체크포인트' },
    note: { en: 'keep the lab as it is now, and come back to it', ko: '지금의 실습실을 담아 두었다가 다시 돌아오기' },
    words: ['snapshot', 'undo', 'save', 'restore', 'crumbworld', '스냅샷', '되돌리기'],
    fromMenu: { tool: 'checkpoints', begin: null },
    Content: lazy(async () => ({ default: (await import('../checkpoints/checkpoints.tsx')).Checkpoints })),
  },
  biography: {
    icon: 'history',
    title: { en: 'Biography', ko: '일대기' },
    note: { en: 'the life of one cookie, storage item or token', ko: '쿠키, 저장 항목, 토큰 하나의 일대기' },
    words: ['history', 'lifetime'],
    fromMenu: null,
    Content: lazy(async () => ({ default: (await import('../biography/biography.tsx')).Biography })),
  },
}
