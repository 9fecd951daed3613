/** The words of the field, where the app shows the thing itself; what is widely told otherwise is said here as it is. */
type Entries = readonly (readonly [word: string, meaning: string])[]

const en = {
  appTitle: 'Words of the app',
  app: [
    ['Profile', 'One browser with its own storage: Laptop, Phone, Private.'],
    ['Receipt', 'All that is known of one request, first what the browser decided and what the server decided.'],
    ['Lane', 'The letter of a tab: A, B, C … It is shown wherever that tab did something.'],
    ['Verdict', 'What the browser decided on one cookie: sent or held back, stored or rejected, with Chromium’s own reason.'],
    ['Decision', 'The server’s checks in their order, up to the first that failed.'],
    ['Cursor', 'The event that you are looking at. Every panel shows the state at that event.'],
    ['Lab clock', 'The time that the server and the cookie jars follow. It can be moved forward.'],
    ['Lab setting', 'What the server does differently for the sake of a lesson. “Lab settings” lists them all.'],
  ] satisfies Entries as Entries,
  fieldTitle: 'Words of the field',
  field: [
    ['Authentication', 'Finding out who is asking: by a password, a session id or a token. It failed or is missing: 401.'],
    [
      'Authorization',
      'Deciding what a known user may do: by a role, a permission or an owner. Refused: usually 403. The header field Authorization, despite its name, carries a credential for authentication.',
    ],
    [
      'Stateless',
      'HTTP is stateless: the server knows nothing of earlier requests unless the request brings it along. It does not mean that the connection closes.',
    ],
    [
      'Cookie',
      'A name and a value that the browser stores for a host and sends back by itself, if Domain, Path, Secure and SameSite allow it. The server gets back name and value only.',
    ],
    [
      'Deleting a cookie',
      'A Set-Cookie with an expiry in the past deletes only the cookie with the same name, Domain and Path (and partition). With another Path it deletes nothing.',
    ],
    [
      'Session',
      'The server’s memory of a log-in: a row in its table. The cookie carries only the row’s random id. Quitting the browser may end the cookie; the row stays until a limit or a log-out ends it.',
    ],
    [
      'Session hijacking',
      'Using someone else’s session id or token, copied by a script (XSS) or read on the way. The server cannot tell the thief from the owner.',
    ],
    ['Session fixation', 'The attacker plants a session id before the log-in and uses it afterwards. A new id at log-in prevents it.'],
    [
      'JWT',
      'A JSON statement with a signature: three parts of Base64url. Decoding needs no key, so everyone can read it: it is signed, not encrypted.',
    ],
    [
      'HMAC signature (HS256)',
      'HMAC-SHA-256 over the text “header.payload” with the server’s secret as the key. To verify, the server computes it again and compares. RS256, ES256 and EdDSA sign the same text with a private key, and the public key verifies it.',
    ],
    [
      'Access and refresh token',
      'The access token goes with each request and is short-lived; the refresh token gets a new one. The password grant must not be used for getting them, and the implicit grant should not (RFC 9700 §2.4, §2.1.2).',
    ],
    ['Origin', 'Scheme, host and port together. localStorage, sessionStorage and CORS go by the origin; cookies ignore the port.'],
    ['Site', 'Scheme and registrable domain: shop.test and api.shop.test are the same site. SameSite goes by the site.'],
    [
      'SameSite',
      'When a cookie goes with requests that another site starts. Strict: not at all, though it goes with a typed address. In Chromium a redirect through another site and back still counts as the same site; Firefox and Safari hold the cookie back.',
    ],
    [
      'CSRF',
      'Cross-site request forgery: another site sends a request in your name, and the browser adds your cookie. SameSite is only part of the defence; a server also checks Origin or a CSRF token.',
    ],
    [
      'XSS',
      'Cross-site scripting: a foreign script runs in the page. HttpOnly keeps it from reading the cookie, not from sending requests that carry it.',
    ],
    ['CORS', 'Decides whether a page may read the response of another origin. A simple request arrives at the server all the same.'],
    ['Preflight', 'The OPTIONS request by which the browser first asks whether a page of another origin may send the real one.'],
    [
      'IDOR, BOLA',
      'Insecure direct object reference (broken object level authorization): a changed number in the address shows someone else’s data, because the server does not check the owner.',
    ],
    [
      'Third-party cookie',
      'A cookie of another site than the one in the address bar. Safari and Firefox restrict them, Chrome does in Incognito; the tabs here send them.',
    ],
    [
      'Storage partitioning',
      'In a frame of another site, localStorage is kept apart for each site in the address bar (from Chromium 115 on).',
    ],
    [
      'HTTP cache',
      'Copies of responses by address, independent of who is logged in. private and public decide who may keep a copy, no-cache asks first, no-store forbids it.',
    ],
    [
      'bfcache',
      'The whole page kept in memory for Back and Forward. It is not an HTTP cache: no-store does not make Back safe after a log-out in every browser.',
    ],
  ] satisfies Entries as Entries,
}

