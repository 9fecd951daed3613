import { Router, type Express } from 'express'
import { sendAnswer } from '../../answers/answer.ts'
import { sessionScheme, type SessionSchemeOptions } from '../../schemes/session/session-scheme.ts'
import { createSite } from '../create-site.ts'
import { homePage } from './home-page.ts'
import { frameOf } from '../frame.ts'

export interface ShopOptions extends SessionSchemeOptions {
  readonly onError: (error: unknown) => void
}

/** shop.test: the site that people log in to, over http and https alike. */
export function createShopSite(options: ShopOptions): Express {
  const routes = Router()
  routes.get('/', (request, response) => sendAnswer(response, homePage(frameOf(request))))
  routes.use('/session', sessionScheme(options))
  return createSite(routes, options.onError)
}
