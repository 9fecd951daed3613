const en = {
  families: 'Families of refresh tokens',
  tokensOf: (user: string) => `Tokens of ${user}, oldest first`,
  alive: 'alive',
  ended: (how: string) => `ended: ${how}`,
  expiresIn: (span: string) => `expires in ${span}`,
  expiredAgo: (span: string) => `its time was over ${span} ago`,
  states: { current: 'current', rotated: 'used up', revoked: 'revoked', expired: 'expired' },
  logIn: 'from the log-in',
  renewal: (count: number) => `renewal ${count}`,
  older: (count: number) => (count === 1 ? '1 older token' : `${count} older tokens`),
}

const ko = {
  families: '리프레시 토큰 계열',
  tokensOf: (user: string) => `${user} 사용자의 토큰, 오래된 것부터`,
  alive: '유효',
  ended: (how: string) => `끝남: ${how}`,
  expiresIn: (span: string) => `${span} 뒤 만료`,
  expiredAgo: (span: string) => `${span} 전에 유효 기간이 끝남`,
  states: { current: '사용 중', rotated: '사용됨', revoked: '철회됨', expired: '만료됨' },
  logIn: '로그인 때 발급',
  renewal: (count: number) => `갱신 ${count}회째`,
  older: (count: number) => `이전 토큰 ${count}개`,
} satisfies typeof en

export const refreshText = { en, ko }
