import { assertNever } from '../assert-never.ts'
import type { Bilingual } from '../language.ts'
import { profileWords } from '../words/event-words.ts'
import { describeExchange } from './describe-exchange.ts'
import type { Expectation } from './lesson-expectation-schema.ts'

/** An expectation as one plain sentence: the author's own, or one made of what is expected. */
export function describeExpectation(expectation: Expectation): Bilingual {
  const [body] = Object.values<{ readonly says?: Bilingual | undefined }>(expectation)
  return body?.says ?? makeSentence(expectation)
}

function makeSentence(expectation: Expectation): Bilingual {
  if ('exchange' in expectation) return describeExchange(expectation.exchange)
  if ('noExchange' in expectation) return describeNoExchange(expectation.noExchange)
  if ('cookie' in expectation) return describeCookie(expectation.cookie)
  if ('storage' in expectation) return describeStorage(expectation.storage)
  if ('serverSession' in expectation) return describeServerSession(expectation.serverSession)
  if ('page' in expectation) return describePage(expectation.page)
  return assertNever(expectation)
}

function describeNoExchange({ tab, method, url }: Extract<Expectation, { noExchange: unknown }>['noExchange']): Bilingual {
  const name = `${method ?? ''} ${url}`.trim()
  const [en, ko] = tab === undefined ? ['No tab', ''] : [`Tab ${tab}`, `${tab} 탭에서 `]
  return { en: tab === undefined ? `${en} asks for ${name}.` : `${en} does not ask for ${name}.`, ko: `${ko}${name} 요청을 하지 않습니다.` }
}

function describeCookie(wants: Extract<Expectation, { cookie: unknown }>['cookie']): Bilingual {
  const jar = profileWords[wants.profile]
  const attributes = listAttributes(wants)
  const more = attributes.length === 0 ? '' : ` (${attributes.join('; ')})`
  const name = `\`${wants.name}\``
  if (wants.absent === true)
    return { en: `${jar.en} has no cookie ${name}${more}.`, ko: `${jar.ko} 브라우저에 ${name} 쿠키가 없습니다${more}.` }
  return { en: `${jar.en} has the cookie ${name}${more}.`, ko: `${jar.ko} 브라우저에 ${name} 쿠키가 있습니다${more}.` }
}

/** As they would stand in a `Set-Cookie`; what must not be there with a "no". */
function listAttributes(wants: Extract<Expectation, { cookie: unknown }>['cookie']): string[] {
  const flag = (name: string, wanted: boolean | undefined): string[] => (wanted === undefined ? [] : [wanted ? name : `no ${name}`])
  const value = (name: string, wanted: string | undefined): string[] => (wanted === undefined ? [] : [`${name}=${wanted}`])
  return [
    ...(wants.value === undefined ? [] : [`/${wants.value}/`]),
    ...value('Domain', wants.domain),
    ...flag('host-only', wants.hostOnly),
    ...value('Path', wants.path),
    ...flag('Secure', wants.secure),
    ...flag('HttpOnly', wants.httpOnly),
    ...value('SameSite', wants.sameSite),
    ...(wants.session === undefined ? [] : [wants.session ? 'no Expires' : 'Expires']),
  ]
}

function describeStorage({ tab, area, key, absent, value }: Extract<Expectation, { storage: unknown }>['storage']): Bilingual {
  const store = area === 'local' ? 'localStorage' : 'sessionStorage'
  const item = value === undefined ? `\`${key}\`` : `\`${key}\` (/${value}/)`
  if (absent === true) return { en: `The ${store} of tab ${tab} has no ${item}.`, ko: `${tab} 탭의 ${store}에 ${item} 항목이 없습니다.` }
  return { en: `The ${store} of tab ${tab} has ${item}.`, ko: `${tab} 탭의 ${store}에 ${item} 항목이 있습니다.` }
}

function describeServerSession({ user, absent }: Extract<Expectation, { serverSession: unknown }>['serverSession']): Bilingual {
  if (absent === true) return { en: `The server has no live session of ${user}.`, ko: `서버에 ${user} 사용자의 살아 있는 세션이 없습니다.` }
  return { en: `The server has a live session of ${user}.`, ko: `서버에 ${user} 사용자의 세션이 살아 있습니다.` }
}

function describePage({ tab, shows }: Extract<Expectation, { page: unknown }>['page']): Bilingual {
  const [en, ko] = typeof shows === 'string' ? [shows, shows] : [shows.en, shows.ko]
  return { en: `Tab ${tab} shows “${en}”.`, ko: `${tab} 탭에 “${ko}” 글이 보입니다.` }
}
