// oxlint-disable-next-line import/default -- Vite makes the address (`vite/client`)
import workerUrl from './reading-worker.ts?worker&url'

/** Trusted Types (W3C): the part that is used here; the DOM library has no types of it. */
interface PolicyFactory {
  createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string }): { createScriptURL(url: string): string }
}

/**
 * The one address that may become a worker. The policy is made while the page starts: `trusted-types` in its Content-Security-Policy allows
 * this name once, so nothing that comes later can make another.
 */
const policy = (globalThis as unknown as { readonly trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('crumbtrail-worker', {
  createScriptURL(url) {
    if (url !== workerUrl) throw new Error('no other worker')
    return url
  },
})

export function startReadingWorker(): Worker {
  return new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' })
}
