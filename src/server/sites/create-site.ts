import express, { type ErrorRequestHandler, type Express, type Router } from 'express'
import type { Bilingual } from '@shared/language.ts'
import { recordUnreadable } from '../network/record-unreadable.ts'
import { visitOf } from '../network/visit.ts'
import type { RecordFact } from '../base/record.ts'
import { sendAnswer } from '../answers/answer.ts'
import { html } from '../pages/html.ts'
import { page } from '../pages/page.ts'
import { frameOf } from '../pages/frame.ts'
import { labTools } from './lab-tools/lab-tools.ts'

const words = {
  notFound: { en: 'No such page', ko: '페이지가 없습니다' },
  notFoundHere: { en: 'This site has no page at this address.', ko: '이 사이트에는 이 주소의 페이지가 없습니다.' },
  malformed: { en: 'The address cannot be read', ko: '주소를 읽을 수 없습니다' },
  malformedHere: { en: 'It has a percent sign that does not begin an encoded byte.', ko: '주소에 올바르지 않은 퍼센트 인코딩이 있습니다.' },
  broken: { en: 'The site has made a mistake', ko: '사이트에서 오류가 발생했습니다' },
  brokenHere: { en: 'This should not happen. Your request was fine.', ko: '일어나지 않아야 할 오류입니다. 요청에는 문제가 없습니다.' },
  home: { en: 'To the first page', ko: '첫 페이지로' },
} satisfies Record<string, Bilingual>

export interface SiteOptions {
  readonly record: RecordFact
  /** A mistake in the lab's own code; the client gets a 500. */
  readonly onError: (error: unknown) => void
}

/** A site of the lab: its own routes, the tools that every host has, then the pages for what it does not have and for what went wrong. */
export function createSite(routes: Router, { record, onError }: SiteOptions): Express {
  const site = express()
  site.disable('x-powered-by')
  site.disable('etag')
  site.set('query parser', 'simple')
  site.use(routes)
  site.use(labTools(record))
  site.use((request, response) => {
    const frame = frameOf(request)
    const say = (key: keyof typeof words): string => words[key][frame.language]
    const body = html`<p><code>${request.originalUrl.slice(0, 500)}</code></p>
      <p>${say('notFoundHere')}</p>
      <p><a href="/">${say('home')}</a></p>`
    sendAnswer(response, page(404, frame, { title: say('notFound'), body }))
  })
  site.use(answerMistakes({ record, onError }))
  return site
}

/** Express knows an error handler by its four parameters. */
function answerMistakes({ record, onError }: SiteOptions): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const isMalformed = error instanceof URIError
    if (isMalformed) recordUnreadable(record, visitOf(request), { code: 'bad-address', status: 400, params: {} })
    else onError(error)
    if (response.headersSent) {
      response.destroy()
      return
    }
    const frame = frameOf(request)
    const say = (key: keyof typeof words): string => words[key][frame.language]
    const body = html`<p>${say(isMalformed ? 'malformedHere' : 'brokenHere')}</p>
      <p><a href="/">${say('home')}</a></p>`
    sendAnswer(response, page(isMalformed ? 400 : 500, frame, { title: say(isMalformed ? 'malformed' : 'broken'), body }))
  }
}
