import type { Bilingual } from '../language.ts'
import { contextOf } from '../trace/cookie-context.ts'
import { causesOf } from '../trace/cookie-causes.ts'
import type { Cookie } from '../trace/cookie.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { DecisionStep, Exchange, JudgedCookie } from '../trace/exchange.ts'
import { explainCheck } from '../words/check-words.ts'
import { cookieCauses, type CookieAttributeName } from '../words/cookie-reasons.ts'
import { explainVerdict } from '../words/cookie-words.ts'
import { explainHeader } from '../words/headers/explain-header.ts'
import type { HeaderList } from '../web/headers.ts'
import { lastAnswered } from './exchange-misses.ts'
import type { LessonPoint } from './lesson-question-schema.ts'

/* What there is to point at in a receipt, and which of it decided the outcome, by what the receipt itself rests on. */

/** One part of the receipt that can be pointed at. */
export interface PointPart {
  readonly id: string
  /** As the field writes it (`SameSite`, `Cache-Control`), or the title of a check. */
  readonly name: Bilingual
  /** `Lax`, `/orders`; null where there is none. */
  readonly value: string | null
  /** What it did do, in one or two sentences. */
  readonly does: Bilingual
}

export interface PointParts {
  readonly parts: readonly PointPart[]
  /** Ids; never empty. */
  readonly right: readonly string[]
}

/** null: the receipt does not say what decided it, so nothing can be graded. */
export function pointParts(point: LessonPoint, exchange: Exchange | null): PointParts | null {
  if (exchange === null || exchange.isWithheld === true) return null
  const found =
    point.cookie !== undefined
      ? attributeParts(point.cookie, exchange)
      : point.header !== undefined
        ? headerParts(point.header, point.side ?? 'response', exchange)
        : checkParts(exchange)
  return found === null || found.right.length === 0 ? null : found
}

const same = (text: string): Bilingual => ({ en: text, ko: text })

/** Names of the attributes as `Set-Cookie` writes them. */
const attributeIds = {
  name: 'name',
  value: 'value',
  domain: 'Domain',
  path: 'Path',
  secure: 'Secure',
  samesite: 'SameSite',
  expires: 'Expires',
  partitioned: 'Partitioned',
  none: null,
} as const satisfies Readonly<Record<CookieAttributeName, string | null>>

function attributeParts(name: string, exchange: Exchange): PointParts | null {
  const { requestCookies = [], responseCookies = [] } = exchange.browser ?? {}
  const isStopped = (judged: JudgedCookie): boolean =>
    cookieNameOf(judged) === name && judged.cookie !== null && (judged.verdict.kind === 'held-back' || judged.verdict.kind === 'rejected')
  const judged = requestCookies.find(isStopped) ?? responseCookies.find(isStopped)
  if (judged === undefined || judged.cookie === null) return null
  const right: readonly string[] = causesOf(judged.verdict, judged).flatMap(cause => attributeIds[cookieCauses[cause].attribute] ?? [])
  const context = contextOf(exchange)
  const reason = { en: explainVerdict(judged, context, 'en').sentence, ko: explainVerdict(judged, context, 'ko').sentence }
  const parts = attributesOf(judged.cookie, judged.verdict.kind === 'rejected').map(({ id, value }) => ({
    id,
    name: same(id),
    value,
    does: right.includes(id) ? reason : roleOf(id),
  }))
  return { parts, right: [...new Set(right)] }
}

interface Attribute {
  readonly id: keyof typeof roles
  readonly value: string
}

function attributesOf(cookie: Cookie, isNew: boolean): readonly Attribute[] {
  return [
    ...(isNew ? [{ id: 'name', value: cookie.name } as const] : []),
    { id: 'Domain', value: cookie.hostOnly ? '—' : cookie.domain },
    { id: 'Path', value: cookie.path },
    { id: 'Secure', value: cookie.secure ? '✓' : '—' },
    { id: 'HttpOnly', value: cookie.httpOnly ? '✓' : '—' },
    { id: 'SameSite', value: cookie.sameSite === 'unspecified' ? '—' : cookie.sameSite },
    { id: 'Expires', value: cookie.expiresMs === null ? '—' : new Date(cookie.expiresMs).toISOString().slice(0, 10) },
  ]
}

