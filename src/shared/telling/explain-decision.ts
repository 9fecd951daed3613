import { headerValue } from '../web/headers.ts'
import type { Bilingual } from '../language.ts'
import { explainCheck } from '../words/check-words.ts'
import { shown } from '../words/shown.ts'
import { sentHeaders } from './chips.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { Decision, DecisionStep, Exchange, JudgedCookie, Revocation } from '../trace/exchange.ts'
import { answerClause, cookieClause, quoted, shortReason } from './explain-parts.ts'

/** What the browser brought and what the server made of it: the two halves of the receipt in one sentence. */
export function explainDecision(exchange: Exchange, decision: Decision): Bilingual {
  if (decision.outcome === 'refused') return explainRefusal(exchange, decision)
  const answer = answerClause(exchange)
  switch (decision.route) {
    case 'log-in':
      return explainLogIn(decision, answer)
    case 'log-out':
      return explainLogOut(exchange, decision, answer)
    default: {
      const brought = credentialClause(exchange, decision)
      const knew =
        decision.user === null
          ? { en: '', ko: '' }
          : { en: `knew ${shown(decision.user)} and `, ko: `${shown(decision.user)} 사용자임을 알아보고 ` }
      return { en: `${brought.en}; the server ${knew.en}${answer.en}.`, ko: `${brought.ko}, 서버는 ${knew.ko}${answer.ko}` }
    }
  }
}

function explainRefusal(exchange: Exchange, decision: Decision): Bilingual {
  const { route, user, status, steps } = decision
  const refused = steps.find(({ state }) => state === 'refused')
  const why = refused === undefined ? { en: 'It gave no reason.', ko: '이유는 기록되지 않았습니다.' } : sayRefusal(refused)
  const number = status === null ? '' : ` (${status})`
  if (route === 'log-in')
    return { en: `The server refused the log-in${number}. ${why.en}`, ko: `서버가 로그인을 거절했습니다${number.trim()}. ${why.ko}` }
  const brought = credentialClause(exchange, decision)
  const knew = user === null ? { en: '', ko: '' } : { en: `knew ${shown(user)}, and `, ko: `${shown(user)} 사용자임을 알았지만 ` }
  return {
    en: `${brought.en}; the server ${knew.en}refused${number}. ${why.en}`,
    ko: `${brought.ko}, 서버는 ${knew.ko}거절했습니다${number.trim()}. ${why.ko}`,
  }
}

function sayRefusal({ check, code, params }: DecisionStep): Bilingual {
  if (code === null) return { en: '', ko: '' }
  return {
    en: explainCheck(check, 'refused', code, params, 'en').detail,
    ko: explainCheck(check, 'refused', code, params, 'ko').detail,
  }
}

function explainLogIn({ scheme, user }: Decision, answer: Bilingual): Bilingual {
  const name = user === null ? { en: 'the user', ko: '사용자' } : { en: shown(user), ko: `${shown(user)} 사용자` }
  if (isBySession(scheme)) {
    return {
      en: `The password was right; the server began a session for ${name.en} and ${answer.en}.`,
      ko: `비밀번호가 맞아 서버가 ${name.ko}의 세션을 만들고 ${answer.ko}`,
    }
  }
  const keeping: Bilingual =
    scheme === 'bearer'
      ? {
          en: ' The token is in the body: the page’s script has to keep it.',
          ko: ' 토큰은 본문에 있으므로 페이지의 스크립트가 보관해야 합니다.',
        }
      : { en: '', ko: '' }
  return {
    en: `The password was right; the server signed a token for ${name.en} and ${answer.en}.${keeping.en}`,
    ko: `비밀번호가 맞아 서버가 ${name.ko}에게 서명한 토큰을 발급하고 ${answer.ko}${keeping.ko}`,
  }
}

/** Schemes whose cookie is the number of a row: no token, and no copy that outlives it. */
function isBySession(scheme: Decision['scheme']): boolean {
  return scheme === 'session' || scheme === 'passport' || scheme === 'orders' || scheme === 'cache'
}

const revokedWords: { readonly [How in Revocation]: Bilingual } = {
  'refresh-family': {
    en: ' The server ended the refresh token and its family.',
    ko: ' 서버가 리프레시 토큰과 그 계열을 끝냈습니다.',
  },
  denylist: {
    en: ' The server put the access token on its denylist; a copy is refused from now on.',
    ko: ' 서버가 액세스 토큰을 거부 목록에 올렸습니다. 복사본도 이제 거절됩니다.',
  },
  'token-version': {
    en: ' The server raised the user’s token version; every token with an older one is refused from now on.',
    ko: ' 서버가 이 사용자의 토큰 버전을 올렸습니다. 이전 버전의 토큰은 이제 모두 거절됩니다.',
  },
}

const nothing: Bilingual = { en: '', ko: '' }
const noTokenRevoked: Bilingual = {
  en: ' It revoked no token: a copy works until it expires.',
  ko: ' 토큰을 철회하지는 않았으므로 복사본은 만료될 때까지 통합니다.',
}
const accessTokenLeft: Bilingual = {
  en: ' An access token already issued works until it expires.',
  ko: ' 이미 발급한 액세스 토큰은 만료될 때까지 통합니다.',
}

