import type { IncomingMessage } from 'node:http'
import { visitOf } from '../network/visit.ts'
import { languageOf } from './language.ts'
import type { PageFrame } from './page.ts'

/** The frame of a page that answers this request: its language, where it stands, whose site it is. */
export function frameOf(request: IncomingMessage): PageFrame {
  const { scheme, host } = visitOf(request)
  return { language: languageOf(request), origin: `${scheme}://${host}`, tone: host === 'evil.test' ? 'evil' : 'shop' }
}
