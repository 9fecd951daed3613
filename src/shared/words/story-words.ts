import { headerValue } from '../web/headers.ts'
import type { ExchangeId, WireId } from '../ids.ts'
import type { Bilingual } from '../language.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { decisionEvents } from '../trace/decision-events.ts'
import { timelineKinds, type EventCause, type TimelineEvent, type TimelineEventKind } from '../trace/timeline-event.ts'
import type { BrowserFact, EventOf, TraceEvent, TraceEventKind, WireFact } from '../trace/trace-event.ts'
import { explainCheck } from './check-words.ts'
import { profileWords, sayEvent } from './event-words.ts'
import { tellNoted } from './noted-words.ts'
import { shown } from './shown.ts'
import { appStory } from './story-app-words.ts'
import type { Say, StoryFacts, Table } from './story-facts.ts'
import { serverStory } from './story-server-words.ts'
import { verdictWords } from './verdict-words.ts'

/** Any event of the trace in one plain sentence: the reading order for people who do not see the pictures. */
export function tellEvent(event: TraceEvent, facts: StoryFacts): Bilingual {
  // One entry of the table takes the events of its own kind: the compiler cannot follow the pair through the look-up.
  const say = table[event.kind] as Say<TraceEvent>
  return say(event, facts)
}

const browserStory = {
  'request.sent': event => {
    const what = nameRequest(event)
    return { en: `${what.en} is about to be sent.`, ko: `${what.ko} 요청을 보내려고 합니다.` }
  },
  'request.judged': (event, facts) => {
    const [what, count] = [requestOf(event, facts), event.consideredCookies]
    return count === 0
      ? { en: `The browser considered no cookie for ${what.en}.`, ko: `브라우저가 ${what.ko} 요청에 검토한 쿠키가 없습니다.` }
      : {
          en: `Cookies that the browser considered for ${what.en}: ${count}.`,
          ko: `브라우저가 ${what.ko} 요청에 쿠키 ${count}개를 검토했습니다.`,
        }
  },
  'cookie.judged': (event, facts) => sayVerdict(event, facts),
  'cookie.settled': (event, facts) => saySettled(event, facts),
  'response.received': (event, facts) => {
    const what = requestOf(event, facts)
    if (event.servedFrom === 'service-worker')
      return {
        en: `The page got ${event.status} for ${what.en} from its service worker.`,
        ko: `페이지가 ${what.ko} 요청에 서비스 워커에게서 ${event.status} 응답을 받았습니다.`,
      }
    if (event.servedFrom === 'browser')
      return {
        en: `The browser itself answered ${what.en} with ${event.status}; no server did.`,
        ko: `${what.ko} 요청에 서버가 아니라 브라우저가 스스로 ${event.status} 응답을 만들었습니다.`,
      }
    if (event.servedFrom !== null)
      return {
        en: `The page got ${event.status} for ${what.en} without the server.`,
        ko: `서버 없이 ${what.ko} 요청에 ${event.status} 응답을 페이지가 받았습니다.`,
      }
    return { en: `The page got ${event.status} for ${what.en}.`, ko: `페이지가 ${what.ko} 요청에 ${event.status} 응답을 받았습니다.` }
  },
  'response.judged': (event, facts) => {
    const what = requestOf(event, facts)
    // RFC 6797 §8.3, say: what the browser made itself is reported like a response of the network.
    if (headerValue(event.headers, 'Non-Authoritative-Reason') !== null) {
      return {
        en: `The browser itself made a response with ${event.status} to ${what.en}; no server did.`,
        ko: `${what.ko} 요청에 서버가 아니라 브라우저가 스스로 ${event.status} 응답을 만들었습니다.`,
      }
    }
    return {
      en: `The network responded with ${event.status} to ${what.en}.`,
      ko: `네트워크가 ${what.ko} 요청에 ${event.status} 상태로 응답했습니다.`,
    }
  },
  'exchange.joined': (event, facts) => {
    const what = requestOf(event, facts)
    return event.basis === 'confirmed'
      ? {
          en: `Matched with the proxy’s record: ${what.en}.`,
          ko: `브라우저와 통신 기록이 같은 요청임을 확인했습니다: ${what.ko} 요청.`,
        }
      : {
          en: `Probably matched with the proxy’s record: ${what.en}.`,
          ko: `브라우저와 통신 기록이 같은 요청인 듯합니다: ${what.ko} 요청.`,
        }
  },
  'preflight.decided': (event, facts) => {
    const what = requestOf(event, facts)
    return event.corsError === null
      ? {
          en: `By the response to ${what.en}, the browser lets the request go out.`,
          ko: `${what.ko} 요청의 응답을 보고 브라우저가 본 요청을 보냅니다.`,
        }
      : {
          en: `By the response to ${what.en}, the browser does not send the request: ${shown(event.corsError)}.`,
          ko: `${what.ko} 요청의 응답을 보고 브라우저가 본 요청을 보내지 않습니다: ${shown(event.corsError)}.`,
        }
  },
  'exchange.finished': (event, facts) => {
    const what = requestOf(event, facts)
    return { en: `${what.en} is complete.`, ko: `${what.ko} 요청이 끝났습니다.` }
  },
  'exchange.failed': (event, facts) => {
    const what = requestOf(event, facts)
    const why = shown(event.corsError ?? event.blockedReason ?? event.errorText)
    // Chromium breaks a body off that nobody is to read as well: of a HEAD, or of another site in no-cors.
    if (event.isCanceled)
      return { en: `The browser stopped loading ${what.en}: ${why}.`, ko: `브라우저가 ${what.ko} 요청의 로딩을 중단했습니다: ${why}.` }
    return { en: `${what.en} failed for the page: ${why}.`, ko: `${what.ko} 요청이 페이지에는 실패했습니다: ${why}.` }
  },
  'jar.changed': (event, { why }) => sayJar(event, why),
} satisfies Table<Exclude<BrowserFact['kind'], TimelineEventKind> | 'jar.changed'>

