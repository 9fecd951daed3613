const en = {
  filter: 'Filter',
  placeholder: 'Filter: host, cookie, status …',
  hint: 'tab:A host:api.shop.test status:4xx method:POST cookie:sid verdict:held-back check:session-alive is:pinned, or any words; - before one turns it round',
  offers: 'What may follow',
  rows: (count: number) => (count === 1 ? 'in 1 row' : `in ${count} rows`),
  keys: {
    tab: 'the tab’s letter',
    host: 'who was asked',
    status: 'of the response; 4xx for all of them',
    method: 'GET, POST …',
    cookie: 'a cookie’s name',
    verdict: 'the browser’s word on a cookie',
    check: 'a check of the server that ran',
    is: 'pinned, noted, refused, failed …',
  },
  words: 'Words of the filter',
  remove: (word: string) => `Take away ${word}`,
  mistakes: {
    'unknown-key': 'no such word before a colon',
    'unknown-value': 'no row can have this value',
    'no-value': 'a value is missing',
    'open-quote': 'a quotation mark is left open',
  },
  meant: (word: string) => `perhaps ${word}?`,
  ignored: 'Marked words hide nothing.',
  searching: 'Searching …',
}

const ko = {
  filter: '필터',
  placeholder: '필터: 호스트, 쿠키, 상태…',
  hint: 'tab:A host:api.shop.test status:4xx method:POST cookie:sid verdict:held-back check:session-alive is:pinned 또는 아무 낱말. 앞에 -를 붙이면 반대로 찾습니다',
  offers: '이어서 쓸 수 있는 것',
  rows: (count: number) => `항목 ${count}개`,
  keys: {
    tab: '탭의 글자',
    host: '요청을 받은 호스트',
    status: '응답 상태, 4xx는 400번대 모두',
    method: 'GET, POST 같은 메서드',
    cookie: '쿠키 이름',
    verdict: '쿠키에 대한 브라우저의 판정',
    check: '서버가 실행한 검사',
    is: 'pinned(고정), noted(메모), refused(거절)…',
  },
  words: '필터의 낱말',
  remove: (word: string) => `${word} 빼기`,
  mistakes: {
    'unknown-key': '콜론 앞에 올 수 없는 낱말',
    'unknown-value': '어떤 항목도 가질 수 없는 값',
    'no-value': '값이 없음',
    'open-quote': '따옴표가 닫히지 않음',
  },
  meant: (word: string) => `혹시 ${word}?`,
  ignored: '표시된 낱말은 아무것도 숨기지 않습니다.',
  searching: '찾는 중…',
} satisfies typeof en

export const filterText = { en, ko }
