import type { Bilingual } from '../language.ts'
import type { EventOf } from '../trace/trace-event.ts'
import type { DialogEnd } from '../trace/dialog-events.ts'
import { shown } from './shown.ts'

/** A dialog of a page, opened or closed, in one sentence. */
export function sayDialog(event: EventOf<'dialog.opened' | 'dialog.closed'>): Bilingual {
  return event.kind === 'dialog.opened' ? sayOpened(event) : sayClosed(event)
}

function sayOpened({ dialog, origin, message }: EventOf<'dialog.opened'>): Bilingual {
  const [page, said] = [shown(origin), shown(message)]
  switch (dialog) {
    case 'alert':
      return {
        en: `A script of ${page} called alert(): “${said}”. The page waits until it is closed.`,
        ko: `${page}의 스크립트가 alert()를 호출했습니다: “${said}”. 닫을 때까지 페이지가 기다립니다.`,
      }
    case 'confirm':
      return {
        en: `A script of ${page} called confirm(): “${said}”. The page waits for the answer.`,
        ko: `${page}의 스크립트가 confirm()을 호출했습니다: “${said}”. 페이지가 답을 기다립니다.`,
      }
    case 'prompt':
      return {
        en: `A script of ${page} called prompt(): “${said}”. The page waits for the answer.`,
        ko: `${page}의 스크립트가 prompt()를 호출했습니다: “${said}”. 페이지가 답을 기다립니다.`,
      }
    case 'beforeunload':
      return {
        en: `A page of ${page} asked to stay (beforeunload).`,
        ko: `${page}의 페이지가 떠나지 말아 달라고 했습니다(beforeunload).`,
      }
  }
}

const ends: { readonly [End in DialogEnd]: Bilingual } = {
  hand: { en: 'by hand', ko: '직접' },
  lesson: { en: 'by the lesson', ko: '수업에서' },
  app: { en: 'by Crumbtrail, without asking', ko: 'Crumbtrail이 묻지 않고' },
  page: { en: 'with its page', ko: '페이지가 사라지면서' },
}

function sayClosed({ dialog, accepted, by }: EventOf<'dialog.closed'>): Bilingual {
  const end = ends[by]
  if (dialog === 'beforeunload') return { en: 'It was left all the same.', ko: '그래도 페이지를 떠났습니다.' }
  if (dialog === 'alert' || by === 'page')
    return { en: `The ${dialog}() was closed ${end.en}.`, ko: `${end.ko} ${dialog}() 창이 닫혔습니다.` }
  return accepted
    ? { en: `The ${dialog}() was answered with OK ${end.en}.`, ko: `${end.ko} ${dialog}() 창에 확인으로 답했습니다.` }
    : { en: `The ${dialog}() was cancelled ${end.en}.`, ko: `${end.ko} ${dialog}() 창을 취소했습니다.` }
}
