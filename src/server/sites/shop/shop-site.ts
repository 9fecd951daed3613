import { Router, type Express } from 'express'
import { json, sendAnswer } from '../../answers/answer.ts'
import { basicScheme } from '../../schemes/basic/basic-scheme.ts'
import { bearerPage } from '../../schemes/bearer/bearer-page.ts'
import { cacheScheme } from '../../schemes/cache/cache-scheme.ts'
import { jwtCookieScheme } from '../../schemes/jwt-cookie/jwt-cookie-scheme.ts'
import { limitsScheme } from '../../schemes/limits/limits-scheme.ts'
import { nothingScheme } from '../../schemes/nothing-scheme.ts'
import { ordersScheme } from '../../schemes/orders/orders-scheme.ts'
import { plainCookieScheme } from '../../schemes/plain-cookie/plain-cookie-scheme.ts'
import { refreshScheme } from '../../schemes/refresh/refresh-scheme.ts'
import { sessionScheme } from '../../schemes/session/session-scheme.ts'
import type { SchemeDependencies } from '../../schemes/scheme-dependencies.ts'
import { cookieBench } from '../cookie-bench/cookie-bench.ts'
import { createSite, type SiteOptions } from '../create-site.ts'
import { frameOf } from '../../pages/frame.ts'
import { firstLook } from './first-look/first-look.ts'
import { homePage } from './home-page.ts'
import { logo } from './logo.ts'

export interface ShopOptions extends SchemeDependencies, SiteOptions {
  readonly passport: Router
}

/** shop.test: the site that people log in to, over http and https alike. */
export function createShopSite(options: ShopOptions): Express {
  const routes = Router()
  routes.get('/', (request, response) => sendAnswer(response, homePage(frameOf(request))))
  routes.get('/logo.svg', (_request, response) => sendAnswer(response, logo))
  routes.use('/first-look', firstLook())
  routes.use('/cookies', cookieBench())
  routes.use('/nothing', nothingScheme(options))
  routes.use('/basic', basicScheme(options))
  routes.get('/.well-known/jwks.json', (_request, response) => sendAnswer(response, json(200, options.keyring.published())))
  routes.use('/session', sessionScheme(options))
  routes.use('/passport', options.passport)
  routes.use('/orders', ordersScheme(options))
  routes.use('/jwt', jwtCookieScheme(options))
  routes.use('/bearer', bearerPage(options))
  routes.use('/cookie', plainCookieScheme(options))
  routes.use('/cache', cacheScheme(options))
  routes.use('/limits', limitsScheme(options))
  routes.use('/refresh', refreshScheme(options))
  return createSite(routes, options)
}
