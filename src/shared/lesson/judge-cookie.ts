import type { ProfileId } from '../ids.ts'
import type { Bilingual } from '../language.ts'
import type { Cookie } from '../trace/cookie.ts'
import type { JarCookie } from '../trace/world.ts'
import { profileWords } from '../words/event-words.ts'
import { shown } from '../words/shown.ts'
import { matchesPattern } from './exchange-misses.ts'
import { fails, holds, type JudgeContext, type Judgement } from './judge-context.ts'
import type { Expectation } from './lesson-expectation-schema.ts'

type CookieWants = Extract<Expectation, { cookie: unknown }>['cookie']

/** A jar may hold several cookies of one name: one that has all the attributes is enough; `absent`: none may have them. */
export function judgeCookie(wants: CookieWants, { world }: JudgeContext): Judgement {
  const named = world.jars[wants.profile].filter(({ cookie }) => cookie.name === wants.name)
  const judged = named.map(entry => ({ entry, misses: cookieMisses(wants, entry.cookie) }))
  const fitting = judged.find(({ misses }) => misses.length === 0)
  const place = { kind: 'cookie', profile: wants.profile, name: wants.name } as const
  if (wants.absent === true) return fitting === undefined ? holds(null, place) : tellThere(wants.profile, fitting.entry)
  if (fitting !== undefined) return holds(fitting.entry.changedBy, place)

  const nearest = judged.reduce<(typeof judged)[number] | null>(
    (best, one) => (best === null || one.misses.length < best.misses.length ? one : best),
    null,
  )
  const [name, jar] = [`\`${shown(wants.name)}\``, profileWords[wants.profile]]
  if (nearest === null)
    return fails({ en: `${jar.en} has no cookie ${name}`, ko: `${jar.ko} 브라우저에 ${name} 쿠키가 없습니다` }, null, place)
  const [miss] = nearest.misses
  return fails({ en: `the cookie ${name} ${miss?.en ?? ''}`, ko: `${name} 쿠키: ${miss?.ko ?? ''}` }, nearest.entry.changedBy, place)
}

function tellThere(profile: ProfileId, { cookie, changedBy }: JarCookie): Judgement {
  const [name, jar] = [`\`${shown(cookie.name)}\``, profileWords[profile]]
  return fails({ en: `${jar.en} has the cookie ${name}`, ko: `${jar.ko} 브라우저에 ${name} 쿠키가 있습니다` }, changedBy, {
    kind: 'cookie',
    profile,
    name: cookie.name,
  })
}

function cookieMisses(wants: CookieWants, cookie: Cookie): Bilingual[] {
  const is = (key: string, wanted: unknown, real: string | boolean): Bilingual[] =>
    wanted === undefined || wanted === real
      ? []
      : [{ en: `has ${key} \`${shown(String(real))}\``, ko: `${key} 값이 \`${shown(String(real))}\`입니다` }]
  const isOtherValue = wants.value !== undefined && !matchesPattern(wants.value, cookie.value)
  const endsWithBrowser = cookie.expiresMs === null
  return [
    ...(isOtherValue ? [{ en: `is \`${shown(cookie.value)}\``, ko: `값이 \`${shown(cookie.value)}\`입니다` }] : []),
    ...is('Domain', wants.domain?.replace(/^\./, ''), cookie.domain),
    ...is('hostOnly', wants.hostOnly, cookie.hostOnly),
    ...is('Path', wants.path, cookie.path),
    ...is('Secure', wants.secure, cookie.secure),
    ...is('HttpOnly', wants.httpOnly, cookie.httpOnly),
    ...is('SameSite', wants.sameSite, cookie.sameSite),
    ...(wants.session === undefined || wants.session === endsWithBrowser
      ? []
      : [
          endsWithBrowser
            ? { en: 'ends when the browser quits', ko: '브라우저를 종료하면 사라집니다' }
            : { en: 'has an expiry', ko: '만료 시각이 있습니다' },
        ]),
  ]
}
