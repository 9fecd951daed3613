import type { LabSettingName, LabSettingValue } from '../lab/lab-settings.ts'
import type { Bilingual } from '../language.ts'
import { shown } from './shown.ts'

/** What each switch is called. A switch without a name in both languages does not compile. */
export const labSettingTitles: { readonly [Name in LabSettingName]: Bilingual } = {
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
  tokenHandOver: { en: 'How the JWT is delivered', ko: 'JWT를 전달하는 방법' },
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

export const labSettingGroups = [
  {
    title: { en: 'Sessions', ko: '세션' },
    names: ['sessionNewIdAtLogIn', 'sessionsPerUser', 'sessionStore', 'sessionIdleMinutes', 'sessionAbsoluteMinutes', 'sessionRoleFrom'],
  },
  {
    title: { en: 'Tokens (JWT)', ko: '토큰(JWT)' },
    names: ['tokenAlgorithm', 'tokenLifeSeconds', 'tokenSecret', 'tokenTrustsHeader', 'tokenHandOver', 'bearerKeptIn', 'tokenRevocation'],
  },
  {
    title: { en: 'Access and refresh tokens', ko: '액세스 토큰과 리프레시 토큰' },
    names: ['accessLifeSeconds', 'refreshLifeMinutes', 'refreshRotates', 'refreshReuseRevokes', 'refreshKeptIn', 'refreshRenewedBy'],
  },
  {
    title: { en: 'Authorization, cookies, cache', ko: '인가, 쿠키, 캐시' },
    names: ['ordersCheckOwner', 'adsPartitioned', 'cachePrivatePage'],
  },
] as const satisfies readonly { readonly title: Bilingual; readonly names: readonly LabSettingName[] }[]

/** What one can learn by turning the switch: a sentence each. */
export const labSettingLessons: { readonly [Name in LabSettingName]: Bilingual } = {
  sessionNewIdAtLogIn: {
    en: 'Off, an id that an attacker planted before the log-in stays good after it: session fixation.',
    ko: '끄면 공격자가 로그인 전에 심어 둔 ID가 로그인 뒤에도 통합니다. 세션 고정 공격입니다.',
  },
  sessionsPerUser: {
    en: 'With “one”, logging in on the phone logs the laptop out.',
    ko: '‘하나만’으로 바꾸면 휴대폰에서 로그인할 때 노트북이 로그아웃됩니다.',
  },
  sessionStore: {
    en: 'A store in memory is empty after a restart of the server; one on disk survives it and is slower.',
    ko: '메모리 저장소는 서버를 다시 시작하면 비워지고, 디스크 저장소는 남아 있지만 더 느립니다.',
  },
  sessionIdleMinutes: {
    en: 'How long a session may be unused before the server ends it, whatever the cookie says.',
    ko: '쿠키와 관계없이, 사용하지 않은 세션을 서버가 끝내기까지의 시간입니다.',
  },
  sessionAbsoluteMinutes: {
    en: 'When you have to log in again, however often the session is used.',
    ko: '계속 사용하더라도 다시 로그인해야 하는 시간입니다.',
  },
  sessionRoleFrom: {
    en: 'From the users table, a new role acts with the next request; from the session’s row, at the next log-in only.',
    ko: '사용자 표에서 읽으면 바뀐 역할이 다음 요청부터, 세션 행에서 읽으면 다음 로그인부터 적용됩니다.',
  },
  tokenAlgorithm: {
    en: 'HS256 has one secret for signing and checking; the others sign with a private key, and a public one is enough to check.',
    ko: 'HS256은 비밀 키 하나로 서명하고 확인합니다. 나머지는 개인 키로 서명하고 공개 키로 확인합니다.',
  },
  tokenLifeSeconds: {
    en: 'A stolen token is good until its exp: the shorter, the less harm, and the more often users log in.',
    ko: '훔친 토큰은 exp까지 쓸 수 있습니다. 짧을수록 피해가 줄지만 그만큼 자주 로그인합니다.',
  },
  tokenSecret: {
    en: 'A word from a list of passwords is found at once, and anyone who has it can sign tokens for every user.',
    ko: '흔한 비밀번호 목록에 있는 단어는 금세 밝혀지며, 이를 알면 누구의 토큰이든 서명할 수 있습니다.',
  },
  tokenTrustsHeader: {
    en: 'On, the token itself says how it is verified: attacks with alg “none” and key confusion succeed.',
    ko: '켜면 토큰이 스스로 검증 방법을 정합니다. alg “none”과 키 혼동 공격이 통합니다.',
  },
  tokenHandOver: {
    en: 'An HttpOnly cookie keeps the token from scripts; the other three put it where an attacker’s script (XSS) can read it.',
    ko: 'HttpOnly 쿠키는 스크립트가 읽지 못합니다. 나머지 세 방법은 공격자의 스크립트(XSS)가 읽을 수 있습니다.',
  },
  bearerKeptIn: {
    en: 'Decides who shares the token, all tabs, one tab or one page, and what a reload loses.',
    ko: '토큰을 모든 탭, 탭 하나, 페이지 하나 중 어디에서 함께 쓰는지, 새로고침하면 무엇을 잃는지가 달라집니다.',
  },
  tokenRevocation: {
    en: 'Waiting for exp costs nothing and takes longest; a denylist or a version costs a look-up with each request.',
    ko: 'exp를 기다리면 비용은 없지만 가장 오래 걸립니다. 거부 목록이나 버전은 요청마다 조회해야 합니다.',
  },
  accessLifeSeconds: {
    en: 'A short life makes a stolen access token worthless soon, and renewals frequent.',
    ko: '수명이 짧으면 훔친 액세스 토큰이 곧 쓸모없어지지만 갱신은 잦아집니다.',
  },
  refreshLifeMinutes: {
    en: 'How long you stay logged in without typing the password again.',
    ko: '비밀번호를 다시 입력하지 않고 로그인 상태로 지낼 수 있는 시간입니다.',
  },
  refreshRotates: {
    en: 'On, each refresh token works once, so that the use of a copy is noticed.',
    ko: '켜면 리프레시 토큰을 한 번만 쓸 수 있어, 복사된 토큰이 드러납니다.',
  },
  refreshReuseRevokes: {
    en: 'A token that comes a second time may have been copied. On, its whole family ends, the thief’s newest one included.',
    ko: '두 번 쓰인 토큰은 복사된 것일 수 있습니다. 켜면 도둑의 최신 토큰까지 계열 전체가 끝납니다.',
  },
  refreshKeptIn: {
    en: 'A cookie with a path goes to the renewal address alone and no script reads it; localStorage is open to every script.',
    ko: '경로를 제한한 쿠키는 갱신 주소로만 가고 스크립트가 읽지 못합니다. localStorage는 모든 스크립트에 열려 있습니다.',
  },
  refreshRenewedBy: {
    en: 'The page renews when it meets a 401, or the server renews at once when both tokens come together.',
    ko: '페이지가 401을 받고 갱신하거나, 두 토큰이 함께 오면 서버가 곧바로 갱신합니다.',
  },
  ordersCheckOwner: {
    en: 'Off, anyone who guesses a number reads the orders of others (IDOR, BOLA): a role alone does not protect data.',
    ko: '끄면 번호만 짐작해도 남의 주문을 읽습니다(IDOR, BOLA). 역할만으로는 데이터를 지킬 수 없습니다.',
  },
  adsPartitioned: {
    en: 'On, ads.test has a separate cookie under every site, and cannot follow a visitor from site to site.',
    ko: '켜면 ads.test의 쿠키가 사이트마다 따로 생겨, 사이트를 넘나들며 사람을 따라다닐 수 없습니다.',
  },
  cachePrivatePage: {
    en: 'With a lifetime (private or public alike), the browser can show the page of one user to the next; no-store and no-cache prevent it.',
    ko: '수명을 주면(private이든 public이든) 앞 사용자의 페이지가 다음 사용자에게 보일 수 있습니다. no-store와 no-cache는 이것을 막습니다.',
  },
}

const valueWords: Readonly<Record<string, Bilingual>> = {
  true: { en: 'on', ko: '켬' },
  false: { en: 'off', ko: '끔' },
  many: { en: 'many', ko: '여러 개' },
  one: { en: 'one', ko: '하나만' },
  memory: { en: 'memory', ko: '메모리' },
  disk: { en: 'disk', ko: '디스크' },
  'users-table': { en: 'users table, now', ko: '사용자 표(지금)' },
  'session-row': { en: 'session row, at log-in', ko: '세션 행(로그인 때)' },
  random: { en: 'random', ko: '무작위' },
  weak: { en: 'a weak word', ko: '약한 단어' },
  'http-only': { en: 'HttpOnly cookie', ko: 'HttpOnly 쿠키' },
  readable: { en: 'readable cookie', ko: '스크립트가 읽는 쿠키' },
  header: { en: 'response header', ko: '응답 헤더' },
  copied: { en: 'copied to localStorage', ko: 'localStorage에 복사' },
  wait: { en: 'nothing: wait for exp', ko: '없음(exp까지 대기)' },
  denylist: { en: 'denylist by jti', ko: 'jti 거부 목록' },
  version: { en: 'version per user', ko: '사용자별 버전' },
  cookie: { en: 'HttpOnly cookie', ko: 'HttpOnly 쿠키' },
  page: { en: 'the page', ko: '페이지' },
  server: { en: 'the server', ko: '서버' },
  'public-by-mistake': { en: 'public, by mistake', ko: '실수로 public' },
}
/** The value as people read it; the words of the standards stay as they are. */
export function sayLabSettingValue(value: LabSettingValue): Bilingual {
  const plain = String(value)
  const known = Object.hasOwn(valueWords, plain) ? valueWords[plain] : undefined // a file may say `constructor`
  return known ?? { en: shown(plain), ko: shown(plain) }
}
