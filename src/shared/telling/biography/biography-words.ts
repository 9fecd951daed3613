import { assertNever } from '../../assert-never.ts'
import type { BiographyEnd, BiographyStory, Maker, BiographyPlace } from './biography-entry.ts'
import type { Bilingual } from '../../language.ts'
import { isMissed } from './is-missed.ts'
import { explainCheck } from '../../words/check-words.ts'
import type { ReasonFacts } from '../../trace/cookie-causes.ts'
import { explainReason } from '../../words/cookie-reasons.ts'
import { refreshEndWords, sessionEndWords } from '../../words/server-event-words.ts'
import { shown } from '../../words/shown.ts'

const storyWords: { readonly [Kind in BiographyStory['kind']]: Bilingual } = {
  'there-before': { en: 'Already there', ko: '이미 있음' },
  set: { en: 'Set', ko: '설정' },
  renewed: { en: 'Set again', ko: '다시 설정' },
  found: { en: 'Found', ko: '발견' },
  rejected: { en: 'Rejected', ko: '거부됨' },
  ignored: { en: 'Unchanged', ko: '그대로' },
  carried: { en: 'Carried', ko: '보냄' },
  'held-back': { en: 'Held back', ko: '안 보냄' },
  received: { en: 'Received', ko: '받음' },
  kept: { en: 'Kept', ko: '보관' },
  'let-go': { en: 'Let go', ko: '치움' },
  read: { en: 'Read by the server', ko: '서버가 확인' },
  'session-row': { en: 'Session', ko: '세션' },
  'refresh-row': { en: 'Refresh token', ko: '리프레시 토큰' },
  ended: { en: 'Ended', ko: '끝남' },
}

const missedWord: Bilingual = { en: 'Missed by the server', ko: '서버가 찾지 못함' }

/** What happened, in a word or two; a server that looked for it in vain has not read it. */
export const wordOf = (story: BiographyStory): Bilingual => (isMissed(story) ? missedWord : storyWords[story.kind])

/** How it ended, as a sentence of its own. */
export const biographyEndWords: { readonly [End in BiographyEnd]: Bilingual } = {
  deleted: { en: 'A Set-Cookie with an expiry in the past deleted it.', ko: '만료 시각이 지난 Set-Cookie가 지웠습니다.' },
  'site-cleared': { en: 'The Clear-Site-Data of a response deleted it.', ko: '응답의 Clear-Site-Data가 지웠습니다.' },
  expired: { en: 'Its lifetime ended.', ko: '유효 기간이 끝났습니다.' },
  evicted: { en: 'The browser evicted it: its jar held too many cookies.', ko: '쿠키가 너무 많아 브라우저가 밀어냈습니다.' },
  quit: { en: 'The browser was quit.', ko: '브라우저를 종료했습니다.' },
  cleared: { en: 'The site’s data was cleared.', ko: '사이트 데이터를 지웠습니다.' },
  snapshot: { en: 'The lab was put back to a snapshot that does not have it.', ko: '실습실을 이것이 없는 스냅샷으로 되돌렸습니다.' },
  clock: { en: 'The lab clock moved past its expiry.', ko: '실습실 시계가 만료 시각을 지났습니다.' },
  hand: { en: 'It was deleted in the inspector.', ko: '인스펙터에서 지웠습니다.' },
  script: { en: 'A script of the page deleted it.', ko: '페이지의 스크립트가 지웠습니다.' },
  unseen: { en: 'It was removed, and not by a response that was seen.', ko: '사라졌습니다. 관찰된 응답이 지운 것은 아닙니다.' },
  'tab-closed': { en: 'Its tab was closed.', ko: '탭을 닫았습니다.' },
  'tab-crashed': { en: 'Its tab crashed.', ko: '탭이 비정상 종료되었습니다.' },
  'tab-rebuilt': { en: 'The app’s window was reloaded, and its tab began anew.', ko: '앱 창을 새로 고쳐 탭이 새로 시작되었습니다.' },
  unknown: { en: 'It was removed; by whom was not recorded.', ko: '사라졌습니다. 무엇이 지웠는지는 기록되지 않았습니다.' },
  denied: { en: 'The server put its id on the denylist.', ko: '서버가 이 토큰의 ID를 거부 목록에 올렸습니다.' },
  'version-raised': { en: 'The server raised its user’s token version.', ko: '서버가 사용자의 토큰 버전을 올렸습니다.' },
  'key-retired': { en: 'The server retired the key that signed it.', ko: '서버가 이 토큰에 서명한 키를 폐기했습니다.' },
}

const makerWords: { readonly [By in Maker]: Bilingual } = {
  exchange: { en: 'by the response to this request', ko: '이 요청의 응답이' },
  hand: { en: 'by hand, in the inspector', ko: '인스펙터에서 직접' },
  script: { en: 'by a script of the page', ko: '페이지의 스크립트가' },
  unseen: { en: 'not by a response that was seen', ko: '관찰된 응답이 아닌 무언가가' },
  clock: { en: 'by the lab clock, which shortens its remaining life', ko: '실습실 시계가 남은 수명을 줄여' },
  quit: { en: 'as the browser quit', ko: '브라우저를 종료하면서' },
  snapshot: { en: 'by a snapshot of the lab that was restored', ko: '되돌린 실습실 스냅샷이' },
  cleared: { en: 'as site data was cleared', ko: '사이트 데이터를 지우면서' },
  unknown: { en: 'by something that was not recorded', ko: '무엇인지 기록되지 않았지만' },
}

