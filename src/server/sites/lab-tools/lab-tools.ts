import { Router } from 'express'
import type { RecordFact } from '../../base/record.ts'
import { sendAnswer } from '../../answers/answer.ts'
import { visitOf } from '../../network/visit.ts'
import { scriptAnswer } from '../../pages/script.ts'
import { frameOf } from '../../pages/frame.ts'
import { corsPage } from './cors-page.ts'
import corsScript from './cors-page.client.js?raw'
import { answerAsScripted } from './scripted-response.ts'
import { echo } from './echo.ts'
import script from './storage-page.client.js?raw'
import { clearingResponse, storagePage } from './storage-page.ts'

/** What every host of the lab has besides its own pages: tools for experiments and for tests. */
export function labTools(record: RecordFact): Router {
  const router = Router()
  router.all('/lab/answer', answerAsScripted(record))
  router.all('/lab/echo', (request, response) => sendAnswer(response, echo(request)))
  router.get('/storage', (request, response) => sendAnswer(response, storagePage(frameOf(request))))
  router.get('/lab/cors', (request, response) => sendAnswer(response, corsPage(frameOf(request))))
  router.get('/lab/cors.js', (_request, response) => sendAnswer(response, scriptAnswer(corsScript)))
  router.post('/lab/clear-site-data', (request, response) =>
    sendAnswer(response, clearingResponse(new URLSearchParams(visitOf(request).body.bytes.toString('utf8')))),
  )
  router.get('/lab/storage.js', (_request, response) => sendAnswer(response, scriptAnswer(script)))
  return router
}
