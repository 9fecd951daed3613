const en = {
  title: 'Command palette',
  find: 'Find anything',
  field: 'Search commands, tools, lessons and pages',
  list: 'What was found',
  hint: 'Type a word in English or Korean: a name, or a term such as CSRF or JWT.',
  none: 'Nothing has that name',
  noneNote: 'Try a shorter word, or a term such as cookie, JWT or CSRF.',
  found: (count: number) => `${count} found`,
  foundBy: (word: string) => `found by “${word}”`,
  recent: 'Recent',
  openPage: (path: string) => `opens ${path} in a new tab`,
}

const ko = {
  title: '명령 팔레트',
  find: '무엇이든 찾기',
  field: '명령, 도구, 수업, 페이지 찾기',
  list: '찾은 항목',
  hint: '이름이나 CSRF, JWT 같은 용어를 한국어나 영어로 입력하십시오.',
  none: '그런 이름은 없습니다',
  noneNote: '더 짧은 낱말이나 쿠키, JWT, CSRF 같은 용어를 입력해 보십시오.',
  found: (count: number) => `${count}개 찾음`,
  foundBy: (word: string) => `“${word}”로 찾음`,
  recent: '최근 항목',
  openPage: (path: string) => `${path} 페이지를 새 탭에서 엽니다`,
} satisfies typeof en

export const paletteText = { en, ko }
