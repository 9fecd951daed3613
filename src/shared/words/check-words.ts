import type { Language, Bilingual } from '../language.ts'
import type { CheckCode, CheckName, CheckParams } from '../trace/check.ts'
import { accountCheckWords } from './account-check-words.ts'
import { checkRules } from './check-rules.ts'
import type { Read, Sentence, WordsOf } from './check-sentence.ts'
import { sayDuration } from './duration-words.ts'
import { jwtCheckWords } from './jwt-check-words.ts'
import { networkCheckWords } from './network-check-words.ts'
import { shown } from './shown.ts'
import { tokenCheckWords } from './token-check-words.ts'

/**
 * The one table of words for the server's checks. Adding a check or a code without its sentence in both languages does not compile.
 * Korean sentences put a noun behind each variable, so that no particle depends on what it reads like.
 */
export interface CheckExplanation {
  /** Two or three words: what the check does. */
  readonly title: string
  /** One sentence: how it ended here, and by what. */
  readonly detail: string
  /** Where the rule behind it stands; the same in every language. */
  readonly rule: string
}

/** The check's own name, as the receipt shows it. */
export const checkTitle = (name: CheckName): Bilingual => checkWords[name].title

export function explainCheck(
  name: CheckName,
  outcome: 'passed' | 'refused',
  code: CheckCode,
  params: CheckParams,
  language: Language,
): CheckExplanation {
  const words = checkWords[name]
  const refused: Readonly<Partial<Record<CheckCode, Sentence>>> = words.refused
  const sentence = outcome === 'passed' ? words.passed : refused[code]
  const detail = sentence?.(readParams(params, language))[language] ?? `${unexplained[language]}: ${code}` // a trace from elsewhere may pair them as it likes
  return { title: words.title[language], detail, rule: ruleOf(name, params) }
}

/** A missing token is a matter of RFC 6750 too; a missing password is not. */
function ruleOf(name: CheckName, { scheme, expected }: CheckParams): string {
  const isBearer = name === 'authorization-present' && (expected ?? scheme) === 'Bearer'
  return isBearer ? `${checkRules[name]}; RFC 6750 §3` : checkRules[name]
}

const unexplained: Bilingual = { en: 'Refused', ko: '거절됨' }

/** The parameters of a fact, for a sentence: each shown so that it cannot pose as words of ours. */
export function readParams(params: CheckParams, language: Language): Read {
  return {
    has: name => params[name] != null,
    text: name => shown(String(params[name] ?? '?')), // what somebody typed at a log-in, say
    duration(name) {
      const value = params[name]
      return typeof value === 'number' ? sayDuration(value, language) : '?'
    },
    from: (table, name, inLanguage) => table[String(params[name])]?.[inLanguage] ?? String(params[name] ?? '?'),
  }
}

