import type { Trial } from '@shared/workbench/trial.ts'

type ScriptedWay = Exclude<Trial['ask']['way'], 'typed'>

/** What a page does to start the follow-up; no person's click is needed, SameSite does not ask for one. */
export function startScript({ way, method, authorization }: Trial['ask'], url: string): string | null {
  return way === 'typed' ? null : scripts[way](JSON.stringify(url), method, authorization)
}

const scripts: { readonly [Way in ScriptedWay]: (url: string, method: string, authorization: string | null) => string } = {
  link: url => `{ const made = document.createElement('a'); made.href = ${url}; document.body.append(made); made.click() } 0`,
  form: (url, method) =>
    `{ const made = document.createElement('form'); made.method = '${method}'; made.action = ${url}; document.body.append(made); made.submit() } 0`,
  image: url => `{ const made = document.createElement('img'); made.src = ${url}; document.body.append(made) } 0`,
  frame: url => `{ const made = document.createElement('iframe'); made.src = ${url}; document.body.append(made) } 0`,
  fetch: (url, method, authorization) => fetchScript(url, method, 'include', authorization),
  'fetch-without-credentials': (url, method, authorization) => fetchScript(url, method, 'omit', authorization),
}

/** An answer that nobody reads has no end for DevTools. Without an `Authorization` nothing has to be asked beforehand: a simple request, whose answer the page may not read (`no-cors`). */
function fetchScript(url: string, method: string, credentials: 'include' | 'omit', authorization: string | null): string {
  const options =
    authorization === null
      ? { method, credentials, mode: 'no-cors' }
      : { method, credentials: 'omit', mode: 'cors', headers: { Authorization: authorization } }
  return `fetch(${url}, ${JSON.stringify(options)}).then(answer => answer.text()).then(() => 0, () => 0); 0`
}
