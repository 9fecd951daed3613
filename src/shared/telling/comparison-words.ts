import { assertNever } from '../assert-never.ts'
import type { Bilingual } from '../language.ts'
import type { Difference } from './compared-exchanges.ts'
import { checkTitle } from '../words/check-words.ts'
import { shown } from '../words/shown.ts'

const sides = { left: { en: 'the first', ko: '첫째' }, right: { en: 'the second', ko: '둘째' } } as const
const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

/**
 * What parts two exchanges, in one sentence.
 * @param isNoted whether it is known from a HAR of another program alone, which leaves things out
 */
export function sayDifference(difference: Difference, isNoted: boolean): Bilingual {
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
      return isNoted
        ? {
            en: `The file says of ${en} alone that it came from the browser’s cache.`,
            ko: `파일에는 ${ko} 요청만 브라우저 캐시의 응답을 받았다고 적혀 있습니다.`,
          }
        : {
            en: `${capital(en)} was answered from the browser’s cache, the other was not.`,
            ko: `${ko} 요청만 브라우저의 캐시에서 응답을 받았습니다.`,
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
    case 'request-body':
      return { en: 'They carried different bodies.', ko: '요청의 본문이 서로 다릅니다.' }
    case 'response-in-one': {
      const { en, ko } = sides[difference.which]
      return { en: `Only ${en} got a response.`, ko: `${ko} 요청만 응답을 받았습니다.` }
    }
    case 'status':
      return isNoted
        ? {
            en: 'The statuses differ, and the file names nothing of the requests that explains it.',
            ko: '상태 코드가 다르지만, 그 이유가 될 만한 차이는 파일의 요청에 없습니다.',
          }
        : {
            en: 'The same address with the same credentials got another status: another header field parts them, or the server changed in between.',
            ko: '같은 주소에 같은 자격 증명을 보냈지만 상태 코드가 다릅니다. 다른 헤더 필드가 다르거나, 그사이 서버가 바뀌었습니다.',
          }
    case 'none':
      return isNoted
        ? { en: 'As far as the file tells, nothing that matters is different.', ko: '파일에 적힌 것 가운데 중요한 차이는 없습니다.' }
        : { en: 'Nothing that matters is different.', ko: '중요한 차이가 없습니다.' }
    default:
      return assertNever(difference)
  }
}