const checkWords: WordsOf<CheckName> = {
  ...networkCheckWords,
  ...accountCheckWords,
  ...tokenCheckWords,
  ...jwtCheckWords,
  'method-allowed': {
    title: { en: 'Method allowed', ko: '메서드 확인' },
    passed: say => ({ en: `This address takes ${say.text('method')}.`, ko: `${say.text('method')} 메서드를 받는 주소입니다.` }),
    refused: {
      'wrong-method': say => ({
        en: `This address takes ${say.text('allowed')}, and ${say.text('method')} came.`,
        ko: `${say.text('allowed')} 메서드만 받는 주소에 ${say.text('method')} 메서드로 요청했습니다.`,
      }),
    },
  },
  'body-readable': {
    title: { en: 'Read the content', ko: '본문 읽기' },
    passed: say => ({
      en: `${say.text('bytes')} bytes, every field is there.`,
      ko: `${say.text('bytes')}바이트이고 필요한 항목이 모두 있습니다.`,
    }),
    refused: {
      'wrong-content-type': say => ({
        en: `The content should be ${say.text('expected')} and was declared as ${say.text('given')}.`,
        ko: `본문 형식은 ${say.text('expected')} 형식이어야 하는데 ${say.text('given')} 형식으로 왔습니다.`,
      }),
      'too-large': say => ({
        en: `${say.text('bytes')} bytes came; this route reads ${say.text('maxBytes')} at most.`,
        ko: `본문이 ${say.text('bytes')}바이트입니다. 최대 ${say.text('maxBytes')}바이트까지 읽습니다.`,
      }),
      unreadable: say => ({
        en: `The content is not proper ${say.text('expected')}, or names a field twice.`,
        ko: `본문이 올바른 ${say.text('expected')} 형식이 아니거나 같은 항목이 두 번 있습니다.`,
      }),
      'field-missing': say => ({ en: `The field ${say.text('field')} is missing.`, ko: `${say.text('field')} 항목이 없습니다.` }),
    },
  },
  'user-known': {
    title: { en: 'Find the user', ko: '사용자 찾기' },
    passed: say => ({ en: `There is a user ${say.text('user')}.`, ko: `${say.text('user')} 사용자가 있습니다.` }),
    refused: {
      'unknown-user': say => ({
        en: `There is no user ${say.text('user')}. The page does not give that away: it says the same as for a wrong password.`,
        ko: `${say.text('user')} 사용자가 없습니다. 페이지에는 비밀번호가 틀렸을 때와 똑같이 나옵니다.`,
      }),
    },
  },
  'password-right': {
    title: { en: 'Compare the password', ko: '비밀번호 비교' },
    passed: say => ({
      en: `Authentication: the password’s hash is the one stored for ${say.text('user')}.`,
      ko: `인증(authentication): 비밀번호의 해시가 ${say.text('user')} 사용자의 저장된 해시와 같습니다.`,
    }),
    refused: {
      'wrong-password': say => ({
        en: `The password’s hash is not the one stored for ${say.text('user')}.`,
        ko: `비밀번호의 해시가 ${say.text('user')} 사용자의 저장된 해시와 다릅니다.`,
      }),
    },
  },
  'origin-allowed': {
    title: { en: 'Origin allowed', ko: '출처 확인' },
    passed: say => ({ en: `Pages of ${say.text('origin')} may ask here.`, ko: `${say.text('origin')} 페이지는 요청할 수 있습니다.` }),
    refused: {
      'origin-missing': say => ({
        en: `No Origin field came; only pages of ${say.text('allowed')} may ask here.`,
        ko: `Origin 필드가 없습니다. ${say.text('allowed')} 페이지만 요청할 수 있습니다.`,
      }),
      'foreign-origin': say => ({
        en: `The request comes from a page of ${say.text('origin')}; only pages of ${say.text('allowed')} may ask here. Refusing other origins is a defence against CSRF (cross-site request forgery).`,
        ko: `${say.text('origin')} 페이지에서 온 요청입니다. ${say.text('allowed')} 페이지만 요청할 수 있습니다. 다른 출처를 거절하는 것은 CSRF(사이트 간 요청 위조)에 대한 방어이기도 합니다.`,
      }),
    },
  },
  'cookie-present': {
    title: { en: 'Find the cookie', ko: '쿠키 찾기' },
    passed: say => ({
      en: `The cookie “${say.text('cookie')}” came, ${say.text('characters')} characters.`,
      ko: `“${say.text('cookie')}” 쿠키가 왔습니다. 길이는 ${say.text('characters')}자입니다.`,
    }),
    refused: {
      'no-cookie': say => ({
        en: `No cookie “${say.text('cookie')}” came along, so the server does not know who is asking.`,
        ko: `“${say.text('cookie')}” 쿠키가 오지 않아 누가 요청했는지 알 수 없습니다.`,
      }),
      'empty-cookie': say => ({
        en: `The cookie “${say.text('cookie')}” came without a value.`,
        ko: `“${say.text('cookie')}” 쿠키에 값이 없습니다.`,
      }),
    },
  },
  'session-found': {
    title: { en: 'Find the session', ko: '세션 찾기' },
    passed: say => {
      const [en, ko] = say.text('store') === 'disk' ? ['on disk', '디스크'] : ['in memory', '메모리']
      const us = say.text('storeUs')
      const took = us === '?' ? { en: '', ko: '' } : { en: ` in ${us} µs`, ko: `, ${us}µs` }
      return {
        en: `The session table has a row for it, found ${en}${took.en}.`,
        ko: `서버의 세션 표에 이 세션의 행이 있습니다(${ko}${took.ko}).`,
      }
    },
    refused: {
      'unknown-session': () => ({ en: 'The session table has no row for this id.', ko: '서버의 세션 표에 이 ID의 행이 없습니다.' }),
      'logged-out': () => ({ en: 'This session ended with a log-out.', ko: '로그아웃으로 끝난 세션입니다.' }),
      'idle-timeout': () => ({ en: 'This session ended after too long without a request.', ko: '오랫동안 요청이 없어 끝난 세션입니다.' }),
      'absolute-timeout': () => ({
        en: 'This session ended because its log-in was too long ago.',
        ko: '로그인한 지 오래되어 끝난 세션입니다.',
      }),
      replaced: () => ({
        en: 'This session ended when its browser logged in again and got a new id.',
        ko: '같은 브라우저가 다시 로그인해 새 ID를 받으면서 끝난 세션입니다.',
      }),
      'ended-by-hand': () => ({ en: 'This session was ended by hand in the session table.', ko: '세션 표에서 직접 끝낸 세션입니다.' }),
      'lab-reset': () => ({ en: 'This session ended when the lab was reset.', ko: '실습실을 초기화하면서 끝난 세션입니다.' }),
      'logged-in-elsewhere': () => ({
        en: 'This session ended when the same user logged in from another browser: only one at a time is allowed here.',
        ko: '같은 사용자가 다른 브라우저에서 로그인하면서 끝난 세션입니다. 여기서는 한 번에 하나만 허용합니다.',
      }),
      'logged-out-everywhere': () => ({
        en: 'This session ended when its user logged out everywhere.',
        ko: '사용자가 모든 곳에서 로그아웃하면서 끝난 세션입니다.',
      }),
      'revoked-by-user': () => ({
        en: 'This session was ended by its user, from the list of their own sessions.',
        ko: '사용자가 자신의 세션 목록에서 끝낸 세션입니다.',
      }),
      'server-restarted': () => ({
        en: 'This session was in the server’s memory alone and is gone since the server was restarted.',
        ko: '서버의 메모리에만 있던 세션이라 서버를 다시 시작하면서 사라졌습니다.',
      }),
    },
  },
  'session-alive': {
    title: { en: 'Still alive', ko: '세션 유효 시간 확인' },
    passed: say => ({
      en: `Idle for ${say.duration('idleMs')} (limit ${say.duration('idleTimeoutMs')}), begun ${say.duration('ageMs')} ago (limit ${say.duration('absoluteTimeoutMs')}).`,
      ko: `마지막 요청 뒤 ${say.duration('idleMs')}(한도 ${say.duration('idleTimeoutMs')}), 시작한 뒤 ${say.duration('ageMs')}(한도 ${say.duration('absoluteTimeoutMs')}) 지났습니다.`,
    }),
    refused: {
      'idle-timeout': say => ({
        en: `No request for ${say.duration('idleMs')}; a session ends after ${say.duration('idleTimeoutMs')}.`,
        ko: `마지막 요청 뒤 ${say.duration('idleMs')} 지났습니다. 한도는 ${say.duration('idleTimeoutMs')}입니다.`,
      }),
      'absolute-timeout': say => ({
        en: `The session began ${say.duration('ageMs')} ago; a session ends after ${say.duration('absoluteTimeoutMs')}, however busy.`,
        ko: `세션을 시작한 뒤 ${say.duration('ageMs')} 지났습니다. 계속 사용해도 한도는 ${say.duration('absoluteTimeoutMs')}입니다.`,
      }),
    },
  },
  'authorization-present': {
    title: { en: 'Find the Authorization field', ko: 'Authorization 필드 찾기' },
    passed: say => ({
      en: `A ${say.text('scheme')} credential came, ${say.text('characters')} characters.`,
      ko: `${say.text('scheme')} 자격 증명이 왔습니다. 길이는 ${say.text('characters')}자입니다.`,
    }),
    refused: {
      'no-authorization': say =>
        say.text('expected') === 'Basic'
          ? {
              en: 'No Authorization field came. A browser adds a password by itself once it has one for this realm and path.',
              ko: 'Authorization 필드가 없습니다. 브라우저는 이 영역과 경로의 비밀번호를 알게 된 뒤부터 스스로 붙입니다.',
            }
          : {
              en: 'No Authorization field came. A browser never adds a token by itself: the page’s script must.',
              ko: 'Authorization 필드가 없습니다. 토큰은 브라우저가 알아서 붙이지 않으므로 페이지의 스크립트가 붙여야 합니다.',
            },
      'wrong-auth-scheme': say => ({
        en: `The Authorization field should say ${say.text('expected')} and says ${say.text('given')}.`,
        ko: `Authorization 필드가 ${say.text('expected')} 방식이어야 하는데 ${say.text('given')} 방식으로 왔습니다.`,
      }),
    },
  },
  'role-allowed': {
    title: { en: 'Role check', ko: '역할 확인' },
    passed: say => ({
      en: `Authorization: ${say.text('user')} has the role ${say.text('role')}.`,
      ko: `인가(authorization): ${say.text('user')} 사용자는 ${say.text('role')} 역할입니다.`,
    }),
    refused: {
      'wrong-role': say => ({
        en: `${say.text('user')} has the role ${say.text('role')}, and the role ${say.text('needed')} is needed. Authentication passed, authorization did not: the server knows who is asking, hence 403 and not 401.`,
        ko: `${say.text('user')} 사용자는 ${say.text('role')} 역할이고 ${say.text('needed')} 역할이 필요합니다. 인증(누구인지)은 통과했지만 인가(무엇을 해도 되는지)에서 거절되었으므로 401이 아니라 403입니다.`,
      }),
    },
  },
}