const roles = {
  name: { en: 'A prefix of the name can demand other attributes.', ko: '이름의 접두사는 다른 속성을 요구할 수 있습니다.' },
  Domain: { en: '`Domain` says to which hosts the cookie goes.', ko: '`Domain` 속성은 쿠키가 어느 호스트로 가는지 정합니다.' },
  Path: { en: '`Path` says to which paths the cookie goes.', ko: '`Path` 속성은 쿠키가 어느 경로로 가는지 정합니다.' },
  Secure: { en: '`Secure` keeps the cookie to https.', ko: '`Secure` 속성은 쿠키를 https로만 보내게 합니다.' },
  HttpOnly: {
    en: '`HttpOnly` keeps scripts from reading the cookie. It says nothing of which requests it goes with.',
    ko: '`HttpOnly` 속성은 스크립트가 쿠키를 읽지 못하게 합니다. 어떤 요청에 따라가는지와는 관계가 없습니다.',
  },
  SameSite: {
    en: '`SameSite` says whether the cookie goes with requests that another site starts.',
    ko: '`SameSite` 속성은 다른 사이트에서 시작한 요청에 쿠키가 따라가는지 정합니다.',
  },
  Expires: { en: '`Expires` says how long the cookie is kept.', ko: '`Expires` 속성은 쿠키를 언제까지 보관하는지 정합니다.' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** The browser names every reason that it has, so what it does not name did not decide. */
function roleOf(id: keyof typeof roles): Bilingual {
  return {
    en: `${roles[id].en} The browser does not name it as a reason here.`,
    ko: `${roles[id].ko} 브라우저는 이것을 이유로 들지 않았습니다.`,
  }
}

function headerParts(name: string, side: 'request' | 'response', exchange: Exchange): PointParts | null {
  const hop = lastAnswered(exchange)
  const request = hop?.requestHeaders ?? exchange.browser?.requestHeaders ?? []
  const headers: HeaderList = side === 'request' ? request : (hop?.response?.headers ?? exchange.browser?.responseHeaders ?? [])
  const facts = {
    side: side === 'request' ? 'request' : 'answer',
    url: exchange.url,
    request,
    headers,
    wallMs: exchange.at.wallMs,
  } as const
  const seen = new Map<string, PointPart>()
  for (const [field, value] of headers) {
    const id = field.toLowerCase()
    if (!seen.has(id)) seen.set(id, { id, name: same(field), value: null, does: explainHeader(field, value, facts)?.sentence ?? noWords })
  }
  return { parts: [...seen.values()], right: [name.toLowerCase()].filter(id => seen.has(id)) }
}

const noWords: Bilingual = { en: 'It says nothing of this.', ko: '이 일과는 관계가 없습니다.' }

function checkParts(exchange: Exchange): PointParts | null {
  const decision = exchange.hops.flatMap(hop => hop.decision ?? []).at(-1)
  if (decision === undefined) return null
  const parts = decision.steps.map((step, index): PointPart => {
    const [en, ko] = [sayStep(step, 'en'), sayStep(step, 'ko')]
    return {
      id: checkId(index),
      name: { en: en.title, ko: ko.title },
      value: null,
      does: step.state === 'not-reached' ? notReached : { en: en.detail, ko: ko.detail },
    }
  })
  return { parts, right: decision.steps.flatMap(({ state }, index) => (state === 'refused' ? [checkId(index)] : [])) }
}

/** One check can come twice in a decision. */
const checkId = (index: number): string => `check ${index}`

const sayStep = ({ check, state, code, params }: DecisionStep, language: 'en' | 'ko') =>
  explainCheck(check, state === 'refused' ? 'refused' : 'passed', code ?? 'ok', params, language)

const notReached: Bilingual = {
  en: 'This check was not made any more: one before it had refused the request.',
  ko: '앞의 검사에서 이미 거절했으므로 이 검사는 하지 않았습니다.',
}
