import type { ProfileId } from '../ids.ts'
import type { Bilingual } from '../language.ts'
import type { EventCause, TimelineEvent, TimelineEventKind } from '../trace/timeline-event.ts'
import type { EventOf } from '../trace/trace-event.ts'
import { sayDialog } from './dialog-words.ts'
import { sayForbidden } from './forbidden-words.ts'
import { sayHoldEvent } from './hold-words.ts'
import type { SayRow } from './row-words.ts'
import { serverEventWords } from './server-event-words.ts'
import { shown } from './shown.ts'
import { sayStoragePlace } from './storage-place-words.ts'

export const profileWords: { readonly [Profile in ProfileId]: Bilingual } = {
  laptop: { en: 'Laptop', ko: '노트북' },
  phone: { en: 'Phone', ko: '휴대폰' },
  private: { en: 'Private', ko: '시크릿' },
}

const words: { readonly [Kind in TimelineEventKind]: SayRow<Kind> } = {
  'tab.opened': sayTabOpened,
  'tab.closed': () => ({
    en: 'The tab was closed; its sessionStorage went with it.',
    ko: '탭을 닫았습니다. sessionStorage도 함께 사라졌습니다.',
  }),
  'tab.crashed': () => ({
    en: 'The tab crashed; its sessionStorage is lost here (Chrome would keep it).',
    ko: '탭이 비정상 종료되어 sessionStorage를 잃었습니다. Chrome이라면 남아 있습니다.',
  }),
  'tab.stopped': sayStopped,
  'dialog.opened': sayDialog,
  'dialog.closed': sayDialog,
  'request.forbidden': sayForbidden,
  'edge.reached': ({ url }) => ({
    en: `Asked for ${shown(url)}, outside the lab; nothing left this machine.`,
    ko: `실습실 밖의 주소 ${shown(url)} 페이지를 요청했습니다. 이 컴퓨터 밖으로 나간 것은 없습니다.`,
  }),
  'browser.quit': ({ profile }) => profiled(profile, { en: 'the browser was quit.', ko: '브라우저를 종료했습니다.' }),
  'browser.launched': ({ profile }) => profiled(profile, { en: 'the browser was started.', ko: '브라우저를 시작했습니다.' }),
  'site-data.cleared': saySiteDataCleared,
  'jar.changed': (event, why) => sayLeftOut(sayJar(event, why), event),
  'storage.changed': sayStorage,
  ...serverEventWords,
  'request.held': sayHoldEvent,
  'request.released': sayHoldEvent,
  'lab.reset': () => ({
    en: 'The lab was reset: every jar, storage and session is empty.',
    ko: '실습실을 초기화해 쿠키, 저장소, 세션을 모두 비웠습니다.',
  }),
  'world.taken': ({ name }) => ({
    en: `A snapshot of the lab was taken: “${shown(name)}”.`,
    ko: `실습실의 스냅샷을 만들었습니다: “${shown(name)}”`,
  }),
  'world.restored': sayRestored,
  'lesson.started': () => ({ en: 'The lesson began.', ko: '수업을 시작했습니다.' }),
  'lesson.stepped': ({ step }) => ({ en: `Step ${step + 1} of the lesson began.`, ko: `수업의 ${step + 1}단계를 시작했습니다.` }),
  'lesson.ended': () => ({ en: 'The lesson ended.', ko: '수업을 마쳤습니다.' }),
  'recording.paused': () => ({
    en: 'Recording was paused: requests from here on are not shown.',
    ko: '기록을 잠시 멈췄습니다. 이후의 요청은 표시되지 않습니다.',
  }),
  'recording.resumed': () => ({ en: 'Recording began again.', ko: '기록을 다시 시작했습니다.' }),
  'events.dropped': ({ count }) => ({
    en: `The log was full: its oldest ${count} events were dropped.`,
    ko: `기록이 가득 차 가장 오래된 ${count}건을 버렸습니다.`,
  }),
  'stage.rebuilt': sayRebuilt,
}

/** What happened, in one sentence. The row's lane already says in which tab. */
export function sayEvent({ event, why }: { readonly event: TimelineEvent; readonly why: EventCause }): Bilingual {
  // One entry of the table takes the events of its own kind: the compiler cannot follow the pair through the look-up.
  const say = words[event.kind] as SayRow<TimelineEvent['kind']>
  return say(event, why)
}

