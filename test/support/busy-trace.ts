import { createHash } from 'node:crypto'
import type { HeaderList } from '@shared/web/headers.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import * as make from '../shared/trace/make-trace.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
const agent = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
const page = `<!doctype html><meta charset="utf-8"><title>shop</title>${'<p>The basket holds three things and a token.</p>'.repeat(30)}`

/** The token of the exchange `index`: header, payload and signature, about 250 characters, each another one. */
function tokenOf(index: number): string {
  const payload = Buffer.from(JSON.stringify({ sub: 'alice', iss: 'https://shop.test', jti: digest(`jti${index}`), iat: index }))
  return `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.${payload.toString('base64url')}.${digest(`signature${index}`)}`
}

/** What one page view leaves: three observers, two cookies, a token, a page of about 1.5 KB that repeats a secret of its own. */
function exchange(index: number): TraceDraft[] {
  const [id, wire] = [`x${index}`, `w${index}`]
  const [sid, token] = [digest(`sid${index % 500}`), tokenOf(index)]
  const url = `https://shop.test/session/me?item=${index}&code=${digest(`code${index}`).slice(0, 12)}`
  const headers: HeaderList = [
    ['Host', 'shop.test'],
    ['User-Agent', agent],
    ['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'],
    ['Accept-Language', 'en-GB,en;q=0.9,ko;q=0.8'],
    ['Sec-Fetch-Mode', 'navigate'],
    ['Sec-Fetch-Site', 'same-origin'],
    ['Referer', 'https://shop.test/session/'],
    ['Authorization', `Bearer ${token}`],
    ['Cookie', `sid=${sid}; theme=dark`],
  ]
  const answer: HeaderList = [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Cache-Control', 'no-store'],
    ['Set-Cookie', `sid=${sid}; Path=/; HttpOnly; Secure; SameSite=Lax`],
    ['X-Request-Id', wire],
    ['Date', 'Tue, 01 Jan 2030 00:00:00 GMT'],
  ]
  const text = `${page}<p>${token}</p>`
  return [
    make.sent(id, { url, headers: headers.slice(1, 5) }),
    make.judged(id, { headers, consideredCookies: 2 }),
    make.cookieJudged(id, { kind: 'sent' }, make.aCookie({ value: sid })),
    make.wireGot(wire, { url, headers }),
    make.begun(wire, ['cookie-present', 'session-found', 'session-alive']),
    make.passed(wire, 'cookie-present', { cookie: 'sid', characters: 43 }),
    make.passed(wire, 'session-found', { user: 'alice' }),
    make.passed(wire, 'session-alive', { idleMs: 1, idleTimeoutMs: 900_000, ageMs: 1, absoluteTimeoutMs: 28_800_000 }),
    make.made(wire, 200, null, 'alice'),
    make.wireSent(wire, 200, { headers: answer, body: { text, base64: false, bytes: text.length, truncated: false } }),
    make.received(id, 200, { headers: answer }),
    make.cookieJudged(id, { kind: 'stored' }, make.aCookie({ value: sid }), `sid=${sid}; Path=/; HttpOnly; Secure; SameSite=Lax`),
    make.joined(id, wire),
    make.finished(id),
  ]
}

/** So many page views, one after another: the same ones each time. */
export function busyTrace(exchanges: number): TraceDraft[] {
  return Array.from({ length: exchanges }, (_, index) => exchange(index)).flat()
}
