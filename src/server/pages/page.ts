import { createHash } from 'node:crypto'
import type { Language, Bilingual } from '@shared/language.ts'
import type { Answer } from '../answers/answer.ts'
import { html, type Html } from './html.ts'
import { pageStyle } from './page-style.ts'

export interface PageContent {
  readonly title: string
  readonly body: Html
  /** Path of the page's own script on the same host; a page without one runs no script at all. */
  readonly script?: string
  /** Origins that the page may call or send forms to, besides its own. */
  readonly connectTo?: readonly string[]
  readonly formsTo?: readonly string[]
  /** Origins whose pages this one embeds; and whether other sites may embed this one. */
  readonly embeds?: readonly string[]
  readonly mayBeEmbedded?: boolean
}

export interface PageFrame {
  readonly language: Language
  /** Shown in the page's head line, so that a picture of it says where it was taken. */
  readonly origin: string
  readonly tone: 'shop' | 'evil' | 'edge'
}

/** Put together by hand: white space between tag and text would change the hash. */
const styleElement: Html = { markup: `<style>${pageStyle}</style>` }
const styleHash = createHash('sha256').update(pageStyle).digest('base64')
const labNote: Bilingual = { en: 'lab, not the real web', ko: '실습용 사이트' }

/**
 * A page of the lab. Its style is inline and named by hash in a strict Content-Security-Policy, its icon is empty: so one page is one
 * exchange on the timeline, without a style sheet or a favicon between the lines.
 */
export function page(status: number, frame: PageFrame, content: PageContent): Answer {
  const script = content.script === undefined ? null : html`<script src="${content.script}" defer></script>`
  const document = html`<!doctype html>
    <html lang="${frame.language}" data-tone="${frame.tone}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${content.title}</title>
        <link rel="icon" href="data:," />
        ${styleElement} ${script}
      </head>
      <body>
        <header><strong>${frame.origin}</strong><span>${labNote[frame.language]}</span></header>
        <main>
          <h1>${content.title}</h1>
          ${content.body}
        </main>
      </body>
    </html> `
  return {
    status,
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Content-Language', frame.language],
      ['Cache-Control', 'no-store'],
      ['Content-Security-Policy', contentSecurityPolicy(content)],
      ['X-Content-Type-Options', 'nosniff'],
    ],
    body: document.markup,
  }
}

function contentSecurityPolicy({ script, connectTo = [], formsTo = [], embeds = [], mayBeEmbedded = false }: PageContent): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    'img-src http: https: data:',
    ...(script === undefined ? [] : ["script-src 'self'", `connect-src ${["'self'", ...connectTo].join(' ')}`]),
    ...(embeds.length === 0 ? [] : [`frame-src ${embeds.join(' ')}`]),
    `form-action ${["'self'", ...formsTo].join(' ')}`,
    "base-uri 'none'",
    `frame-ancestors ${mayBeEmbedded ? 'http: https:' : "'none'"}`,
  ].join('; ')
}