const wireStory = {
  'request.received': ({ method, url }) => {
    const what = nameRequest({ method, url })
    return { en: `${what.en} came over the wire.`, ko: `${what.ko} 요청이 통신을 타고 왔습니다.` }
  },
  'request.body-received': (event, facts) => {
    const what = requestOf(event, facts)
    return {
      en: `The body of ${what.en} is in: ${event.body.bytes} bytes.`,
      ko: `${what.ko} 요청의 본문이 도착했습니다: ${event.body.bytes}바이트.`,
    }
  },
  'response.sent': (event, facts) => {
    const what = requestOf(event, facts)
    return {
      en: `The server responded with ${event.status} to ${what.en}.`,
      ko: `서버가 ${what.ko} 요청에 ${event.status} 상태로 응답했습니다.`,
    }
  },
  'response.aborted': (event, facts) => {
    const what = requestOf(event, facts)
    return {
      en: `The client went away before the whole response to ${what.en} was out.`,
      ko: `${what.ko} 요청의 응답이 다 나가기 전에 클라이언트가 연결을 끊었습니다.`,
    }
  },
  'decision.begun': (event, facts) => {
    const what = requestOf(event, facts)
    return {
      en: `The server began to decide on ${what.en}: ${event.checks.length} checks (${shown(event.scheme)}, ${shown(event.route)}).`,
      ko: `서버가 ${what.ko} 요청의 검사 ${event.checks.length}개를 시작했습니다(${shown(event.scheme)}, ${shown(event.route)}).`,
    }
  },
  'check.decided': ({ check, outcome, code, params }) => {
    const say = (language: 'en' | 'ko') => {
      const { title, detail } = explainCheck(check, outcome, code, params, language)
      return `${title}: ${detail}`
    }
    return { en: say('en'), ko: say('ko') }
  },
  'decision.made': (event, facts) => {
    const what = requestOf(event, facts)
    const [en, ko] = event.user === null ? ['', ''] : [` of ${shown(event.user)}`, `${shown(event.user)} 사용자의 `]
    return event.outcome === 'allowed'
      ? { en: `The server allowed ${what.en}${en} (${event.status}).`, ko: `서버가 ${ko}${what.ko} 요청을 허용했습니다(${event.status}).` }
      : { en: `The server refused ${what.en}${en} (${event.status}).`, ko: `서버가 ${ko}${what.ko} 요청을 거절했습니다(${event.status}).` }
  },
} satisfies Table<WireFact['kind'] | keyof typeof decisionEvents>

/** What has a row of its own in the timeline keeps its sentence, unless a table below has another. */
const rowStory = Object.fromEntries(
  timelineKinds.map(kind => [kind, (event: TimelineEvent, { why }: StoryFacts) => sayEvent({ event, why })]),
) as unknown as Table<TimelineEventKind>

