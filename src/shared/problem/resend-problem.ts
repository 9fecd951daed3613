import { isForbiddenHeader } from '../web/forbidden-headers.ts'
import type { ResendOrder, ResendWay, ResendMethod } from '../trace/resend.ts'

/** Why an order cannot be carried out as it is written. `detail` is the part of the learner's own text that is meant. */
export interface ResendProblem {
  readonly code:
    | 'bad-address'
    | 'bad-field-name'
    | 'bad-field-value'
    | 'field-of-browser'
    | 'fields-not-of-way'
    | 'method-not-of-way'
    | 'body-not-of-method'
    | 'body-not-of-form'
  readonly detail: string
}

/** What each way can say (HTML, "Form submission" and "Following hyperlinks"; Fetch, "new Request"). */
const methodsOf: { readonly [Way in ResendWay]: readonly ResendMethod[] | 'all' } = {
  typed: ['GET', 'POST'],
  link: ['GET'],
  form: ['POST'],
  fetch: 'all',
  image: ['GET'],
}

export const canUseMethod = (way: ResendWay, method: ResendMethod): boolean => methodsOf[way] === 'all' || methodsOf[way].includes(method)
/** A link, a form and an image have no fields of their own. */
export const canSetHeaders = (way: ResendWay): boolean => way === 'fetch' || way === 'typed'
/** A request without content; a page may not even name one (Fetch, "new Request"). */
export const canHaveBody = (method: ResendMethod): boolean => method !== 'GET' && method !== 'HEAD'

const token = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/
/** RFC 9110 §5.5; and a page may send no character beyond Latin-1 (Web IDL, ByteString). */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/
const urlEncoded = /^[\w.*+%&=-]*$/

/** The first thing that is wrong with an order; null: it can be sent. The same for who writes it and for who carries it out. */
export function resendProblem(order: Pick<ResendOrder, 'way' | 'page' | 'method' | 'url' | 'headers' | 'body'>): ResendProblem | null {
  const { way, page, method, url, headers, body } = order
  if (page !== null && !isAddress(page)) return { code: 'bad-address', detail: page }
  if (!isAddress(url)) return { code: 'bad-address', detail: url }
  if (!canUseMethod(way, method)) return { code: 'method-not-of-way', detail: method }
  if (headers.length > 0 && !canSetHeaders(way)) return { code: 'fields-not-of-way', detail: headers[0]?.[0] ?? '' }
  for (const [name, value] of headers) {
    if (!token.test(name)) return { code: 'bad-field-name', detail: name }
    if (isForbiddenHeader(name)) return { code: 'field-of-browser', detail: name }
    if (!fieldValue.test(value)) return { code: 'bad-field-value', detail: name }
  }
  if (body !== null && !canHaveBody(method)) return { code: 'body-not-of-method', detail: method }
  if (body !== null && way === 'form' && !urlEncoded.test(body)) return { code: 'body-not-of-form', detail: '' }
  return null
}

function isAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text)) return false
  try {
    return new URL(text).hash === ''
  } catch {
    return false
  }
}
