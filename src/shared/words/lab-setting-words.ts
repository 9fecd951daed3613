import type { LabSettingName, LabSettingValue } from '../lab/lab-settings.ts'
import type { Text } from '../language.ts'

/** What each switch is called. A switch without a name in both languages does not compile. */
export const labSettingTitles: { readonly [Name in LabSettingName]: Text } = {
  sessionNewIdAtLogIn: { en: 'New session id at log-in', ko: '로그인할 때 새 세션 ID' },
  sessionsPerUser: { en: 'Sessions per user', ko: '사용자당 세션 수' },
  sessionStore: { en: 'Where sessions are kept', ko: '세션을 보관하는 곳' },
  sessionIdleMinutes: { en: 'Idle timeout in minutes', ko: '유휴 시간 제한(분)' },
  sessionAbsoluteMinutes: { en: 'Absolute timeout in minutes', ko: '절대 시간 제한(분)' },
  sessionRoleFrom: { en: 'Where a session’s role comes from', ko: '세션의 역할을 읽는 곳' },
  tokenAlgorithm: { en: 'Algorithm of JWTs', ko: 'JWT 알고리즘' },
  tokenLifeSeconds: { en: 'Lifetime of a JWT in seconds', ko: 'JWT 수명(초)' },
  tokenSecret: { en: 'Secret of HS256', ko: 'HS256 비밀 키' },
  tokenTrustsHeader: { en: 'Trust the token’s own header', ko: '토큰의 헤더를 믿음' },
  tokenHandOver: { en: 'How the JWT is handed over', ko: 'JWT를 건네는 방법' },
  bearerKeptIn: { en: 'Where the page keeps its token', ko: '페이지가 토큰을 보관하는 곳' },
  tokenRevocation: { en: 'What revokes a JWT', ko: 'JWT를 철회하는 방법' },
  accessLifeSeconds: { en: 'Lifetime of an access token in seconds', ko: '액세스 토큰 수명(초)' },
  refreshLifeMinutes: { en: 'Lifetime of a refresh token in minutes', ko: '리프레시 토큰 수명(분)' },
  refreshRotates: { en: 'Rotate refresh tokens', ko: '리프레시 토큰 교체' },
  refreshReuseRevokes: { en: 'Reuse revokes the family', ko: '재사용하면 계열 전체 철회' },
  refreshKeptIn: { en: 'Where the refresh token is kept', ko: '리프레시 토큰을 보관하는 곳' },
  refreshRenewedBy: { en: 'Who renews', ko: '갱신하는 쪽' },
  ordersCheckOwner: { en: 'Check whose order it is', ko: '주문의 주인 확인' },
  adsPartitioned: { en: 'Partitioned cookie of ads.test', ko: 'ads.test의 분할 쿠키' },
  cachePrivatePage: { en: 'Cache-Control of the private page', ko: '개인 페이지의 Cache-Control' },
}

const valueWords: Readonly<Record<string, Text>> = {
  true: { en: 'on', ko: '켬' },
  false: { en: 'off', ko: '끔' },
}

/** The value as people read it; the words of the standards stay as they are. */
export function sayLabSettingValue(value: LabSettingValue): Text {
  const plain = String(value)
  return valueWords[plain] ?? { en: plain, ko: plain }
}
