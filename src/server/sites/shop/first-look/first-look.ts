import { Router } from 'express'
import { parseCookie } from 'cookie'
import { sendAnswer, withHeaders } from '../../../answers/answer.ts'
import { frameOf } from '../../../pages/frame.ts'
import { checkPage } from './check-page.ts'
import { givenCookies } from './given-cookies.ts'
import { givePage } from './give-page.ts'

/** The first minute: a page that gives five cookies, and one that tells which of them came back. Over http and over https. */
export function firstLook(): Router {
  const router = Router()
  router.get('/', (request, response) => {
    const fields = givenCookies.map(({ name, attributes }) => ['Set-Cookie', `${name}=1; ${attributes}`] as const)
    sendAnswer(response, withHeaders(givePage(frameOf(request)), ...fields))
  })
  router.all('/check', (request, response) => {
    const arrived = new Set(Object.keys(parseCookie(request.headers.cookie ?? '')))
    sendAnswer(response, checkPage(frameOf(request), request, arrived))
  })
  return router
}
