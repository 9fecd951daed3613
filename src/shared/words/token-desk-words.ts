import type { Language, Bilingual } from '../language.ts'
import type { TokenBreakage } from '../token-desk/break-token.ts'
import type { PastedFrom } from '../token-desk/pasted-token.ts'
import type { PartProblem, TokenShape } from '../token-desk/read-token.ts'
import type { DeskCode, DeskStepName, VerifyReport, VerifyStep } from '../token-desk/verify-report.ts'
import { explainCheck, readParams } from './check-words.ts'
import { givenKey, sayBadSignature, sayGenuine } from './signature-words.ts'
import { shown } from './shown.ts'

/** Why a strict reader refuses a part that can be read all the same. */
export const partProblemWords: { readonly [Problem in PartProblem]: Bilingual } = {
  'white-space': { en: 'It contains white space; Base64url has none.', ko: '공백이 들어 있습니다. Base64url에는 공백이 없습니다.' },
  padding: {
    en: 'It is padded with “=”; a JWS has no padding (RFC 7515 §2).',
    ko: '“=” 채움 문자가 있습니다. JWS에는 없습니다(RFC 7515 §2).',
  },
  'plain-base64': {
    en: 'It has “+” or “/”: plain Base64, where Base64url has “-” and “_”.',
    ko: '“+”나 “/”가 있습니다. 일반 Base64이며, Base64url은 “-”와 “_”를 씁니다.',
  },
  'foreign-character': {
    en: 'A character that Base64url does not have: read up to there.',
    ko: 'Base64url에 없는 문자가 있어 그 앞까지만 읽었습니다.',
  },
  'wrong-length': {
    en: 'Its length cannot be: a character is missing or too many.',
    ko: '있을 수 없는 길이입니다. 문자가 빠졌거나 남습니다.',
  },
  'stray-bits': { en: 'Its last character has bits that belong to nothing.', ko: '마지막 문자에 쓰이지 않는 비트가 있습니다.' },
  'no-text': {
    en: 'Its bytes are not UTF-8; what cannot be read shows as \ufffd.',
    ko: 'UTF-8이 아닌 바이트가 있어 읽을 수 없는 것은 \ufffd 문자로 보입니다.',
  },
}

/** Null: as it should be. */
export const tokenShapeWords: { readonly [Shape in TokenShape]: Bilingual | null } = {
  jws: null,
  jwe: {
    en: 'Five parts: a JWE (RFC 7516). It is encrypted; only its header can be read without the key.',
    ko: '다섯 부분으로 된 JWE입니다(RFC 7516). 암호화되어 있어 키 없이는 헤더만 읽을 수 있습니다.',
  },
  detached: {
    en: 'There is nothing between the dots: the payload is sent apart from the token (detached content, RFC 7515, Appendix F). A JWT has its claims in there.',
    ko: '두 점 사이가 비어 있습니다. 페이로드가 토큰과 따로 다니는 형태(분리된 내용, RFC 7515 Appendix F)입니다. JWT라면 이 자리에 클레임이 있습니다.',
  },
  'too-few': {
    en: 'A JWT has three parts with dots between them; this has fewer. What is there is read.',
    ko: 'JWT는 점으로 나뉜 세 부분인데 그보다 적습니다. 있는 것만 읽었습니다.',
  },
  'too-many': {
    en: 'A JWT has three parts with dots between them; this has more. The first three are read.',
    ko: 'JWT는 점으로 나뉜 세 부분인데 그보다 많습니다. 앞의 세 부분만 읽었습니다.',
  },
}

/** Told so that nobody takes what was pasted for the token itself. */
export const pastedWords: { readonly [From in PastedFrom]: Bilingual } = {
  text: {
    en: 'Other text was pasted along; this reads the token alone.',
    ko: '다른 글자도 함께 붙여 넣어 토큰만 읽었습니다.',
  },
  lines: { en: 'It was pasted in several lines; this reads them as one.', ko: '여러 줄로 붙여 넣어 한 줄로 이어 읽었습니다.' },
  json: { en: 'JSON was pasted; this reads the token in it.', ko: 'JSON을 붙여 넣어 그 안의 토큰을 읽었습니다.' },
  'json-serialised': {
    en: 'The JSON serialisation of a token (RFC 7515 §7.2); this reads it as the compact form with dots.',
    ko: '토큰의 JSON 직렬화(RFC 7515 §7.2)입니다. 점으로 나눈 형식으로 바꾸어 읽었습니다.',
  },
}

