import type { ResendOrder } from '@shared/trace/resend.ts'

type PageOrder = ResendOrder & { readonly way: Exclude<ResendOrder['way'], 'typed'> }
export const isSentFromPage = (order: ResendOrder): order is PageOrder => order.way !== 'typed'

/**
 * What is done in the page, as a script. It gives something back only if the page's policy keeps the request from leaving: the directive's
 * name (CSP Level 3, "SecurityPolicyViolationEvent"). Every text of the order stands in it as a JSON literal; methods are
 * taken from the prototypes, for a form's own fields hide them (`<input name="submit">`).
 */
export function pageScript(order: PageOrder): string {
  return `new Promise(tell => {
    const listening = { once: true, signal: AbortSignal.timeout(${violationMs}) }
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => tell(effectiveDirective), listening)
    ${scripts[order.way](order)}
  })`
}
const violationMs = 15_000

const scripts: { readonly [Way in PageOrder['way']]: (order: PageOrder) => string } = {
  link: ({ url }) =>
    `{ const made = document.createElement('a'); made.href = ${JSON.stringify(url)}; document.body.append(made); made.click(); made.remove() }`,
  form: ({ url, body }) => `{
    const made = document.createElement('form')
    made.method = 'post'
    made.action = ${JSON.stringify(url)}
    for (const [name, value] of ${JSON.stringify([...new URLSearchParams(body ?? '')])}) {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = name
      field.value = value
      made.append(field)
    }
    document.body.append(made)
    HTMLFormElement.prototype.submit.call(made)
    made.remove()
  }`,
  image: ({ url }) => `new Image().src = ${JSON.stringify(url)}`,
  fetch: ({ url, method, headers, body, credentials, mode }) =>
    `fetch(${JSON.stringify(url)}, ${JSON.stringify({ method, headers, credentials, mode, ...(body === null ? {} : { body }) })})
      .then(answer => answer.text()).catch(() => undefined)`, // an answer that nobody reads has no end for DevTools
}
