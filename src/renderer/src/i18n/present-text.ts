const en = {
  title: 'Presenting',
  spotlight: 'Spotlight',
  stepping: 'One event at a time',
  holding: 'Hold the outcome',
  larger: 'Larger text',
  smaller: 'Smaller text',
  end: 'End',
  waiting: (count: number) => (count === 1 ? '1 event waits' : `${count} events wait`),
  held: 'The outcome waits.',
  show: 'Show it',
  blank: 'The screen is blank. Press any key of the clicker to go on.',
}

const ko = {
  title: '발표 중',
  spotlight: '강조',
  stepping: '이벤트 하나씩',
  holding: '결과 감추기',
  larger: '글자 크게',
  smaller: '글자 작게',
  end: '끝내기',
  waiting: (count: number) => `이벤트 ${count}개 대기 중`,
  held: '결과를 아직 보여 주지 않았습니다.',
  show: '결과 보기',
  blank: '화면을 가렸습니다. 리모컨의 아무 단추나 누르면 계속합니다.',
} satisfies typeof en

export const presentText = { en, ko }