export const nestedWords: Bilingual = {
  en: 'The payload is a token itself (nested, RFC 7519 §5.2): open it to read its claims.',
  ko: '페이로드가 또 하나의 토큰입니다(중첩, RFC 7519 §5.2). 클레임을 읽으려면 그것을 여십시오.',
}

export const breakageWords: { readonly [Breakage in TokenBreakage]: { readonly name: Bilingual; readonly note: Bilingual } } = {
  'flip-signature-bit': {
    name: { en: 'Flip a bit', ko: '비트 하나 뒤집기' },
    note: { en: 'one bit of the signature', ko: '서명의 비트 하나를 뒤집습니다' },
  },
  'alg-none': {
    name: { en: 'alg: none', ko: 'alg: none' },
    note: { en: 'the header says that there is no signature, and it is taken off', ko: '헤더에 서명이 없다고 적고 서명을 뗍니다' },
  },
  expired: {
    name: { en: 'exp past', ko: 'exp 지남' },
    note: { en: 'exp a minute ago by the lab clock, old signature', ko: '실습실 시계로 1분 전에 만료, 서명은 그대로' },
  },
  'role-admin': {
    name: { en: 'role: admin', ko: 'role: admin' },
    note: { en: 'another role under the old signature', ko: '역할만 바꾸고 서명은 그대로' },
  },
  'other-audience': {
    name: { en: 'aud other', ko: 'aud 변경' },
    note: { en: 'meant for the lab’s other server, old signature', ko: '다른 서버를 대상으로, 서명은 그대로' },
  },
  'unknown-key': {
    name: { en: 'kid unknown', ko: '모르는 kid' },
    note: { en: 'the header names a key that the server never had', ko: '서버에 없던 키를 헤더에 적습니다' },
  },
  'white-space': {
    name: { en: 'White space', ko: '공백 넣기' },
    note: { en: 'a space in the Base64url of the payload', ko: '페이로드의 Base64url에 공백 하나' },
  },
}

export const outcomeWords: { readonly [Outcome in VerifyReport['outcome']]: Bilingual } = {
  genuine: { en: 'Verified', ko: '검증됨' },
  'let-in': { en: 'Let in, not verified', ko: '검증되지 않았지만 통과' },
  refused: { en: 'Refused', ko: '거절됨' },
}

export interface StepExplanation {
  readonly title: string
  readonly detail: string
  /** Where the rule behind it stands; null: the sentence says so itself. */
  readonly rule: string | null
}

/** One step in words: the server's checks say it in their own, the desk's here. */
export function explainStep(step: VerifyStep, language: Language): StepExplanation {
  if (step.by === 'desk') {
    const { code, params } = step
    if (step.outcome === 'not-reached') return { title: deskTitles[step.name][language], detail: notReached[language], rule: null }
    return {
      title: deskTitles[step.name][language],
      detail: deskSentences[code](name => shown(String(params[name] ?? '—')))[language],
      rule: null,
    }
  }
  const { title, detail, rule } = explainCheck(
    step.name,
    step.outcome === 'refused' ? 'refused' : 'passed',
    step.code,
    step.params,
    language,
  )
  if (step.outcome === 'not-reached') return { title, detail: notReached[language], rule }
  const own = step.params['own'] === true ? ownSignature(step, language) : null
  return { title, detail: own?.[language] ?? detail, rule }
}

const notReached: Bilingual = { en: 'Cannot be asked: what it needs is missing.', ko: '필요한 것이 없어 확인할 수 없습니다.' }

/** The server's check, with a key that is not the server's; null: its own words do. */
function ownSignature({ outcome, code, params }: VerifyStep, language: Language): Bilingual | null {
  if (outcome === 'passed') return sayGenuine(shown(String(params['algorithm'] ?? '')), givenKey)
  return code === 'bad-signature' ? sayBadSignature(readParams(params, language), givenKey) : null
}

