import { describe, expect, it } from 'vitest'
import { tabId } from '@shared/ids.ts'
import { planResend, type ResendPlace } from '@shared/resend/plan-resend.ts'
import { resendSchema, type ResendOrder } from '@shared/trace/resend.ts'
import { resendProblem } from '@shared/problem/resend-problem.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { joined, judged, laptopTab, otherTab, sent, trace, wireBody, wireGot } from '../trace/make-trace.ts'

function exchange(...drafts: readonly TraceDraft[]): Exchange {
  const fold = createTraceFold()
  fold.push(trace(drafts))
  const [row] = fold.exchanges.rows()
  if (row === undefined) throw new Error('no row')
  return row
}

const place: ResendPlace = { tabs: [{ id: laptopTab, profile: 'laptop' }], pageBefore: 'https://evil.test/lure#here' }
function orderOf(row: Exchange, where: ResendPlace = place): ResendOrder {
  const plan = planResend(row, where)
  if (!plan.ok) throw new Error(plan.why)
  return plan.order
}
const url = 'https://shop.test/session/login'
const form: [string, string] = ['Content-Type', 'application/x-www-form-urlencoded']
const none: [string, string] = ['Sec-Fetch-Site', 'none']
const cross: [string, string] = ['Sec-Fetch-Site', 'cross-site']

describe('who sends a request again', () => {
  it.each<readonly [string, Parameters<typeof sent>[1], Partial<ResendOrder>]>([
    [
      'the address bar, if it was typed (Sec-Fetch-Site: none)',
      { headers: [none] },
      { way: 'typed', page: null, url: 'https://shop.test/session/me' },
    ],
    ['the address bar, if no field names a page (plain http)', { url: 'http://shop.test/' }, { way: 'typed', page: null }],
    [
      'a link of the page that stood in the tab, without its fragment',
      { headers: [cross] },
      { way: 'link', page: 'https://evil.test/lure' },
    ],
    [
      'a form, for an urlencoded POST',
      { method: 'POST', url, headers: [cross, form] },
      { way: 'form', page: 'https://evil.test/lure', headers: [] },
    ],
    ['an image', { resource: 'Image', isTopLevelNavigation: false }, { way: 'image', page: 'https://shop.test/session/me' }],
    ['a fetch', { resource: 'Fetch', isTopLevelNavigation: false }, { way: 'fetch', credentials: 'same-origin', mode: 'cors' }],
    [
      'a fetch that nobody may read, for a part of another origin',
      { resource: 'Stylesheet', isTopLevelNavigation: false, documentUrl: 'https://evil.test/' },
      { way: 'fetch', credentials: 'include', mode: 'no-cors' },
    ],
  ])('%s', (_what, request, wanted) => {
    const order = orderOf(exchange(sent('e1', request)))
    expect(order).toMatchObject(wanted)
    expect(resendProblem(order)).toBeNull()
    expect(resendSchema.safeParse(order).success).toBe(true)
  })

  it('takes the page’s own fields along, and leaves the browser’s to the browser', () => {
    const headers: [string, string][] = [
      ['Authorization', 'Bearer x'],
      ['Accept', '*/*'],
      ['User-Agent', 'Mozilla'],
      ['Cookie', 'sid=1'],
      ['If-None-Match', '"1"'],
      ['X-Own', 'yes'],
      ['sec-ch-ua', 'x'],
    ]
    const row = exchange(sent('e1', { resource: 'Fetch', isTopLevelNavigation: false }), judged('e1', { headers, consideredCookies: 1 }))
    expect(orderOf(row).headers).toEqual([
      ['Authorization', 'Bearer x'],
      ['X-Own', 'yes'],
    ])
  })

  it('keeps the body', () => {
    const row = exchange(
      sent('e1', { method: 'POST', url, headers: [cross, form] }),
      wireGot('w1', { method: 'POST', url }),
      wireBody('w1', 'user=alice'),
      joined('e1', 'w1'),
    )
    expect(orderOf(row).body).toBe('user=alice')
  })

  it('goes to another tab of the same browser when its own is closed', () => {
    const tabs = [
      { id: tabId('p'), profile: 'phone' },
      { id: otherTab, profile: 'laptop' },
    ] as const
    expect(orderOf(exchange(sent('e1')), { ...place, tabs }).tab).toBe(otherTab)
  })
})

describe('what cannot be sent again', () => {
  it.each<readonly [string, Exchange, ResendPlace]>([
    ['preflight', exchange(sent('e1', { resource: 'Preflight', method: 'OPTIONS', isTopLevelNavigation: false })), place],
    ['outside-tabs', exchange(wireGot('w1')), place],
    ['withheld', { ...exchange(sent('e1')), isWithheld: true }, place],
    ['not-captured', { ...exchange(sent('e1')), url: '' }, place],
    ['tab-gone', exchange(sent('e1')), { ...place, tabs: [{ id: tabId('p'), profile: 'phone' }] }],
    ['method', exchange(sent('e1', { method: 'TRACE', resource: 'Fetch', isTopLevelNavigation: false })), place],
  ])('%s', (why, row, where) => expect(planResend(row, where)).toEqual({ ok: false, why }))
})

describe('an order that cannot be carried out', () => {
  const fetch: ResendOrder = {
    row: 'x1',
    tab: laptopTab,
    way: 'fetch',
    page: 'https://shop.test/',
    method: 'GET',
    url: 'https://shop.test/',
    headers: [],
    body: null,
    credentials: 'include',
    mode: 'cors',
    edited: [],
  }
  it('is told from one that can', () => expect(resendProblem(fetch)).toBeNull())
  it.each<readonly [string, Partial<ResendOrder>]>([
    ['bad-address', { url: 'shop.test' }],
    ['bad-address', { url: 'javascript:alert(1)' }],
    ['bad-address', { url: 'file:///etc/passwd' }],
    ['bad-address', { url: 'https://shop.test/#part' }],
    ['bad-address', { url: 'https://' }],
    ['bad-address', { page: 'data:text/html,x' }],
    ['bad-field-name', { headers: [['two words', '1']] }],
    ['bad-field-name', { headers: [['', '1']] }],
    ['bad-field-value', { headers: [['X', 'a\r\nCookie: b']] }],
    ['bad-field-value', { headers: [['X', 'a\0']] }],
    ['bad-field-value', { headers: [['X', '가']] }],
    ['field-of-browser', { headers: [['cookie', 'a=b']] }],
    ['field-of-browser', { headers: [['Host', 'evil.test']] }],
    ['field-of-browser', { headers: [['Sec-Fetch-Site', 'none']] }],
    ['field-of-browser', { headers: [['Proxy-Authorization', 'x']] }],
    ['fields-not-of-way', { way: 'link', headers: [['X', '1']] }],
    ['method-not-of-way', { way: 'link', method: 'POST' }],
    ['method-not-of-way', { way: 'form', method: 'GET' }],
    ['method-not-of-way', { way: 'typed', page: null, method: 'PUT' }],
    ['body-not-of-method', { body: 'x' }],
    ['body-not-of-form', { way: 'form', method: 'POST', body: '{"a":1}' }],
  ])('%s: %j', (code, part) => expect(resendProblem({ ...fetch, ...part })?.code).toBe(code))
})