/** What becomes of copies, by what this very request changed in the server's tables. */
function sayRevoked({ hops }: Exchange, scheme: Decision['scheme']): Bilingual {
  if (scheme !== 'jwt-cookie' && scheme !== 'bearer' && scheme !== 'refresh') return nothing
  const revoked = hops.flatMap(hop => hop.revoked ?? [])
  const told = revoked.map(how => revokedWords[how])
  const isAccessRevoked = revoked.some(how => how !== 'refresh-family')
  const rest = isAccessRevoked ? nothing : revoked.length > 0 ? accessTokenLeft : noTokenRevoked
  return { en: told.map(({ en }) => en).join('') + rest.en, ko: told.map(({ ko }) => ko).join('') + rest.ko }
}

function explainLogOut(exchange: Exchange, decision: Decision, answer: Bilingual): Bilingual {
  const brought = credentialClause(exchange, decision)
  const left = sayRevoked(exchange, decision.scheme)
  return {
    en: `${brought.en}; the server logged it out and ${answer.en}.${left.en}`,
    ko: `${brought.ko}, 서버는 로그아웃 처리하고 ${answer.ko}${left.ko}`,
  }
}

/** The credential that the checks asked for: did it come, and if not, why not? */
function credentialClause(exchange: Exchange, decision: Decision): Bilingual {
  const asked = (check: DecisionStep['check']): DecisionStep | undefined =>
    decision.steps.find(step => step.check === check && step.state !== 'not-reached')
  if (asked('authorization-present') !== undefined) return authorizationClause(exchange, decision)
  const cookie = asked('cookie-present')?.params['cookie']
  return typeof cookie === 'string' ? namedCookieClause(exchange, decision, cookie) : cookieClause(exchange)
}

function authorizationClause(exchange: Exchange, { user, scheme: way }: Decision): Bilingual {
  const field = headerValue(sentHeaders(exchange), 'Authorization')
  if (way === 'basic') return basicClause(field !== null, user)
  if (field === null) return { en: 'The page sent no Authorization', ko: '페이지가 Authorization을 보내지 않았고' }
  if (user !== null) {
    return {
      en: `The page’s script sent ${shown(user)}’s token (Authorization)`,
      ko: `페이지의 스크립트가 ${shown(user)} 사용자의 토큰을 Authorization에 실어 보냈고`,
    }
  }
  const scheme = shown(field.split(' ', 1)[0] ?? '')
  return {
    en: `The page’s script sent a credential (Authorization: ${scheme})`,
    ko: `페이지의 스크립트가 자격 증명을 보냈고(Authorization: ${scheme})`,
  }
}

/** With Basic it is the browser itself that keeps the password and sends it. */
function basicClause(hasSent: boolean, user: string | null): Bilingual {
  if (!hasSent) return { en: 'The browser sent no password', ko: '브라우저가 비밀번호를 보내지 않았고' }
  if (user === null) return { en: 'The browser sent a name and a password', ko: '브라우저가 이름과 비밀번호를 보냈고' }
  return { en: `The browser sent ${shown(user)}’s password`, ko: `브라우저가 ${shown(user)} 사용자의 비밀번호를 보냈고` }
}

function namedCookieClause(exchange: Exchange, decision: Decision, name: string): Bilingual {
  const { browser } = exchange
  const named = quoted(name)
  if (browser === null || browser.consideredCookies === null) {
    const isThere = cookieFieldHas(headerValue(sentHeaders(exchange), 'Cookie') ?? '', name)
    return isThere
      ? { en: `The request carried ${named}`, ko: `${named} 쿠키가 함께 왔고` }
      : { en: `The request carried no ${named}`, ko: `${named} 쿠키가 함께 오지 않았고` }
  }
  const judged = browser.requestCookies.filter(candidate => cookieNameOf(candidate) === name)
  if (judged.some(({ verdict }) => verdict.kind === 'sent')) return sentClause(decision, named)
  const held: JudgedCookie | undefined = judged.find(({ verdict }) => verdict.kind === 'held-back')
  if (held !== undefined) {
    const why = shortReason(exchange, held)
    return { en: `The browser held ${named} back (${why.en})`, ko: `브라우저가 ${named} 쿠키를 보내지 않았고(${why.ko})` }
  }
  return { en: `The browser had no ${named} to send`, ko: `브라우저에 보낼 ${named} 쿠키가 없었고` }
}

function sentClause({ user, scheme }: Decision, named: string): Bilingual {
  if (user === null) return { en: `The browser sent ${named}`, ko: `브라우저가 ${named} 쿠키를 보냈고` }
  const [en, ko] = isBySession(scheme) ? ['session', '세션을'] : ['token', '토큰을']
  return { en: `The browser sent ${shown(user)}’s ${en}`, ko: `브라우저가 ${shown(user)} 사용자의 ${ko} 보냈고` }
}

const cookieFieldHas = (field: string, name: string): boolean => field.split(';').some(pair => pair.trim().startsWith(`${name}=`))
