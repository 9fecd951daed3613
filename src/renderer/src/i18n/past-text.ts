const en = {
  title: 'The pages as they were',
  asItWas: (seq: number) => `As it was at event ${seq}`,
  note: 'Pictures: the pages themselves live on beneath, in the present.',
  backToNow: 'Back to now',
  notOpenYet: 'Not open yet:',
  closedSince: 'closed since',
  noTab: 'No tab was open then.',
  noPage: 'This tab had no page yet.',
  noPicture: 'No picture of this page was kept.',
  picture: (lane: string, url: string) => `Tab ${lane} as it looked, at ${url}`,
  tab: (lane: string, profile: string) => `Tab ${lane}, ${profile}`,
  takenAt: (seq: number) => `The picture was taken at event ${seq}`,
}

const ko = {
  title: '그때의 페이지',
  asItWas: (seq: number) => `이벤트 ${seq} 시점의 모습`,
  note: '사진입니다. 실제 페이지는 그 아래에서 현재 상태로 계속 살아 있습니다.',
  backToNow: '지금으로',
  notOpenYet: '아직 열리지 않음:',
  closedSince: '그 뒤에 닫힘',
  noTab: '그때는 열린 탭이 없었습니다.',
  noPage: '이 탭에는 아직 페이지가 없었습니다.',
  noPicture: '이 페이지의 사진이 남아 있지 않습니다.',
  picture: (lane: string, url: string) => `${lane} 탭의 당시 모습, 주소 ${url}`,
  tab: (lane: string, profile: string) => `${lane} 탭, ${profile}`,
  takenAt: (seq: number) => `이벤트 ${seq} 때 찍은 사진입니다`,
} satisfies typeof en

export const pastText = { en, ko }
