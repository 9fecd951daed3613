import { Router } from 'express'
import { beginPipeline } from '../../checks/pipeline.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'
import { addApiRoutes } from './api-routes.ts'
import { addAuthRoutes } from './auth-routes.ts'
import { addRefreshPage } from './refresh-page.ts'
import { refuseAsJson } from './refuse-as-json.ts'

/**
 * Two tokens. The access token goes with every request and is good for a minute; the server keeps no list of it. The refresh token goes to
 * `/refresh/auth` alone and buys the next access token; the server keeps a list of it, and can end it. So most requests cost no look-up,
 * and a log-out or a changed role waits no longer than the access token lives.
 */
export function refreshScheme(dependencies: SchemeDependencies): Router {
  const { settings, clock, record, skipChecks } = dependencies
  const begin = beginPipeline({ scheme: 'refresh', clock, record, skipChecks, refuse: refuseAsJson })

  const router = Router()
  addRefreshPage(router, settings)
  addAuthRoutes(router, begin, dependencies)
  addApiRoutes(router, begin, dependencies)
  return router
}