const table: Table<TraceEventKind> = {
  ...rowStory,
  ...browserStory,
  ...wireStory,
  ...serverStory,
  ...appStory,
  'request.noted': event => tellNoted(event),
}

function nameRequest({ method, url }: { readonly method: string; readonly url: string }): Bilingual {
  const name = `${shown(method)} ${shown(url)}`
  return { en: name, ko: name }
}

function requestOf(event: { readonly exchange: ExchangeId } | { readonly wire: WireId }, facts: StoryFacts): Bilingual {
  const request = facts.requestOf(event)
  return request === null || request.url === '' ? { en: 'a request that was not captured', ko: '기록되지 않은' } : nameRequest(request)
}

function sayVerdict(event: EventOf<'cookie.judged'>, facts: StoryFacts): Bilingual {
  const { verdict } = event
  if (verdict.kind === 'not-known') return sayUnnamed(event, facts)
  const [name, what] = [shown(cookieNameOf(event) || '?'), requestOf(event, facts)]
  const word = verdictWords[verdict.kind]
  const why = 'reasons' in verdict && verdict.reasons.length > 0 ? ` (${verdict.reasons.map(shown).join(', ')})` : ''
  return {
    en: `Cookie “${name}” was ${word.en} with ${what.en}${why}.`,
    ko: `${what.ko} 요청의 “${name}” 쿠키: ${word.ko}${why}.`,
  }
}

/** Chromium names those that it blocks; of the others the jar has to tell. */
function sayUnnamed(event: EventOf<'cookie.judged'>, facts: StoryFacts): Bilingual {
  const [name, what] = [shown(cookieNameOf(event) || '?'), requestOf(event, facts)]
  return {
    en: `The response to ${what.en} has a Set-Cookie for “${name}”; the browser named nothing against it.`,
    ko: `${what.ko} 요청의 응답에 “${name}” Set-Cookie가 있고, 브라우저가 막았다고 하지 않았습니다.`,
  }
}

function saySettled(event: EventOf<'cookie.settled'>, facts: StoryFacts): Bilingual {
  const [what, word] = [requestOf(event, facts), verdictWords[event.verdict.kind]]
  const judged = facts.eventOf(event.judged)
  const name = judged?.kind === 'cookie.judged' ? cookieNameOf(judged) : ''
  const [en, ko] = name === '' ? ['a Set-Cookie', 'Set-Cookie'] : [`the Set-Cookie for “${shown(name)}”`, `“${shown(name)}” Set-Cookie`]
  return {
    en: `What the jar made of ${en} in the response to ${what.en}: ${word.en}.`,
    ko: `${what.ko} 요청의 응답에 있던 ${ko}의 결과: ${word.ko}.`,
  }
}

/** What an answer put into the jar or took out of it is not a script's doing. */
function sayJar(event: EventOf<'jar.changed'>, why: EventCause): Bilingual {
  const { cookie, change, profile } = event
  const [name, host, jar] = [shown(cookie.name), shown(cookie.domain), profileWords[profile]]
  if (change === 'removed' && event.chromiumCause === 'overwrite')
    return {
      en: `${jar.en}: cookie “${name}” of ${host} is being replaced.`,
      ko: `${jar.ko}: ${host}의 “${name}” 쿠키를 새 값으로 바꾸는 중입니다.`,
    }
  if (why === 'exchange' && event.chromiumCause !== 'evicted') {
    return change === 'set'
      ? {
          en: `${jar.en}: a response put cookie “${name}” of ${host} into the jar.`,
          ko: `${jar.ko}: 응답이 ${host}의 “${name}” 쿠키를 저장했습니다.`,
        }
      : {
          en: `${jar.en}: a response took cookie “${name}” of ${host} out of the jar.`,
          ko: `${jar.ko}: 응답이 ${host}의 “${name}” 쿠키를 지웠습니다.`,
        }
  }
  if (why === 'clock.moved' && change === 'set')
    return {
      en: `${jar.en}: cookie “${name}” of ${host} has aged with the lab clock.`,
      ko: `${jar.ko}: 실습실 시계만큼 ${host}의 “${name}” 쿠키의 남은 수명이 줄었습니다.`,
    }
  const said = sayEvent({ event, why })
  return { en: `${jar.en}: ${said.en}`, ko: `${jar.ko}: ${said.ko}` }
}
