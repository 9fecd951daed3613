import { assertNever } from '../assert-never.ts'
import type { Bilingual } from '../language.ts'
import type { Difference } from './compare-exchanges.ts'
import { checkTitle } from '../words/check-words.ts'
import { shown } from '../words/shown.ts'

const sides = { left: { en: 'the first', ko: '첫째' }, right: { en: 'the second', ko: '둘째' } } as const
const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

/** What parts two exchanges, in one sentence. */
export function sayDifference(difference: Difference): Bilingual {
  switch (difference.kind) {
    case 'cookie-in-one': {
      const { en, ko } = sides[difference.carriedBy]
      const name = shown(difference.name)
      return { en: `Only ${en} request carried “${name}”.`, ko: `${ko} 요청에만 “${name}” 쿠키가 실렸습니다.` }
    }
    case 'authorization-in-one': {
      const { en, ko } = sides[difference.carriedBy]
      return { en: `Only ${en} request carried an Authorization field.`, ko: `${ko} 요청에만 Authorization 필드가 있었습니다.` }
    }
    case 'from-cache': {
      const { en, ko } = sides[difference.which]
      return {
        en: `${capital(en)} was answered from the browser’s cache; only the other reached the server.`,
        ko: `${ko} 요청은 브라우저의 캐시에서 응답했고, 다른 요청만 서버에 닿았습니다.`,
      }
    }
    case 'check': {
      const { en, ko } = sides[difference.refusedIn]
      const title = checkTitle(difference.check)
      return {
        en: `They part at the check “${title.en}”: ${en} was refused there.`,
        ko: `‘${title.ko}’ 검사에서 갈라집니다. ${ko} 요청은 여기서 거절되었습니다.`,
      }
    }
    case 'credential-value':
      return {
        en: `Both carried “${shown(difference.name)}”, but with different values.`,
        ko: `둘 다 “${shown(difference.name)}” 값을 실었지만 그 내용이 다릅니다.`,
      }
    case 'request':
      return { en: 'They asked for different things.', ko: '서로 다른 것을 요청했습니다.' }
    case 'status':
      return {
        en: 'The same request with the same credentials got another response: the server’s data changed in between.',
        ko: '같은 자격 증명으로 같은 요청을 보냈지만 응답이 다릅니다. 그사이 서버가 가진 것이 바뀌었습니다.',
      }
    case 'none':
      return { en: 'Nothing that matters is different.', ko: '중요한 차이가 없습니다.' }
    default:
      return assertNever(difference)
  }
}
