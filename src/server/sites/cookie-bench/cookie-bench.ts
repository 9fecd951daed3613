import { Router, type Request, type Response } from 'express'
import { json, seeOther, sendAnswer, withHeaders } from '../../answers/answer.ts'
import { visitOf } from '../../network/visit.ts'
import { frameOf } from '../../pages/frame.ts'
import { scriptAnswer } from '../../pages/script.ts'
import { benchPage, refusedFormPage } from './bench-page.ts'
import script from './bench-page.client.js?raw'
import { readDeleteForm, readSetForm, type Lines } from './read-lines.ts'

/**
 * `/cookies`: sets and deletes cookies as its forms ask, and shows the `Cookie` field that came. Nobody logs in here and the server decides
 * nothing: what happens is the browser's doing.
 */
export function cookieBench(): Router {
  const router = Router()
  const show = (request: Request, response: Response): void =>
    sendAnswer(response, benchPage(frameOf(request), request.headers.cookie ?? null))
  router.get('/', show)
  // Other sites send their form here.
  router.post('/', show)
  router.get('/page.js', (_request, response) => sendAnswer(response, scriptAnswer(script)))
  router.get('/came', (request, response) => sendAnswer(response, json(200, { cookie: request.headers.cookie ?? '' })))
  router.post('/set', answering(readSetForm))
  router.post('/delete', answering(readDeleteForm))
  return router
}

function answering(read: (form: URLSearchParams) => Lines) {
  return (request: Request, response: Response): void => {
    const { bytes, isTooLarge } = visitOf(request).body
    const lines = isTooLarge ? null : read(new URLSearchParams(bytes.toString('utf8')))
    if (lines === null) sendAnswer(response, refusedFormPage(frameOf(request)))
    else sendAnswer(response, withHeaders(seeOther('/cookies'), ...lines.map(line => ['Set-Cookie', line] as const)))
  }
}
