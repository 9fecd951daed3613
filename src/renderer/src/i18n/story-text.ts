const en = {
  title: 'The story in sentences',
  how: 'Level of detail',
  rows: 'In short',
  events: 'Every event',
  page: (from: number, to: number, count: number) => `${from} to ${to} of ${count}`,
  previous: 'Earlier sentences',
  next: 'Later sentences',
  tab: (lane: string) => `Tab ${lane}`,
  event: (seq: number) => `event ${seq}`,
}

const ko = {
  title: '문장으로 읽는 이야기',
  how: '얼마나 자세히 볼지',
  rows: '간단히',
  events: '모든 이벤트',
  page: (from: number, to: number, count: number) => `${count}개 중 ${from}–${to}번째`,
  previous: '앞 문장',
  next: '뒤 문장',
  tab: (lane: string) => `${lane} 탭`,
  event: (seq: number) => `이벤트 ${seq}`,
} satisfies typeof en

export const storyText = { en, ko }
