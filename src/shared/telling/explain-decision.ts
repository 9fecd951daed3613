import type { Bilingual } from '../language.ts'
import type { Decision, DecisionStep, Exchange, Revocation } from '../trace/exchange.ts'
import { explainCheck } from '../words/check-words.ts'
import { shown } from '../words/shown.ts'
import { credentialClause, isBySession } from './explain-request.ts'
import { responseClause } from './explain-response.ts'

/** What the browser sent and what the server decided: the two halves of the receipt in one sentence. */
export function explainDecision(exchange: Exchange, decision: Decision): Bilingual {
  if (decision.outcome === 'refused') return explainRefusal(exchange, decision)
  const response = responseClause(exchange)
  switch (decision.route) {
    case 'log-in':
      return explainLogIn(decision, response)
    case 'log-out':
      return explainLogOut(exchange, decision, response)
    default: {
      const brought = credentialClause(exchange, decision)
      const knew =
        decision.user === null
          ? { en: '', ko: '' }
          : { en: `knew ${shown(decision.user)} and `, ko: `${shown(decision.user)} 사용자임을 알아보고 ` }
      return { en: `${brought.en}; the server ${knew.en}${response.en}.`, ko: `${brought.ko}, 서버는 ${knew.ko}${response.ko}` }
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

function explainLogIn({ scheme, user }: Decision, response: Bilingual): Bilingual {
  const name = user === null ? { en: 'the user', ko: '사용자' } : { en: shown(user), ko: `${shown(user)} 사용자` }
  if (isBySession(scheme)) {
    return {
      en: `The password was right; the server began a session for ${name.en} and ${response.en}.`,
      ko: `비밀번호가 맞아 서버가 ${name.ko}의 세션을 만들고 ${response.ko}`,
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
    en: `The password was right; the server signed a token for ${name.en} and ${response.en}.${keeping.en}`,
    ko: `비밀번호가 맞아 서버가 ${name.ko}에게 서명한 토큰을 발급하고 ${response.ko}${keeping.ko}`,
  }
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

function explainLogOut(exchange: Exchange, decision: Decision, response: Bilingual): Bilingual {
  const brought = credentialClause(exchange, decision)
  const left = sayRevoked(exchange, decision.scheme)
  return {
    en: `${brought.en}; the server logged it out and ${response.en}.${left.en}`,
    ko: `${brought.ko}, 서버는 로그아웃 처리하고 ${response.ko}${left.ko}`,
  }
}
