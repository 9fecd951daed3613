import type { ResendEdit, ResendOrder } from '../trace/resend.ts'

/** What an order changes of the request it comes from, in a fixed order. */
export function editedParts(before: ResendOrder, after: ResendOrder): ResendEdit[] {
  const same: { readonly [Part in ResendEdit]: boolean } = {
    way: before.way === after.way,
    method: before.method === after.method,
    url: before.url === after.url,
    headers: JSON.stringify(before.headers) === JSON.stringify(after.headers),
    body: before.body === after.body,
  }
  return (['way', 'method', 'url', 'headers', 'body'] as const).filter(part => !same[part])
}
