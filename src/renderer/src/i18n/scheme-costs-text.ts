import type { ComparedScheme } from '@shared/trace/compare-schemes.ts'

const en = {
  open: 'Compare the schemes',
  note: 'Counted from the requests of this trace.',
  empty: 'Nothing to compare yet',
  emptyNote: 'Log in with two or more of the schemes, or play the lesson “The same story four times”.',
  schemes: { basic: 'Basic', session: 'Session', bearer: 'JWT in Authorization', refresh: 'Refresh token' } satisfies Record<
    ComparedScheme,
    string
  >,
  notUsed: (schemes: string) => `Not used in this trace yet: ${schemes}. A JWT in a cookie is not among the four.`,
  what: 'Counted',
  rows: {
    requests: 'Requests',
    octets: 'Credential per request',
    lookUps: 'Look-ups per request',
    role: 'A changed role acted after',
    copy: 'After the last log-out, a copy was good for',
  },
  bytes: (count: number) => `${count} bytes`,
  atOnce: 'at once',
  atOnceDead: 'not at all',
  notYet: 'not yet',
  stillGood: (span: string) => `still good after ${span}`,
  upTo: (span: string) => `less than ${span}`,
  unused: 'not tried',
}

const ko = {
  open: '방식 비교',
  note: '이 기록의 요청으로 계산했습니다.',
  empty: '아직 비교할 것이 없습니다',
  emptyNote: '두 가지 이상의 방식으로 로그인하거나 ‘같은 이야기를 네 번’ 수업을 해 보십시오.',
  schemes: { basic: 'Basic', session: '세션', bearer: 'Authorization의 JWT', refresh: '리프레시 토큰' } satisfies Record<
    ComparedScheme,
    string
  >,
  notUsed: (schemes: string) => `이 기록에서 아직 쓰지 않은 방식: ${schemes}. 쿠키에 담은 JWT는 이 네 가지에 들지 않습니다.`,
  what: '항목',
  rows: {
    requests: '요청 수',
    octets: '요청마다 보낸 자격 증명',
    lookUps: '요청마다 조회한 횟수',
    role: '바뀐 역할이 적용되기까지',
    copy: '마지막 로그아웃 뒤 복사본이 통한 시간',
  },
  bytes: (count: number) => `${count}바이트`,
  atOnce: '곧바로',
  atOnceDead: '통하지 않음',
  notYet: '아직 아님',
  stillGood: (span: string) => `${span} 뒤에도 통함`,
  upTo: (span: string) => `${span} 미만`,
  unused: '해 보지 않음',
} satisfies typeof en

export const schemeCostsText = { en, ko }
