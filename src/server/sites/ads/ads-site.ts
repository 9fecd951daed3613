import { Router, type Express } from 'express'
import { sendAnswer } from '../../answers/answer.ts'
import { createSite, type SiteOptions } from '../create-site.ts'
import { frameOf } from '../frame.ts'
import { adsHomePage } from './ads-pages.ts'

/** ads.test: a site that nobody visits and everybody meets, embedded in the pages of others. */
export function createAdsSite(options: SiteOptions): Express {
  const routes = Router()
  routes.get('/', (request, response) => sendAnswer(response, adsHomePage(frameOf(request))))
  return createSite(routes, options)
}
