import type { Bilingual } from '../../language.ts'
import type { CheckCode, CheckName } from '../../trace/check.ts'
import type { Decision, DecisionStep } from '../../trace/exchange.ts'
import type { EventOf, TraceEvent } from '../../trace/trace-event.ts'
import { refreshEndWords, sessionEndWords } from '../../words/server-event-words.ts'
import { shown } from '../../words/shown.ts'
import type { StoreName } from './sequence.ts'

/** What the server asked of one of its tables, or wrote there. */
export interface LookUp {
  readonly store: StoreName
  readonly label: Bilingual
}
type LookUpOf = (step: DecisionStep, decision: Decision) => LookUp | null

const param = ({ params }: DecisionStep, name: string): string | null => {
  const value = params[name]
  return typeof value === 'string' || typeof value === 'number' ? shown(String(value)) : null
}

/** A find that names what came of it: a user, or why there is none. */
function found(store: StoreName, what: Bilingual, step: DecisionStep): LookUp {
  const result = step.state === 'passed' ? whom(param(step, 'user')) : whyNot(step.code)
  return { store, label: { en: `find ${what.en} → ${result.en}`, ko: `${what.ko} 찾기 → ${result.ko}` } }
}

const same = (text: string): Bilingual => ({ en: text, ko: text })
const whom = (user: string | null): Bilingual => (user === null || user === '' ? { en: 'found', ko: '있음' } : same(user))

const endWords: Readonly<Partial<Record<CheckCode, Bilingual>>> = sessionEndWords
function whyNot(code: CheckCode | null): Bilingual {
  const words = code === null ? undefined : endWords[code]
  return words ?? { en: 'none', ko: '없음' }
}

/** The credential's name as the browser knows it: the cookie that the checks asked for. */
function credentialName({ steps }: Decision): Bilingual {
  const cookie = steps.find(({ check }) => check === 'cookie-present')
  const name = cookie === undefined ? null : param(cookie, 'cookie')
  return name === null ? { en: 'session', ko: '세션' } : same(name)
}

/** Which checks ask a table, and what. A check that only compares what it already has asks none. */
const lookUps: { readonly [Name in CheckName]: LookUpOf | null } = {
  'request-readable': null,
  'method-allowed': null,
  'body-readable': null,
  'user-known': step => found('users', { en: 'user', ko: '사용자' }, step),
  'password-right': () => ({ store: 'users', label: { en: 'compare the password', ko: '비밀번호 비교' } }),
  'name-free': step => ({
    store: 'users',
    label: { en: `is ${param(step, 'user') ?? 'the name'} free?`, ko: `${param(step, 'user') ?? ''} 이름 사용 가능?` },
  }),
  'origin-allowed': null,
  'cookie-present': null,
  'session-found': (step, decision) => found('sessions', credentialName(decision), step),
  'session-alive': null,
  'session-logged-in': null,
  'token-kept': () => ({ store: 'sessions', label: { en: 'tokens of this session', ko: '이 세션의 토큰' } }),
  'authorization-present': null,
  'credentials-readable': null,
  'token-well-formed': null,
  'token-algorithm': null,
  'token-key-known': step => {
    const kid = param(step, 'kid')
    return found('keys', kid === null ? { en: 'key', ko: '키' } : { en: `key ${kid}`, ko: `${kid} 키` }, step)
  },
  'token-signature': null,
  'token-time': null,
  'token-issuer': null,
  'token-audience': null,
  'token-not-revoked': step => revocationLookUp(step),
  'refresh-found': step => found('refresh', { en: 'token', ko: '토큰' }, step),
  'refresh-unused': null,
  'refresh-alive': null,
  'role-allowed': null,
  'permission-held': null,
  'order-found': step => found('orders', { en: `order ${param(step, 'order') ?? ''}`, ko: `주문 ${param(step, 'order') ?? ''}` }, step),
  'owner-matches': null,
}

/** Without a list and without versions nothing is asked: that is the point of a token. */
function revocationLookUp(step: DecisionStep): LookUp | null {
  const isRefused = step.state === 'refused'
  if (step.code === 'version-too-old' || step.params['way'] === 'version') {
    return { store: 'users', label: { en: 'find token version', ko: '토큰 버전 찾기' } }
  }
  if (!isRefused && step.params['lookUps'] !== 1) return null
  const result = isRefused ? { en: 'listed', ko: '있음' } : { en: 'not listed', ko: '없음' }
  return { store: 'denylist', label: { en: `find token → ${result.en}`, ko: `토큰 찾기 → ${result.ko}` } }
}

/** null: the check asked no table. */
export function lookUpOf(step: DecisionStep, decision: Decision): LookUp | null {
  return lookUps[step.check]?.(step, decision) ?? null
}

/** What a request changed in a table; null for what is not a change to show, such as a session's time of last use. */
export function storeChangeOf(event: TraceEvent): LookUp | null {
  switch (event.kind) {
    case 'session.changed':
      return sessionChange(event)
    case 'refresh.changed':
      return refreshChange(event)
    case 'user.changed': {
      const name = shown(event.row.name)
      return { store: 'users', label: { en: `change user ${name}`, ko: `${name} 사용자 바꾸기` } }
    }
    case 'denylist.changed':
      if (event.change === 'forgotten') return null
      return {
        store: 'denylist',
        label: { en: `add token of ${shown(event.row.user)}`, ko: `${shown(event.row.user)} 사용자의 토큰 추가` },
      }
    case 'key.changed':
      return {
        store: 'keys',
        label: {
          en: `${keyWords[event.change].en} ${shown(event.row.kid)}`,
          ko: `${shown(event.row.kid)} 키 ${keyWords[event.change].ko}`,
        },
      }
    default:
      return null
  }
}

const keyWords = {
  created: { en: 'new key', ko: '만들기' },
  demoted: { en: 'no longer sign with', ko: '서명 중지' },
  retired: { en: 'retire key', ko: '폐기' },
} as const

function sessionChange({ change, row }: EventOf<'session.changed'>): LookUp | null {
  if (change.kind === 'touched') return null
  if (change.kind === 'ended') {
    const why = sessionEndWords[change.by]
    return { store: 'sessions', label: { en: `end session: ${why.en}`, ko: `세션 끝내기: ${why.ko}` } }
  }
  const [en, ko] = row.user === null ? ['', ''] : [` of ${shown(row.user)}`, `${shown(row.user)} 사용자의 `]
  return { store: 'sessions', label: { en: `create session${en}`, ko: `${ko}세션 만들기` } }
}

function refreshChange({ change }: EventOf<'refresh.changed'>): LookUp {
  if (change.kind === 'created') return { store: 'refresh', label: { en: 'create token', ko: '토큰 만들기' } }
  const why = refreshEndWords[change.by]
  return { store: 'refresh', label: { en: `end token: ${why.en}`, ko: `토큰 끝내기: ${why.ko}` } }
}
