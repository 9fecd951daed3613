import type { Bilingual } from '../language.ts'
import type { RequestGuess } from '../trace/request-guess.ts'
import type { TimelineEventKind } from '../trace/timeline-event.ts'
import type { AppFact } from '../trace/trace-event.ts'
import { profileWords } from './event-words.ts'
import { sayServerAsk } from './server-event-words.ts'
import { shown } from './shown.ts'
import type { Table } from './story-facts.ts'

/** What Crumbtrail or the learner did, where it has no row of its own in the timeline. */
export const appStory = {
  'window.opened': ({ profile }) => named(profileWords[profile], { en: 'a window was opened.', ko: '창을 열었습니다.' }),
  'window.closed': ({ profile }) => named(profileWords[profile], { en: 'a window was closed.', ko: '창을 닫았습니다.' }),
  'tab.navigated': ({ url }) => ({ en: `The tab now shows ${shown(url)}.`, ko: `탭이 ${shown(url)} 페이지를 보여 줍니다.` }),
  'cookie.edited': ({ profile, name, edit }) =>
    named(
      profileWords[profile],
      edit === 'set'
        ? { en: `somebody set cookie “${shown(name)}” by hand.`, ko: `“${shown(name)}” 쿠키를 직접 설정했습니다.` }
        : { en: `somebody deleted cookie “${shown(name)}” by hand.`, ko: `“${shown(name)}” 쿠키를 직접 지웠습니다.` },
    ),
  'storage.edited': ({ area, key, edit }) => {
    const place = area === 'local' ? 'localStorage' : 'sessionStorage'
    return edit === 'set'
      ? { en: `Somebody set “${shown(key)}” in the ${place} by hand.`, ko: `${place}의 “${shown(key)}” 항목을 직접 설정했습니다.` }
      : { en: `Somebody removed “${shown(key)}” from the ${place} by hand.`, ko: `${place}의 “${shown(key)}” 항목을 직접 지웠습니다.` }
  },
  'session.end-asked': ({ sessionId }) => ({
    en: `Somebody asked the server to end session ${shown(sessionId)}.`,
    ko: `서버에 ${shown(sessionId)} 세션을 끝내 달라고 했습니다.`,
  }),
  'server.asked': ({ ask }) => {
    const said = sayServerAsk(ask)
    return { en: `By hand at the server: ${said.en}.`, ko: `서버에서 직접 한 일: ${said.ko}.` }
  },
  'lesson.observed': ({ step }) => ({
    en: `Step ${step + 1} of the lesson is done: what it expects has happened.`,
    ko: `수업의 ${step + 1}단계를 마쳤습니다. 기대한 일이 일어났습니다.`,
  }),
  'prediction.made': ({ step, option, guess, stake }) => {
    const sure = stake === undefined ? { en: '', ko: '' } : { en: ` How sure, of 3: ${stake}.`, ko: ` 확신 3단계 중 ${stake}단계.` }
    const said = guess === undefined ? null : sayGuess(guess)
    return {
      en: `A prediction was made in step ${step + 1} of the lesson: ${said === null ? `answer ${(option ?? 0) + 1} of its file.` : said.en}${sure.en}`,
      ko: `수업의 ${step + 1}단계에서 예측했습니다: ${said === null ? `수업 파일의 ${(option ?? 0) + 1}번째 답.` : said.ko}${sure.ko}`,
    }
  },
  'hold.asked': ({ tab }) =>
    tab === null
      ? { en: 'The next request of any tab shall be held.', ko: '어느 탭이든 다음 요청을 붙잡기로 했습니다.' }
      : { en: 'The next request of this tab shall be held.', ko: '이 탭의 다음 요청을 붙잡기로 했습니다.' },
  'hold.dropped': () => ({ en: 'No request shall be held any more.', ko: '요청을 붙잡지 않기로 했습니다.' }),
  'guess.made': ({ guess }) => {
    const going = guess.cookies.filter(({ goes }) => goes).map(({ name }) => shown(name))
    const status = guess.statuses.join(' / ')
    return {
      en: `A guess was made. Cookies that go: ${going.join(', ') || 'none'}. Status: ${status || 'no guess'}.`,
      ko: `예측했습니다. 실려 갈 쿠키: ${going.join(', ') || '없음'}. 상태 코드: ${status || '예측 없음'}.`,
    }
  },
  'request.resent': ({ method, url, edited }) =>
    edited.length === 0
      ? { en: `The learner sent ${method} ${shown(url)} again.`, ko: `학습자가 ${method} ${shown(url)} 요청을 다시 보냈습니다.` }
      : {
          en: `The learner changed a request and sent it again: ${method} ${shown(url)}.`,
          ko: `학습자가 요청을 고쳐 다시 보냈습니다: ${method} ${shown(url)}.`,
        },
  'row.pinned': () => ({ en: 'The learner pinned a row.', ko: '학습자가 항목 하나를 고정했습니다.' }),
  'row.unpinned': () => ({ en: 'The learner took a pin away.', ko: '학습자가 항목 하나의 고정을 풀었습니다.' }),
  'note.written': ({ text }) =>
    text === ''
      ? { en: 'The learner took a note away.', ko: '학습자가 메모 하나를 지웠습니다.' }
      : { en: `The learner wrote a note: “${shown(text)}”`, ko: `학습자가 메모를 남겼습니다: “${shown(text)}”` },
  'cause.found': ({ effect, by }) => ({
    en: `It was found out that event ${by} brought about event ${effect}.`,
    ko: `이벤트 ${effect}번의 원인이 이벤트 ${by}번임을 알아냈습니다.`,
  }),
  'log.cleared': () => ({ en: 'The timeline was cleared.', ko: '타임라인을 지웠습니다.' }),
} satisfies Table<Exclude<AppFact['kind'], TimelineEventKind>>

const named = (name: Bilingual, what: Bilingual): Bilingual => ({ en: `${name.en}: ${what.en}`, ko: `${name.ko}: ${what.ko}` })

/** What was said of cookies, headers and the status; what was left alone is not told. */
function sayGuess({ cookies, headers, statuses }: RequestGuess): Bilingual {
  const said = [...cookies, ...headers]
  const list = (isGoing: boolean): string => said.flatMap(({ name, goes }) => (goes === isGoing ? [shown(name)] : [])).join(', ')
  const parts = [
    { names: list(true), en: 'Goes', ko: '실려 갈 것' },
    { names: list(false), en: 'Stays', ko: '가지 않을 것' },
    { names: statuses.join(' / '), en: 'Status', ko: '상태 코드' },
  ].filter(({ names }) => names !== '')
  return {
    en: parts.map(({ names, en }) => `${en}: ${names}.`).join(' '),
    ko: parts.map(({ names, ko }) => `${ko}: ${names}.`).join(' '),
  }
}
