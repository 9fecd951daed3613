import type { WordsOf } from './check-sentence.ts'

/** Keys, revocation and refresh tokens; what a JWT must be in itself stands with the other checks. */
export const tokenCheckWords: WordsOf<
  'token-kept' | 'credentials-readable' | 'token-key-known' | 'token-not-revoked' | 'refresh-found' | 'refresh-unused' | 'refresh-alive'
> = {
  'token-kept': {
    title: { en: 'Find the token of the session', ko: '세션의 토큰 찾기' },
    passed: () => ({
      en: 'The server keeps an access token for this session; the request did not carry it.',
      ko: '서버가 이 세션의 액세스 토큰을 보관하고 있습니다. 요청에 실려 온 것이 아닙니다.',
    }),
    refused: {
      'no-token-kept': () => ({
        en: 'The server keeps no token for this session: it did not begin at this log-in.',
        ko: '서버에 이 세션의 토큰이 없습니다. 이 로그인으로 시작된 세션이 아닙니다.',
      }),
    },
  },
  'credentials-readable': {
    title: { en: 'Read name and password', ko: '이름과 비밀번호 읽기' },
    passed: say => ({
      en: `Base64 of name and password, with a colon between: ${say.text('user')}. Encoded, not encrypted.`,
      ko: `이름과 비밀번호를 콜론으로 이은 Base64입니다(${say.text('user')}). 인코딩일 뿐 암호화가 아닙니다.`,
    }),
    refused: {
      malformed: () => ({
        en: 'What follows “Basic” is not Base64 of a name, a colon and a password (RFC 7617 §2).',
        ko: '“Basic” 뒤의 값이 이름, 콜론, 비밀번호를 Base64로 쓴 것이 아닙니다(RFC 7617 §2).',
      }),
    },
  },
  'token-key-known': {
    title: { en: 'Find the key', ko: '키 찾기' },
    passed: say =>
      say.has('unnamed')
        ? {
            en: `The token names no key (kid); the server takes the one that it signs with now, ${say.text('kid')}.`,
            ko: `토큰에 키 이름(kid)이 없어 서버가 지금 서명에 쓰는 ${say.text('kid')} 키로 검증합니다.`,
          }
        : { en: `The server has the key ${say.text('kid')} (kid).`, ko: `서버에 ${say.text('kid')} 키가 있습니다(kid).` },
    refused: {
      'unknown-key': say => ({
        en: `The token names the key ${say.text('kid')} (kid), and this server never had it.`,
        ko: `토큰에 적힌 ${say.text('kid')} 키(kid)는 이 서버에 있었던 적이 없습니다.`,
      }),
      'retired-key': say => ({
        en: `The key ${say.text('kid')} (kid) is retired: every token that it signed ended with it.`,
        ko: `${say.text('kid')} 키(kid)는 폐기되었습니다. 그 키로 서명한 토큰도 모두 끝났습니다.`,
      }),
    },
  },
  'token-not-revoked': {
    title: { en: 'Not revoked', ko: '철회 여부 확인' },
    passed: say => ({
      en: `Nothing says that the token was revoked (look-ups: ${say.text('lookUps')}).`,
      ko: `철회되었다는 기록이 없습니다. 서버에서 ${say.text('lookUps')}번 조회했습니다.`,
    }),
    refused: {
      revoked: say => ({
        en: `The denylist holds the token’s id ${say.text('jti')} (jti): it was revoked before it expired.`,
        ko: `거부 목록에 이 토큰의 ID ${say.text('jti')} 값(jti)이 있습니다. 만료되기 전에 철회된 토큰입니다.`,
      }),
      'version-too-old': say => ({
        en: `The token carries version ${say.text('version')}, and the tokens of ${say.text('user')} begin at ${say.text('current')}: all older ones were revoked at once.`,
        ko: `토큰의 버전은 ${say.text('version')}이고 ${say.text('user')} 사용자의 토큰은 ${say.text('current')}부터 유효합니다. 그 전의 토큰은 모두 한꺼번에 철회되었습니다.`,
      }),
    },
  },
  'refresh-found': {
    title: { en: 'Find the refresh token', ko: '리프레시 토큰 찾기' },
    passed: say => ({
      en: `The server keeps it, as a hash, for ${say.text('user')}.`,
      ko: `서버에 ${say.text('user')} 사용자의 것으로 해시가 보관되어 있습니다.`,
    }),
    refused: {
      malformed: () => ({
        en: 'What came does not look like a refresh token of this server.',
        ko: '이 서버의 리프레시 토큰 형식이 아닙니다.',
      }),
      'unknown-token': () => ({ en: 'The server never gave out this refresh token.', ko: '서버가 발급한 적이 없는 리프레시 토큰입니다.' }),
      'logged-out': () => ({ en: 'The refresh token ended with a log-out.', ko: '로그아웃으로 끝난 리프레시 토큰입니다.' }),
      revoked: () => ({
        en: 'The refresh token’s whole family was revoked, because one that had been exchanged already was used again.',
        ko: '이미 교체된 토큰이 다시 사용되어 같은 계열의 토큰이 모두 철회되었습니다.',
      }),
      'ended-by-hand': () => ({
        en: 'The refresh token was revoked by hand at the server.',
        ko: '서버에서 직접 철회한 리프레시 토큰입니다.',
      }),
      'lab-reset': () => ({ en: 'The refresh token ended when the lab was reset.', ko: '실습실을 초기화하면서 끝난 리프레시 토큰입니다.' }),
    },
  },
  'refresh-unused': {
    title: { en: 'Never used before', ko: '사용한 적 없음' },
    passed: () => ({ en: 'It is the newest of its family.', ko: '같은 계열에서 가장 최근의 토큰입니다.' }),
    refused: {
      reused: say => ({
        en: `The refresh token was exchanged for a new one ${say.duration('rotatedAgoMs')} ago. Either somebody holds a copy, or one browser renewed twice at once; the server cannot tell.`,
        ko: `${say.duration('rotatedAgoMs')} 전에 새 토큰으로 교체된 리프레시 토큰입니다. 누군가 복사본을 갖고 있거나 한 브라우저가 동시에 두 번 갱신한 것인데, 서버는 구별할 수 없습니다.`,
      }),
    },
  },
  'refresh-alive': {
    title: { en: 'Not expired', ko: '유효 기간 확인' },
    passed: say => ({ en: `Valid for another ${say.duration('expiresInMs')}.`, ko: `${say.duration('expiresInMs')} 더 유효합니다.` }),
    refused: {
      expired: say => ({
        en: `The refresh token expired ${say.duration('expiredMs')} ago.`,
        ko: `리프레시 토큰이 ${say.duration('expiredMs')} 전에 만료되었습니다.`,
      }),
    },
  },
}
