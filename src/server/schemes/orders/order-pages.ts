import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import type { LookedUp } from '../../checks/check.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import type { Order } from '../../stores/orders.ts'

const words = {
  title: { en: 'Your orders', ko: '내 주문' },
  order: { en: 'Order', ko: '주문' },
  item: { en: 'Item', ko: '물건' },
  price: { en: 'Price', ko: '가격' },
  owner: { en: 'Bought by', ko: '산 사람' },
  who: { en: 'Logged in as', ko: '로그인한 사용자' },
  refunded: { en: 'refunded', ko: '환불됨' },
  refund: { en: 'Refund', ko: '환불하기' },
  next: { en: 'The order with the next number', ko: '다음 번호의 주문' },
  all: { en: 'My orders', ko: '내 주문 목록' },
  session: { en: 'My session', ko: '내 세션' },
} satisfies Record<string, Bilingual>

export function orderListPage(frame: PageFrame, user: LookedUp['user'], orders: readonly Order[]): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const rows = orders.map(
    ({ number, item, price, isRefunded }) =>
      html`<tr>
        <td><a class="order" href="/orders/${number}">${number}</a></td>
        <td>${item}</td>
        <td>${price}${isRefunded ? html` <span class="good">${say('refunded')}</span>` : null}</td>
      </tr>`,
  )
  const body = html` <p>${say('who')}: <strong id="who">${user.name}</strong> (<span id="role">${user.role}</span>)</p>
    <table>
      <thead>
        <tr>
          <th>${say('order')}</th>
          <th>${say('item')}</th>
          <th>${say('price')}</th>
        </tr>
      </thead>
      <tbody id="orders">
        ${rows}
      </tbody>
    </table>
    <div class="row"><a id="go-session" class="button" href="/session/me">${say('session')}</a></div>`
  return page(200, frame, { title: say('title'), body })
}

export function orderPage(frame: PageFrame, user: LookedUp['user'], { number, owner, item, price, isRefunded }: Order): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const isForeign = owner !== user.name
  const body = html` <table>
      <tbody>
        <tr>
          <th>${say('owner')}</th>
          <td id="owner" class="${isForeign ? 'bad' : ''}">${owner}</td>
        </tr>
        <tr>
          <th>${say('item')}</th>
          <td id="item">${item}</td>
        </tr>
        <tr>
          <th>${say('price')}</th>
          <td>${price}${isRefunded ? html` <span id="refunded" class="good">${say('refunded')}</span>` : null}</td>
        </tr>
      </tbody>
    </table>
    <div class="row">
      <form method="post" action="/orders/${number}/refund"><button id="refund">${say('refund')}</button></form>
      <a id="next-order" class="button" href="/orders/${number + 1}">${say('next')}</a>
      <a id="go-orders" class="button" href="/orders/">${say('all')}</a>
    </div>`
  return page(200, frame, { title: `${say('order')} ${number}`, body })
}