function sayRebuilt({ because, lostTabs }: EventOf<'stage.rebuilt'>): Bilingual {
  if (because === 'reloaded') {
    return {
      en: `The app’s window was reloaded: its tabs (${lostTabs.length}) lost their sessionStorage.`,
      ko: `앱 창을 새로 고쳐 탭 ${lostTabs.length}개를 다시 열었고 sessionStorage는 잃었습니다.`,
    }
  }
  return {
    en: `The window broke down and was rebuilt; tabs loaded again: ${lostTabs.length}. Their sessionStorage is lost.`,
    ko: `창이 비정상 종료되어 다시 만들었습니다. 탭 ${lostTabs.length}개를 다시 열었고 sessionStorage는 잃었습니다.`,
  }
}

function sayRestored({ name, step }: EventOf<'world.restored'>): Bilingual {
  return step === 'before-pages'
    ? {
        en: `The lab was put back to the snapshot “${shown(name)}”: cookies, storages, servers and lab clock. Its tabs load their pages anew.`,
        ko: `실습실을 “${shown(name)}” 스냅샷으로 되돌렸습니다. 쿠키, 저장소, 서버, 실습실 시계가 모두 돌아가고, 탭은 페이지를 새로 불러옵니다.`,
      }
    : {
        en: `The pages of the snapshot “${shown(name)}” have loaded; what their requests had changed was put back.`,
        ko: `“${shown(name)}” 스냅샷의 페이지를 모두 불러왔고, 그 요청으로 바뀐 것을 되돌렸습니다.`,
      }
}

function sayStopped({ because, url }: EventOf<'tab.stopped'>): Bilingual {
  const page = shown(url)
  switch (because) {
    case 'navigations':
      return {
        en: `Crumbtrail stopped a page that began one navigation after the other: ${page}.`,
        ko: `쉬지 않고 다른 페이지로 이동하는 페이지를 Crumbtrail이 멈췄습니다: ${page}`,
      }
    case 'too-much':
      return {
        en: `Crumbtrail stopped a page that did more at a time than it can record: ${page}.`,
        ko: `기록할 수 있는 것보다 많은 일을 한꺼번에 한 페이지를 Crumbtrail이 멈췄습니다: ${page}`,
      }
    case 'no-answer':
      return { en: `A page that did not answer was stopped by hand: ${page}.`, ko: `응답하지 않는 페이지를 직접 멈췄습니다: ${page}` }
  }
}

function sayTabOpened({ profile, popupOf, duplicateOf }: EventOf<'tab.opened'>): Bilingual {
  if (duplicateOf !== null) {
    return profiled(profile, {
      en: 'a tab was duplicated; Crumbtrail copied its sessionStorage, as Chrome does.',
      ko: '탭을 복제했습니다. Chrome처럼 sessionStorage도 복사했습니다.',
    })
  }
  if (popupOf !== null) return profiled(profile, { en: 'a page opened a popup.', ko: '페이지가 팝업을 열었습니다.' })
  return profiled(profile, { en: 'a tab was opened.', ko: '탭을 열었습니다.' })
}

function profiled(profile: ProfileId, what: Bilingual): Bilingual {
  const name = profileWords[profile]
  return { en: `${name.en}: ${what.en}`, ko: `${name.ko}: ${what.ko}` }
}

function saySiteDataCleared({ profile, origin }: EventOf<'site-data.cleared'>): Bilingual {
  if (origin === null) return profiled(profile, { en: 'all site data was cleared.', ko: '모든 사이트 데이터를 지웠습니다.' })
  return profiled(profile, { en: `the data of ${shown(origin)} was cleared.`, ko: `${shown(origin)} 사이트의 데이터를 지웠습니다.` })
}

function sayLeftOut({ en, ko }: Bilingual, { leftOut = 0 }: EventOf<'jar.changed'>): Bilingual {
  if (leftOut === 0) return { en, ko }
  const changes = leftOut === 1 ? '1 change' : `${leftOut} changes`
  return {
    en: `${en} It changed so often that ${changes} just before this one ${leftOut === 1 ? 'was' : 'were'} not recorded.`,
    ko: `${ko} 너무 자주 바뀌어 바로 앞의 변경 ${leftOut}건은 기록하지 않았습니다.`,
  }
}

