import type { LintCode } from '../workbench/lint.ts'
import type { Bilingual } from '../language.ts'

/** What is worth a second look, behind the words that are marked. What the browser makes of it is the browser's to say. */
export const lintWords: { readonly [Code in LintCode]: Bilingual } = {
  'control-character': { en: 'A control character: no field may hold one.', ko: '제어 문자입니다. 헤더 필드에 쓸 수 없습니다.' },
  tab: { en: 'A tab: Chromium rejects a cookie that has one inside.', ko: '탭 문자입니다. Chromium은 안에 탭이 있는 쿠키를 거부합니다.' },
  'field-name': {
    en: 'The name of the field is no part of its value: leave it out.',
    ko: '필드의 이름은 값이 아닙니다. 이것은 빼야 합니다.',
  },
  joined: {
    en: 'A comma does not divide cookies: each needs a Set-Cookie field, here a line, of its own.',
    ko: '쉼표로는 쿠키를 나눌 수 없습니다. 쿠키마다 Set-Cookie 필드, 여기서는 한 줄이 따로 필요합니다.',
  },
  'value-too-long': {
    en: 'Longer than 1,024 bytes: browsers ignore the attribute.',
    ko: '1,024바이트를 넘어 브라우저가 속성을 무시합니다.',
  },
  'expires-disputed': {
    en: 'Versions of Chromium read this date differently. All read Wed, 09 Jun 2031 10:18:14 GMT.',
    ko: 'Chromium 버전마다 다르게 읽는 날짜입니다. 어디서나 읽는 형식: Wed, 09 Jun 2031 10:18:14 GMT',
  },
  nothing: { en: 'Neither a name nor a value.', ko: '이름도 값도 없습니다.' },
  'no-name': { en: 'No name: the whole is the value of a nameless cookie.', ko: '이름이 없습니다. 전체가 이름 없는 쿠키의 값이 됩니다.' },
  'line-quoted': {
    en: 'The quotation mark around the line is read as a part of it: leave it out.',
    ko: '줄을 감싼 따옴표도 그대로 읽힙니다. 빼야 합니다.',
  },
  'semicolon-missing': {
    en: 'Attributes are divided by a semicolon; without one this is a part of the value before it.',
    ko: '속성은 세미콜론으로 나눕니다. 세미콜론이 없으면 앞에 있는 값에 들어갑니다.',
  },
  'path-with-query': {
    en: 'The path of a request ends before ? and #, so no request has this one.',
    ko: '요청의 경로는 ?와 # 앞에서 끝나므로 이런 경로의 요청은 없습니다.',
  },
  'hidden-prefix': {
    en: 'A cookie without a name whose value begins like a prefixed name is rejected.',
    ko: '이름이 없고 값이 접두사로 시작하는 쿠키는 거부됩니다.',
  },
  quoted: { en: 'The quotation marks are part of the value.', ko: '따옴표도 값에 들어갑니다.' },
  'too-long': { en: 'Name and value together have more than 4,096 bytes.', ko: '이름과 값을 합쳐 4,096바이트를 넘습니다.' },
  'unknown-attribute': { en: 'No such attribute: browsers skip it.', ko: '없는 속성입니다. 브라우저는 무시합니다.' },
  'misspelt-attribute': { en: 'No such attribute: browsers skip it. Perhaps meant:', ko: '없는 속성이라 무시됩니다. 다음을 뜻했습니까?' },
  'value-not-used': {
    en: 'This attribute takes no value: the text after the equals sign has no effect.',
    ko: '값을 받지 않는 속성입니다. 등호 뒤의 글은 효과가 없습니다.',
  },
  twice: { en: 'Duplicate.', ko: '중복입니다.' },
  'none-without-secure': { en: 'SameSite=None needs Secure beside it.', ko: 'SameSite=None에는 Secure가 함께 있어야 합니다.' },
  'same-site-unknown': {
    en: 'SameSite is Strict, Lax or None; anything else counts as not given.',
    ko: 'SameSite 값은 Strict, Lax, None입니다. 다른 값은 없는 것으로 칩니다.',
  },
  'same-site-misspelt': {
    en: 'SameSite is Strict, Lax or None; anything else counts as not given. Perhaps meant:',
    ko: 'SameSite 값은 Strict, Lax, None입니다. 다른 값은 없는 것으로 칩니다. 다음을 뜻했습니까?',
  },
  'same-site-empty': { en: 'SameSite needs a value: Strict, Lax or None.', ko: 'SameSite에는 Strict, Lax, None 가운데 하나가 필요합니다.' },
  'expires-unreadable': {
    en: 'No date that a browser can read, such as Wed, 09 Jun 2031 10:18:14 GMT.',
    ko: '브라우저가 읽을 수 있는 날짜가 아닙니다. 예: Wed, 09 Jun 2031 10:18:14 GMT',
  },
  'max-age-not-a-number': {
    en: 'Max-Age is a whole number of seconds; anything else is skipped.',
    ko: 'Max-Age 값은 초 단위의 정수입니다. 다른 값은 무시됩니다.',
  },
  'both-lifetimes': { en: 'Max-Age is there as well, and wins.', ko: 'Max-Age도 있으며, 그쪽이 우선합니다.' },
  'path-without-slash': {
    en: 'Does not begin with a slash: the page’s own directory counts instead.',
    ko: '빗금(/)으로 시작하지 않아, 페이지의 디렉터리가 대신 쓰입니다.',
  },
  'domain-empty': { en: 'An empty Domain: the cookie is for this host alone.', ko: 'Domain이 비어 있어 현재 호스트만의 쿠키가 됩니다.' },
  'domain-form': {
    en: 'No host name: a Domain has no scheme, port, path, asterisk or dot at its end. Browsers reject the cookie.',
    ko: '호스트 이름이 아닙니다. Domain에는 스킴, 포트, 경로, 별표, 끝의 점을 쓸 수 없습니다. 브라우저가 쿠키를 거부합니다.',
  },
  'domain-top-level': {
    en: 'A whole top-level domain: no site may set a cookie for it.',
    ko: '최상위 도메인 전체입니다. 어느 사이트도 이 도메인의 쿠키를 설정할 수 없습니다.',
  },
  'domain-foreign': {
    en: 'Neither the responding host nor a parent domain of it: it may not set cookies there.',
    ko: '응답하는 호스트도, 그 상위 도메인도 아닙니다. 그곳의 쿠키는 설정할 수 없습니다.',
  },
  'partitioned-without-secure': { en: 'Partitioned needs Secure beside it.', ko: 'Partitioned에는 Secure가 함께 있어야 합니다.' },
  'secure-prefix': { en: 'A name that begins so demands Secure.', ko: '이렇게 시작하는 이름에는 Secure가 있어야 합니다.' },
  'host-prefix-secure': { en: 'A name that begins so demands Secure.', ko: '이렇게 시작하는 이름에는 Secure가 있어야 합니다.' },
  'host-prefix-path': { en: 'A __Host- name demands Path=/.', ko: '__Host- 이름에는 Path=/가 있어야 합니다.' },
  'host-prefix-domain': { en: 'A __Host- name demands that there is no Domain.', ko: '__Host- 이름에는 Domain이 없어야 합니다.' },
  'http-prefix': {
    en: 'From version 140 on, Chromium demands Secure and HttpOnly of a name that begins so, and rejects the cookie without them.',
    ko: 'Chromium 140부터는 이렇게 시작하는 이름에 Secure와 HttpOnly를 요구하며, 없으면 쿠키를 거부합니다.',
  },
  'unknown-directive': { en: 'No such directive: caches skip it.', ko: '없는 지시어입니다. 캐시는 무시합니다.' },
  'misspelt-directive': { en: 'No such directive: caches skip it. Perhaps meant:', ko: '없는 지시어라 무시됩니다. 다음을 뜻했습니까?' },
  'needs-seconds': { en: 'Needs a number of seconds behind an equals sign.', ko: '등호 뒤에 초 단위의 수가 필요합니다.' },
  'not-seconds': { en: 'Not a whole number of seconds.', ko: '초 단위의 정수가 아닙니다.' },
  semicolon: { en: 'Directives are divided by commas.', ko: '지시어는 쉼표로 나눕니다.' },
  contradiction: { en: 'Conflicts with:', ko: '다음과 충돌합니다:' },
  'private-ignored': { en: 'For shared caches alone, which are kept out by:', ko: '공유 캐시용인데, 다음 지시어가 공유 캐시를 막습니다:' },
  'jwt-form': {
    en: 'Cannot be read: three Base64url parts with dots between them, the first two JSON objects.',
    ko: '읽을 수 없습니다. 점으로 나뉜 Base64url 세 부분이어야 하고, 앞의 둘은 JSON 객체여야 합니다.',
  },
  'jwt-wrapped': {
    en: 'Not part of the token: the field is made from the token alone.',
    ko: '토큰의 일부가 아닙니다. 필드는 토큰만으로 만들어집니다.',
  },
  'jwt-encrypted': {
    en: 'Five parts: an encrypted token (JWE). The lab’s server takes signed ones alone.',
    ko: '다섯 부분으로 된 암호화된 토큰(JWE)입니다. 실습실의 서버는 서명된 토큰만 받습니다.',
  },
  'jwt-unsigned': { en: 'This token is not signed.', ko: '서명되지 않은 토큰입니다.' },
}
