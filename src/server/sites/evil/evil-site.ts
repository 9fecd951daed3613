import { Router, type Express } from 'express'
import { sendAnswer } from '../../answers/answer.ts'
import type { LootStore } from '../../stores/loot.ts'
import { createSite, type SiteOptions } from '../create-site.ts'
import { frameOf } from '../../pages/frame.ts'
import { evilCookiesPage } from './cookies-page.ts'
import cookiesScript from './cookies-page.client.js?raw'
import { scriptAnswer } from '../../pages/script.ts'
import { evilFirstLookPage, evilHomePage, prizePage } from './evil-pages.ts'
import { addLoot } from './loot-page.ts'
import { newsPage } from './news-page.ts'

/** evil.test: a stranger's site. All it can do is what any page may: link, embed a picture, send a form. */
export function createEvilSite({ loot, ...options }: SiteOptions & { readonly loot: LootStore }): Express {
  const routes = Router()
  routes.get('/', (request, response) => sendAnswer(response, evilHomePage(frameOf(request))))
  routes.get('/first-look', (request, response) => sendAnswer(response, evilFirstLookPage(frameOf(request))))
  routes.get('/cookies', (request, response) => sendAnswer(response, evilCookiesPage(frameOf(request))))
  routes.get('/cookies/page.js', (_request, response) => sendAnswer(response, scriptAnswer(cookiesScript)))
  routes.get('/prize', (request, response) => sendAnswer(response, prizePage(frameOf(request))))
  routes.get('/news', (request, response) => sendAnswer(response, newsPage(frameOf(request))))
  addLoot(routes, loot)
  return createSite(routes, options)
}
