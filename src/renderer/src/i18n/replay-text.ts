const en = {
  title: 'Saved trace',
  savedAt: (when: string) => `saved ${when}`,
  redacted: 'secrets are replaced by numbers',
  withSecrets: 'with secrets',
  foreign: 'a HAR of another program: requests only, no verdicts and no decisions',
  end: 'Back to the lab',
  tabs: 'Tabs of the saved trace',
  noTabs: 'No tab was open here',
  noTabsNote: 'Move along the trace, or choose a request.',
  noPage: 'no page yet',
  stageNote: 'The pages themselves are not in the file. Timeline, receipt and inspector show everything that was recorded.',
  reading: 'Reading the saved trace …',
  cancel: 'Cancel',
}

const ko = {
  title: '저장된 기록',
  savedAt: (when: string) => `${when}에 저장`,
  redacted: '비밀 값은 번호로 바꿔 두었음',
  withSecrets: '비밀 값 포함',
  foreign: '다른 프로그램의 HAR: 요청만 있고 판정과 결정은 없음',
  end: '실습실로 돌아가기',
  tabs: '저장된 기록의 탭',
  noTabs: '이 시점에는 열린 탭이 없었습니다',
  noTabsNote: '기록을 따라 이동하거나 요청을 고르십시오.',
  noPage: '아직 페이지 없음',
  stageNote: '페이지 자체는 파일에 들어 있지 않습니다. 타임라인과 영수증, 검사기에는 기록된 것이 모두 보입니다.',
  reading: '저장된 기록을 읽는 중…',
  cancel: '취소',
} satisfies typeof en

export const replayText = { en, ko }