/** One thing in a life, in a sentence. Values stand beside it, never in it. */
export function sayStory(story: BiographyStory): Bilingual {
  switch (story.kind) {
    case 'there-before':
      return { en: 'It was there when the timeline begins.', ko: '타임라인이 시작될 때 이미 있었습니다.' }
    case 'set':
      return story.before === null
        ? { en: `Created ${makerWords[story.by].en}.`, ko: `${makerWords[story.by].ko} 만들었습니다.` }
        : { en: `Overwritten ${makerWords[story.by].en}.`, ko: `${makerWords[story.by].ko} 값을 덮어썼습니다.` }
    case 'renewed':
      return {
        en: `Written again ${makerWords[story.by].en}, with the same value.`,
        ko: `${makerWords[story.by].ko} 같은 값으로 다시 설정했습니다.`,
      }
    case 'found':
      return { en: 'It was found there; the write was not recorded.', ko: '이미 있었습니다. 쓰는 것은 기록되지 않았습니다.' }
    case 'rejected':
    case 'held-back':
      return sayReasons(story.reasons, story.kind === 'rejected' ? story : {})
    case 'ignored':
      return story.isDeletion
        ? {
            en: 'A Set-Cookie asked to delete it, and nothing was deleted.',
            ko: '이 쿠키를 지우라는 Set-Cookie가 왔지만 지워진 것이 없습니다.',
          }
        : {
            en: 'A Set-Cookie for it came, and the jar did not change.',
            ko: '이 쿠키의 Set-Cookie가 왔지만 쿠키 저장소는 바뀌지 않았습니다.',
          }
    case 'carried':
      return sayPlace(story.place, story.name, { en: 'The request carried it', ko: '요청이' }, '싣고 갔습니다')
    case 'received':
      return sayPlace(story.place, story.name, { en: 'The response brought it', ko: '응답이' }, '가져왔습니다')
    case 'kept':
      return { en: `It is now stored as ${sayStore(story).en}.`, ko: `${sayStore(story).ko}에 보관되었습니다.` }
    case 'let-go':
      return { en: `It is no longer stored as ${sayStore(story).en}.`, ko: `${sayStore(story).ko}에서 사라졌습니다.` }
    case 'read':
      return sayRead(story)
    case 'session-row':
    case 'refresh-row':
      return sayRow(story)
    case 'ended':
      return biographyEndWords[story.how]
    default:
      return assertNever(story)
  }
}

function sayReasons(reasons: readonly string[], facts: ReasonFacts): Bilingual {
  const sentences = (reasons.length === 0 ? ['UnknownError'] : reasons).map(reason => explainReason(reason, facts).sentence)
  const once = sentences.filter((sentence, index) => sentences.indexOf(sentence) === index)
  return { en: once.map(({ en }) => en).join(' '), ko: once.map(({ ko }) => ko).join(' ') }
}

function sayPlace(place: BiographyPlace, name: string, who: Bilingual, verb: string): Bilingual {
  const field = shown(name)
  switch (place) {
    case 'cookie':
      return { en: `${who.en} as the cookie “${field}”.`, ko: `${who.ko} “${field}” 쿠키로 ${verb}.` }
    case 'authorization':
      return { en: `${who.en} in Authorization.`, ko: `${who.ko} Authorization 헤더에 ${verb}.` }
    case 'header':
      return { en: `${who.en} in the field “${field}”.`, ko: `${who.ko} “${field}” 헤더에 ${verb}.` }
    case 'body':
      return { en: `${who.en} in its body.`, ko: `${who.ko} 본문에 ${verb}.` }
    case 'address':
      return { en: `${who.en} in its address.`, ko: `${who.ko} 주소에 ${verb}.` }
  }
}

function sayStore({ store, name, where }: Extract<BiographyStory, { kind: 'kept' | 'let-go' }>): Bilingual {
  const [key, host] = [shown(name), shown(where)]
  if (store === 'cookie') return { en: `the cookie “${key}” of ${host}`, ko: `${host}의 “${key}” 쿠키` }
  const area = store === 'local' ? 'localStorage' : 'sessionStorage'
  return { en: `“${key}” in the ${area} of ${host}`, ko: `${host}의 ${area} “${key}” 항목` }
}

function sayRead({ outcome, status, user, checks }: Extract<BiographyStory, { kind: 'read' }>): Bilingual {
  const last = checks.at(-1)
  if (outcome === 'refused' && last !== undefined && last.code !== 'ok') {
    const say = (language: 'en' | 'ko'): string => explainCheck(last.check, 'refused', last.code, last.params, language).detail
    return { en: `Refused: ${say('en')}`, ko: `거절: ${say('ko')}` }
  }
  const answer = status === null ? { en: '', ko: '' } : { en: `, response ${status}`, ko: `, 응답 ${status}` }
  if (user === null) return { en: `Accepted${answer.en}.`, ko: `통과${answer.ko}` }
  return { en: `Accepted as ${shown(user)}${answer.en}.`, ko: `${shown(user)} 사용자로 통과${answer.ko}` }
}

function sayRow(story: Extract<BiographyStory, { kind: 'session-row' | 'refresh-row' }>): Bilingual {
  const id = shown(story.id.slice(0, 8))
  const table: Bilingual = story.kind === 'session-row' ? { en: 'session', ko: '세션' } : { en: 'refresh token', ko: '리프레시 토큰' }
  if (story.ended === null)
    return { en: `The server noted the ${table.en} ${id} for it.`, ko: `서버가 ${id} ${table.ko} 행을 만들었습니다.` }
  const how = story.kind === 'session-row' ? sessionEndWords[story.ended] : refreshEndWords[story.ended]
  return { en: `The server ended the ${table.en} ${id}: ${how.en}.`, ko: `서버가 ${id} ${table.ko} 행을 끝냈습니다(${how.ko}).` }
}