/** Cookies that no request explains: a script, a hand, the end of a lifetime, or the browser's own bounds. */
function sayJar({ cookie, change, chromiumCause }: EventOf<'jar.changed'>, why: EventCause): Bilingual {
  const [name, host] = [shown(cookie.name), shown(cookie.domain)]
  const [en, ko] = [`Cookie “${name}” of ${host}`, `${host}의 “${name}” 쿠키`]
  if (why === 'edit') {
    return change === 'set'
      ? { en: `${en} was edited in the inspector.`, ko: `인스펙터에서 ${ko}를 바꿨습니다.` }
      : { en: `${en} was deleted in the inspector.`, ko: `인스펙터에서 ${ko}를 지웠습니다.` }
  }
  if (change === 'set')
    return { en: `${en} was set, and not by a response that was seen.`, ko: `${ko}가 설정되었습니다. 관찰된 응답이 설정한 것은 아닙니다.` }
  if (why === 'browser.quit') {
    return cookie.expiresMs === null
      ? {
          en: `${en} is gone: a session cookie ends when the browser quits.`,
          ko: `${ko}가 사라졌습니다. 세션 쿠키는 브라우저를 종료할 때까지만 유지됩니다.`,
        }
      : { en: `${en} is gone with the browser.`, ko: `${ko}가 브라우저와 함께 사라졌습니다.` }
  }
  if (why === 'clock.moved') {
    return {
      en: `${en} is over: the lab clock has passed its expiry.`,
      ko: `${ko}의 수명이 다했습니다. 실습실 시계가 만료 시각을 지났습니다.`,
    }
  }
  switch (chromiumCause) {
    case 'expired':
      return { en: `${en} expired.`, ko: `${ko}가 만료되었습니다.` }
    case 'process-gone':
      return {
        en: `${en} is gone: Chromium’s network process ended, and kept its cookies in memory.`,
        ko: `${ko}가 사라졌습니다. 쿠키를 메모리에 두던 Chromium 네트워크 프로세스가 끝났습니다.`,
      }
    case 'evicted':
      return { en: `${en} was evicted: the jar held too many.`, ko: `쿠키가 너무 많아 ${ko}가 밀려났습니다.` }
    default:
      return {
        en: `${en} was removed, and not by a response that was seen.`,
        ko: `${ko}가 삭제되었습니다. 관찰된 응답이 지운 것은 아닙니다.`,
      }
  }
}

function sayStorage(event: EventOf<'storage.changed'>, why: EventCause): Bilingual {
  const area = event.area === 'local' ? 'localStorage' : 'sessionStorage'
  const key = `“${shown(event.key ?? '')}”`
  const host = sayStoragePlace(event)
  const hand: Bilingual = why === 'edit' ? { en: ' in the inspector', ko: '인스펙터에서 ' } : { en: '', ko: '' }
  switch (event.op) {
    case 'set':
      return event.oldValue === null
        ? { en: `${key} in the ${area} of ${host.en} was written${hand.en}.`, ko: `${hand.ko}${host.ko}의 ${area} ${key} 항목을 썼습니다.` }
        : {
            en: `${key} in the ${area} of ${host.en} was changed${hand.en}.`,
            ko: `${hand.ko}${host.ko}의 ${area} ${key} 항목을 바꿨습니다.`,
          }
    case 'removed':
      return {
        en: `${key} in the ${area} of ${host.en} was removed${hand.en}.`,
        ko: `${hand.ko}${host.ko}의 ${area} ${key} 항목을 지웠습니다.`,
      }
    case 'cleared':
      if (why === 'browser.quit') {
        return {
          en: `${area} of ${host.en} is gone with the private browser.`,
          ko: `시크릿 브라우저와 함께 ${host.ko}의 ${area} 항목이 모두 사라졌습니다.`,
        }
      }
      return { en: `${area} of ${host.en} was cleared${hand.en}.`, ko: `${hand.ko}${host.ko}의 ${area} 전체를 비웠습니다.` }
    case 'found': // nobody saw it written: copied with a tab, or written by a frame before it was listened to
      return { en: `${key} was found in the ${area} of ${host.en}.`, ko: `${host.ko}의 ${area}에 ${key} 항목이 있었습니다.` }
  }
}