const deskTitles: { readonly [Name in DeskStepName]: Bilingual } = {
  algorithm: { en: 'Algorithm fits the key', ko: '키에 맞는 알고리즘' },
  key: { en: 'Key', ko: '키' },
  'not-before': { en: 'Has begun (nbf)', ko: '시작됨 (nbf)' },
  issuer: { en: 'Issuer (iss)', ko: '발급자 (iss)' },
  audience: { en: 'Audience (aud)', ko: '대상 (aud)' },
  type: { en: 'Kind of token (typ)', ko: '토큰 종류 (typ)' },
  strength: { en: 'Strength of the secret', ko: '비밀 키의 강도' },
}

type Say = (name: string) => string
const deskSentences: { readonly [Code in DeskCode]: (say: Say) => Bilingual } = {
  'fits-key': say => ({
    en: `The token says ${say('given')}, which this key is for.`,
    ko: `토큰에 적힌 ${say('given')} 알고리즘은 이 키로 쓸 수 있습니다.`,
  }),
  'not-for-key': say => ({
    en: `The token says ${say('given')}; this key is for ${say('allowed')}. The key decides, never the token (RFC 8725 §3.1).`,
    ko: `토큰에는 ${say('given')} 알고리즘이라고 적혀 있지만 이 키는 ${say('allowed')} 알고리즘의 것입니다. 토큰이 아니라 키가 정합니다(RFC 8725 §3.1).`,
  }),
  unsecured: say => ({
    en: `The token says “${say('given')}”: no signature, so there is nothing to verify. It can never be genuine.`,
    ko: `토큰에 “${say('given')}”, 곧 서명이 없다고 적혀 있어 검증할 것이 없습니다. 진짜라고 할 수 없습니다.`,
  }),
  'secret-given': () => ({ en: 'The secret that you typed.', ko: '직접 입력한 비밀 키입니다.' }),
  'secret-read-as': say => ({
    en: `The secret that you typed, read as ${say('form') === 'hex' ? 'hexadecimal' : 'Base64'}: as plain characters it does not fit.`,
    ko: `입력한 비밀 키를 ${say('form') === 'hex' ? '16진수' : 'Base64'}로 읽은 것입니다. 글자 그대로는 맞지 않습니다.`,
  }),
  'no-key': () => ({ en: 'Paste the key to verify with.', ko: '검증할 키를 붙여 넣어야 합니다.' }),
  'jwk-given': () => ({ en: 'The JWK that you pasted.', ko: '붙여 넣은 JWK입니다.' }),
  'pem-given': () => ({ en: 'The PEM key that you pasted.', ko: '붙여 넣은 PEM 키입니다.' }),
  'pem-unreadable': () => ({
    en: 'It begins like PEM and cannot be read: cut off, damaged, or a kind of key that this app does not know.',
    ko: 'PEM처럼 시작하지만 읽을 수 없습니다. 잘렸거나 손상되었거나 이 앱이 모르는 종류의 키입니다.',
  }),
  'pem-encrypted': () => ({
    en: 'This PEM key is encrypted with a passphrase. Verifying needs only the public key, which is not.',
    ko: '암호로 잠긴 PEM 키입니다. 검증에는 잠기지 않은 공개 키만 있으면 됩니다.',
  }),
  'found-by-trying': say => ({
    en: `The token names no single key. Of ${say('among')} keys this one fits: ${say('kid')}.`,
    ko: `토큰이 키 하나를 지목하지 않습니다. 키 ${say('among')}개 가운데 ${say('kid')} 키가 맞습니다.`,
  }),
  'tried-each': say => ({
    en: `The token names no single key, so each of the ${say('count')} was tried; none fits.`,
    ko: `토큰이 키 하나를 지목하지 않아 ${say('count')}개를 모두 시도했지만 맞는 것이 없습니다.`,
  }),
  'other-kid': say => ({
    en: `The token names the key ${say('wanted')} (kid), and this one is called ${say('kid')}. It was tried all the same.`,
    ko: `토큰에 적힌 키 이름(kid)은 ${say('wanted')} 값이고 이 키의 이름은 ${say('kid')} 값입니다. 그래도 시도했습니다.`,
  }),
  'key-other-use': say => ({
    en: `This key says that it is for something else (${say('use')}), so it must not verify a signature (RFC 7517 §4.2, §4.3).`,
    ko: `다른 용도(${say('use')})의 키라고 적혀 있어 서명 검증에 쓸 수 없습니다(RFC 7517 §4.2, §4.3).`,
  }),
  'rsa-too-short': say => ({
    en: `An RSA key of ${say('bits')} bits: a signature wants 2048 at least (RFC 7518 §3.3, §3.5). It was not computed, right or wrong.`,
    ko: `${say('bits')}비트 RSA 키입니다. 서명에는 2048비트 이상이 필요합니다(RFC 7518 §3.3, §3.5). 맞는지는 계산하지 않았습니다.`,
  }),
  'no-jwk': () => ({
    en: 'What was pasted is no key that can be read: a JWK is JSON with a “kty”, a set has a list of “keys”, and PEM begins with -----BEGIN.',
    ko: '읽을 수 있는 키가 아닙니다. JWK는 “kty”가 있는 JSON이고, 키 목록에는 “keys”가 있으며, PEM은 -----BEGIN으로 시작합니다.',
  }),
  'private-jwk': () => ({
    en: 'This is a private key. Verifying needs only its public half; everyone who has this key can sign.',
    ko: '개인 키입니다. 검증에는 공개 키만 있으면 됩니다. 이것을 가진 사람은 서명도 할 수 있습니다.',
  }),
  'jwk-not-found': say => ({
    en: say('kid') === '—' ? 'The set has no key.' : `The token names the key ${say('kid')} (kid), and the set has none of that name.`,
    ko: say('kid') === '—' ? '목록에 키가 없습니다.' : `토큰에 적힌 ${say('kid')} 키(kid)가 목록에 없습니다.`,
  }),
  'no-secret': () => ({ en: 'Type the secret to verify with.', ko: '검증할 비밀 키를 입력해야 합니다.' }),
  'no-start': () => ({ en: 'The token names no beginning, so it has begun.', ko: '시작 시각이 없으므로 이미 시작된 것으로 봅니다.' }),
  started: () => ({ en: 'The time at which it becomes valid is past.', ko: '유효해지는 시각이 지났습니다.' }),
  'not-compared': say => ({
    en: `It says ${say('value')}. With a key of your own nobody has said what it should be.`,
    ko: `${say('value')} 값이 적혀 있습니다. 직접 준 키로 검증할 때는 견줄 값이 없습니다.`,
  }),
  'type-jwt': say => ({
    en: `It says ${say('type')}. The lab’s servers do not look at it.`,
    ko: `${say('type')} 값이 적혀 있습니다. 실습실의 서버는 보지 않습니다.`,
  }),
  'type-other': say => ({
    en: `It says ${say('type')}. The lab’s servers do not look at it; one that gives out several kinds must (RFC 8725 §3.11).`,
    ko: `${say('type')} 값이 적혀 있습니다. 실습실의 서버는 보지 않지만, 여러 종류를 발급하는 서버라면 보아야 합니다(RFC 8725 §3.11).`,
  }),
  'type-missing': () => ({
    en: 'It says nothing, and the lab’s servers do not look.',
    ko: '적혀 있지 않고, 실습실의 서버는 보지 않습니다.',
  }),
  strong: say => ({
    en: `${say('bytes')} bytes: long enough (RFC 7518 §3.2). Whether it is random, nobody can see.`,
    ko: `${say('bytes')}바이트로 충분히 깁니다(RFC 7518 §3.2). 무작위인지는 겉으로 알 수 없습니다.`,
  }),
  random: () => ({
    en: '256 random bits that the lab made and never shows.',
    ko: '실습실이 만든 256비트 난수이며 아무도 본 적이 없습니다.',
  }),
  short: say => ({
    en: `${say('bytes')} bytes: ${say('algorithm')} wants ${say('wanted')} at least (RFC 7518 §3.2). A short one is found by trying.`,
    ko: `${say('bytes')}바이트입니다. ${say('algorithm')} 알고리즘에는 ${say('wanted')}바이트 이상이 필요합니다(RFC 7518 §3.2). 짧으면 시도해서 찾을 수 있습니다.`,
  }),
  guessable: () => ({
    en: 'A word that attackers try first. With one token they find it in seconds and can sign any token (RFC 8725 §3.5).',
    ko: '누구나 먼저 시도해 보는 낱말입니다. 토큰 하나만 있으면 몇 초 만에 알아내 무엇이든 서명할 수 있습니다(RFC 8725 §3.5).',
  }),
}
