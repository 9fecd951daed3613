const en = {
  title: 'See what a browser sends, what it holds back, and why',
  intro:
    'Real tabs, a real server, one timeline. Log in, and read for every request which cookies went along, which did not, and what the server decided.',
  startHere: 'Start here',
  start: 'Start',
  minutes: (minutes: number) => `about ${minutes} min`,
  steps: (steps: number) => `${steps} steps`,
  lessons: 'More lessons',
  ownFile: 'your file',
  justPlay: 'Just play',
  justPlayNote: 'Opens shop.test and keeps out of your way',
  backToLab: 'Back to the lab',
  backToLabNote: 'Your tabs are still open',
  openFile: 'Open a lesson file …',
  openFileNote: 'A .yaml file from an instructor',
  openTrace: 'Open a saved trace …',
  openTraceNote: 'Or a HAR; step through it without a lab',
  offline: 'Everything stays on this computer. Nothing is sent to the internet.',
  noLessons: 'No lesson could be read. You can still play.',
}

const ko = {
  title: '브라우저가 무엇을 보내고 무엇을 보내지 않는지, 그 이유까지',
  intro:
    '진짜 탭, 진짜 서버, 하나의 타임라인. 로그인해 보고 요청마다 어떤 쿠키가 갔고 어떤 쿠키가 안 갔는지, 서버가 무엇을 결정했는지 읽을 수 있습니다.',
  startHere: '여기서 시작',
  start: '시작',
  minutes: (minutes: number) => `약 ${minutes}분`,
  steps: (steps: number) => `${steps}단계`,
  lessons: '다른 수업',
  ownFile: '내 파일',
  justPlay: '자유 실습',
  justPlayNote: 'shop.test를 열고 간섭하지 않습니다',
  backToLab: '실습실로 돌아가기',
  backToLabNote: '탭이 그대로 열려 있습니다',
  openFile: '수업 파일 열기…',
  openFileNote: '강사가 준 .yaml 파일',
  openTrace: '저장된 기록 열기…',
  openTraceNote: 'HAR도 됩니다. 실습실 없이 한 걸음씩 살펴봅니다',
  offline: '모든 것이 이 컴퓨터 안에서만 이루어집니다. 인터넷으로 아무것도 보내지 않습니다.',
  noLessons: '읽을 수 있는 수업이 없습니다. 자유 실습은 할 수 있습니다.',
} satisfies typeof en

export const startText = { en, ko }
