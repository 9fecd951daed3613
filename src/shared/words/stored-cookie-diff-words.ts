import type { Bilingual } from '../language.ts'
import type { Difference } from '../trace/stored-cookie-diff.ts'
import { attributeRules, sayAskedLife } from './attribute-words.ts'
import { sayDuration } from './duration-words.ts'
import type { Explained } from './explained.ts'
import { shown } from './shown.ts'

/** Why a cookie went that nobody took away. */
export const evictedWords: Bilingual = { en: 'to make room', ko: '쿠키가 너무 많음' }

const lineRule = 'RFC 6265bis, "The Set-Cookie Header Field"'

/**
 * What the browser did without a word, and by which rule.
 *
 * Long: one switch over the kinds of difference, a sentence in both languages for each.
 */
export function explainDifference(difference: Difference): Explained {
  switch (difference.kind) {
    case 'life-cut': {
      const { attribute, askedMs, keptMs } = difference
      return {
        sentence: {
          en: `${attribute} asked for ${sayAskedLife(askedMs, 'en')}; the browser keeps it for ${days(keptMs)} d.`,
          ko: `${attribute} 값은 ${sayAskedLife(askedMs, 'ko')}이지만 브라우저는 ${days(keptMs)}일 동안만 보관합니다.`,
        },
        rule: attributeRules[attribute],
      }
    }
    case 'life-unread': {
      const [attribute, given] = [difference.attribute, shown(difference.given)]
      return {
        sentence: {
          en: `The browser could not read ${attribute}=${given}, so the cookie lasts until it quits.`,
          ko: `브라우저가 ${attribute}=${given} 값을 읽지 못해 브라우저를 종료할 때까지만 보관합니다.`,
        },
        rule: attributeRules[attribute],
      }
    }
    case 'max-age-passed-over': {
      const given = shown(difference.given)
      return {
        sentence: {
          en: `The browser could not read Max-Age=${given}, so Expires counts, and it keeps the cookie ${sayDuration(near(difference.keptMs), 'en')}.`,
          ko: `브라우저가 Max-Age=${given} 값을 읽지 못해 Expires 값을 따릅니다. ${sayDuration(near(difference.keptMs), 'ko')} 동안 보관합니다.`,
        },
        rule: attributeRules['Max-Age'],
      }
    }
    case 'expires-overruled':
      return {
        sentence: {
          en: `Max-Age and Expires disagree; Max-Age counts, and the browser keeps it for ${sayDuration(near(difference.keptMs), 'en')}.`,
          ko: `Max-Age 값과 Expires 값이 달라 Max-Age를 따릅니다. 브라우저는 ${sayDuration(near(difference.keptMs), 'ko')} 동안 보관합니다.`,
        },
        rule: 'RFC 6265 §4.1.2.2',
      }
    case 'too-long':
      return sayTooLong(difference)
    case 'path-replaced': {
      const [given, kept] = [shown(difference.given), shown(difference.kept)]
      return {
        sentence: {
          en: `Path=${given} was not taken; the browser keeps the cookie for ${kept}.`,
          ko: `Path=${given} 값을 쓰지 않고 ${kept} 경로의 쿠키로 보관합니다.`,
        },
        rule: attributeRules.Path,
      }
    }
    case 'same-site-unknown': {
      const given = shown(difference.given)
      return {
        sentence: {
          en: `Browsers do not know SameSite=${given}; the cookie is kept as if SameSite were not there.`,
          ko: `브라우저가 모르는 SameSite=${given} 값이어서 SameSite가 없는 쿠키로 보관합니다.`,
        },
        rule: attributeRules.SameSite,
      }
    }
    case 'domain-ignored': {
      const given = shown(difference.given)
      return {
        sentence: {
          en: `Domain=${given} was ignored; the cookie is kept for this host only.`,
          ko: `Domain=${given} 값을 무시하고 이 호스트에만 가는 쿠키로 보관합니다.`,
        },
        rule: attributeRules.Domain,
      }
    }
    case 'given-twice': {
      const [attribute, kept] = [difference.attribute, shown(difference.kept)]
      return {
        sentence: {
          en: `${attribute} was given more than once; the last one counts, and the browser keeps ${kept}.`,
          ko: `${attribute} 속성이 여러 번 있어 마지막 것을 따릅니다. 브라우저가 보관한 값은 ${kept}입니다.`,
        },
        rule: lineRule,
      }
    }
    case 'attribute-unknown': {
      const name = shown(difference.name)
      return {
        sentence: {
          en: `Browsers do not know the attribute “${name}” and ignore it.`,
          ko: `브라우저가 모르는 “${name}” 속성이어서 무시했습니다.`,
        },
        rule: lineRule,
      }
    }
  }
}

function sayTooLong({ attribute, octets, kept }: Extract<Difference, { readonly kind: 'too-long' }>): Explained {
  const name = shown(attribute)
  if (kept === null) {
    return {
      sentence: {
        en: `${name} has ${octets} bytes; over 1024 the browser ignores an attribute and keeps the cookie.`,
        ko: `${name} 값이 ${octets}바이트입니다. 1024바이트가 넘는 속성은 무시하고 쿠키만 보관합니다.`,
      },
      rule: lineRule,
    }
  }
  return {
    sentence: {
      en: `${name} has ${octets} bytes; over 1024 the browser ignores it and keeps the cookie for ${shown(kept)}.`,
      ko: `${name} 값이 ${octets}바이트입니다. 1024바이트가 넘어 무시하고 ${shown(kept)} 경로의 쿠키로 보관합니다.`,
    },
    rule: lineRule,
  }
}

const dayMs = 86_400_000
/** To one decimal at most: 400, 399.5. */
const days = (ms: number): string => `${Math.round((ms / dayMs) * 10) / 10}`
/** The jar keeps whole seconds, counted from a moment that lies a little before: 9 d 23 h is meant as 10 d. */
const near = (ms: number): number => Math.round(ms / 60_000) * 60_000
