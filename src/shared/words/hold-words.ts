import type { HoldEnd } from '../trace/hold-events.ts'
import type { Bilingual } from '../language.ts'
import type { EventOf } from '../trace/trace-event.ts'

export type HoldTimelineEvent = EventOf<'request.held' | 'request.released'>

/** How the wait of a request ended, as a whole sentence. */
const holdEndWords: { readonly [End in HoldEnd]: Bilingual } = {
  guess: { en: 'It was let go after a guess.', ko: '예측을 마치고 들여보냈습니다.' },
  hand: { en: 'It was let go without a guess.', ko: '예측 없이 들여보냈습니다.' },
  time: { en: 'The time was up, so it was let go.', ko: '기다릴 수 있는 시간이 다 되어 들여보냈습니다.' },
  'tab-closed': {
    en: 'Its tab was closed; the server never saw it.',
    ko: '탭이 닫혔습니다. 서버는 이 요청을 보지 못했습니다.',
  },
  cleared: { en: 'The timeline was cleared, so it was let go.', ko: '타임라인을 지워서 들여보냈습니다.' },
  'client-left': {
    en: 'The browser gave up; the server never saw it.',
    ko: '브라우저가 포기했습니다. 서버는 이 요청을 보지 못했습니다.',
  },
}

export function sayHoldEvent(event: HoldTimelineEvent): Bilingual {
  if (event.kind === 'request.held') {
    return {
      en: 'A request was held before the server.',
      ko: '요청 하나를 서버에 닿기 전에 붙잡았습니다.',
    }
  }
  const seconds = Math.round(event.heldMs / 1000)
  const end = holdEndWords[event.by]
  return {
    en: `It waited for ${seconds} s. ${end.en}`,
    ko: `요청이 ${seconds}초 기다렸습니다. ${end.ko}`,
  }
}