const ko = {
  appTitle: '앱의 용어',
  app: [
    ['프로필', '저장소가 따로 있는 브라우저 하나입니다. 노트북, 휴대폰, 시크릿이 있습니다.'],
    ['영수증', '요청 하나에 대해 아는 모든 것입니다. 브라우저의 판정과 서버의 결정부터 보여 줍니다.'],
    ['레인', '탭마다 붙는 글자 A, B, C …입니다. 그 탭이 한 일에는 모두 이 글자가 붙습니다.'],
    ['판정', '쿠키 하나에 대한 브라우저의 결정입니다. 보냄과 안 보냄, 저장됨과 거부됨이 있고 Chromium이 밝힌 이유가 붙습니다.'],
    ['결정', '서버가 차례로 한 검사입니다. 처음 실패한 검사까지만 실행됩니다.'],
    ['커서', '지금 보고 있는 이벤트입니다. 모든 패널이 그 순간의 상태를 보여 줍니다.'],
    ['실습실 시계', '서버와 쿠키 저장소가 따르는 시각입니다. 앞으로 돌릴 수 있습니다.'],
    ['설정', '수업을 위해 서버의 동작을 바꾸는 항목입니다. ‘실습실 설정’에 모두 있습니다.'],
  ] satisfies Entries as Entries,
  fieldTitle: '웹 인증의 용어',
  field: [
    ['인증(authentication)', '누가 요청하는지 확인하는 일입니다. 비밀번호, 세션 ID, 토큰으로 합니다. 실패하거나 없으면 401입니다.'],
    [
      '인가(authorization)',
      '누구인지 아는 사용자가 무엇을 해도 되는지 정하는 일입니다. 역할, 권한, 주인으로 정하고, 거절하면 대개 403입니다. Authorization 헤더 필드는 이름과 달리 인증에 쓰는 자격 증명을 담습니다.',
    ],
    [
      '무상태(stateless)',
      'HTTP는 무상태입니다. 요청이 들고 오지 않으면 서버는 앞선 요청에 대해 아무것도 모릅니다. 연결이 끊긴다는 뜻은 아닙니다.',
    ],
    [
      '쿠키(cookie)',
      '브라우저가 호스트마다 저장했다가 Domain, Path, Secure, SameSite가 허락하면 스스로 돌려보내는 이름과 값입니다. 서버는 이름과 값만 받습니다.',
    ],
    [
      '쿠키 삭제',
      '만료 시각이 지난 Set-Cookie는 이름, Domain, Path(와 파티션)가 같은 쿠키만 지웁니다. Path가 다르면 아무것도 지우지 않습니다.',
    ],
    [
      '세션(session)',
      '서버가 로그인을 기억하는 표의 행입니다. 쿠키에는 그 행의 무작위 ID만 있습니다. 브라우저를 종료하면 쿠키는 사라질 수 있지만 행은 시간 제한이나 로그아웃으로 끝날 때까지 남습니다.',
    ],
    [
      '세션 하이재킹(session hijacking)',
      '스크립트(XSS)로 복사하거나 중간에서 읽은 남의 세션 ID나 토큰을 쓰는 공격입니다. 서버는 도둑과 주인을 구별할 수 없습니다.',
    ],
    [
      '세션 고정(session fixation)',
      '공격자가 로그인 전에 세션 ID를 심어 두고 로그인 뒤에 쓰는 공격입니다. 로그인할 때 ID를 새로 만들면 막을 수 있습니다.',
    ],
    [
      'JWT',
      '서명된 JSON이며 Base64url 세 부분으로 되어 있습니다. 디코딩에는 키가 필요 없어 누구나 읽을 수 있습니다. 서명한 것이지 암호화한 것이 아닙니다.',
    ],
    [
      'HMAC 서명(HS256)',
      '“헤더.페이로드” 글에 서버의 비밀 키로 HMAC-SHA-256을 계산한 값입니다. 검증할 때는 서버가 다시 계산해 비교합니다. RS256, ES256, EdDSA는 같은 글에 개인 키로 서명하고 공개 키로 검증합니다.',
    ],
    [
      '액세스 토큰과 리프레시 토큰',
      '액세스 토큰은 요청마다 실리며 수명이 짧고, 리프레시 토큰으로 새 액세스 토큰을 받습니다. 토큰을 받을 때 password 그랜트는 쓰면 안 되고 implicit 그랜트는 쓰지 않아야 합니다(RFC 9700 §2.4, §2.1.2).',
    ],
    [
      '출처(origin)',
      '스킴, 호스트, 포트를 합친 것입니다. localStorage, sessionStorage, CORS는 출처를 따릅니다. 쿠키는 포트를 가리지 않습니다.',
    ],
    ['사이트(site)', '스킴과 등록 도메인입니다. shop.test와 api.shop.test는 같은 사이트입니다. SameSite는 사이트를 따릅니다.'],
    [
      'SameSite 속성',
      '다른 사이트가 시작한 요청에 쿠키가 따라가는 조건입니다. Strict는 전혀 따라가지 않지만 직접 입력한 주소에는 갑니다. Chromium은 다른 사이트를 거쳐 되돌아온 리디렉션도 같은 사이트로 보지만 Firefox와 Safari는 쿠키를 보내지 않습니다.',
    ],
    [
      'CSRF(사이트 간 요청 위조)',
      '다른 사이트가 사용자의 이름으로 요청을 보내고 브라우저가 쿠키를 붙이는 공격입니다. SameSite는 방어의 일부일 뿐이며, 서버는 Origin이나 CSRF 토큰도 확인합니다.',
    ],
    [
      'XSS(사이트 간 스크립팅)',
      '남의 스크립트가 페이지에서 실행되는 공격입니다. HttpOnly는 쿠키를 읽지 못하게 하지만, 쿠키가 따라가는 요청을 보내는 것은 막지 못합니다.',
    ],
    ['CORS(교차 출처 리소스 공유)', '페이지가 다른 출처의 응답을 읽어도 되는지 정합니다. 단순한 요청은 읽지 못해도 서버에 도착합니다.'],
    ['사전 요청(preflight)', '다른 출처의 페이지가 본래 요청을 보내도 되는지 브라우저가 OPTIONS로 먼저 묻는 요청입니다.'],
    ['IDOR, BOLA 취약점', '주인을 확인하지 않아 주소의 번호만 바꾸면 남의 데이터가 보이는 취약점입니다.'],
    [
      '제3자(서드파티) 쿠키',
      '주소창의 사이트가 아닌 다른 사이트의 쿠키입니다. Safari와 Firefox는 제한하고 Chrome은 시크릿 모드에서 막지만, 이 앱의 탭은 보냅니다.',
    ],
    ['저장소 분할', '다른 사이트의 프레임에서는 localStorage가 주소창의 사이트마다 따로 있습니다(Chromium 115부터).'],
    [
      'HTTP 캐시',
      '누가 로그인했는지와 관계없이 주소마다 보관한 응답의 사본입니다. private와 public은 누가 보관할 수 있는지 정하고, no-cache는 먼저 묻고, no-store는 보관을 금지합니다.',
    ],
    [
      'bfcache(뒤로/앞으로 캐시)',
      '뒤로 가기와 앞으로 가기를 위해 메모리에 남겨 둔 페이지 전체입니다. HTTP 캐시가 아니므로, no-store라고 해서 로그아웃 뒤의 뒤로 가기가 모든 브라우저에서 안전하지는 않습니다.',
    ],
  ] satisfies Entries as Entries,
} satisfies typeof en

export const glossaryText = { en, ko }
