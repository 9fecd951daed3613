const en = {
  tab: 'Code',
  intro: 'The very code that decided this request; the checks are marked as they ran.',
  files: 'Files of this decision',
  openCheck: (check: string, state: string) => `Open ${check}, ${state}`,
  states: { passed: 'passed', refused: 'refused', 'not-reached': 'not reached' },
  lines: (path: string) => `Source of ${path}`,
  noDecision: 'No code decided here',
  noDecisionNote: 'The server checked nothing before this response, or nothing reached it.',
  noSource: 'The source of this decision is not in this build',
  noSourceNote: 'The trace may come from another version of Crumbtrail.',
  elsewhere: 'Decided elsewhere:',
}

const ko = {
  tab: '코드',
  intro: '이 요청을 결정한 바로 그 코드입니다. 검사마다 실행된 결과를 표시합니다.',
  files: '이 결정에 쓰인 파일',
  openCheck: (check: string, state: string) => `${check} 열기 (${state})`,
  states: { passed: '통과', refused: '거절', 'not-reached': '실행 안 됨' },
  lines: (path: string) => `${path} 소스`,
  noDecision: '결정한 코드가 없습니다',
  noDecisionNote: '서버가 아무것도 묻지 않고 응답했거나, 서버에 닿은 것이 없습니다.',
  noSource: '이 결정의 소스가 이 빌드에 없습니다',
  noSourceNote: '다른 버전의 Crumbtrail에서 만든 기록일 수 있습니다.',
  elsewhere: '다른 곳에서 실행된 검사:',
} satisfies typeof en

export const codeText = { en, ko }
