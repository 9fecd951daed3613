import express from 'express'
import type { Site } from '../../network/hand-over.ts'
import { giveScriptedResponse } from '../lab-tools/scripted-response.ts'
import type { ScriptedResponse } from '../lab-tools/read-scripted-response.ts'

/** What the throw-away browser meets on every host and path: the answer that it is to get next. */
export interface ThrowawaySite {
  /** null: the lab's own sites answer, until told otherwise. */
  tell(answer: ScriptedResponse | null): void
  /** In front of one of the lab's sites. */
  before(site: Site): Site
}

/**
 * Experiments set any cookie on any path and send it back by GET and POST. None of that may reach the shop's pages, which would act on
 * it: a transfer made by an experiment would be a transfer.
 */
export function createThrowawaySite(): ThrowawaySite {
  let told: ScriptedResponse | null = null
  const asTold = express()
  asTold.disable('x-powered-by')
  asTold.disable('etag')
  asTold.use((request, response) => (told === null ? undefined : giveScriptedResponse(request, response, told)))

  return {
    tell(answer) {
      told = answer
    },
    before: site => (request, response) => (told === null ? site : asTold)(request, response),
  }
}
