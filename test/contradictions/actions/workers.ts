import { answerUrl, anyTab, originOfTab, type Action, type Scene } from './scene.ts'

/* Dedicated, shared and service workers. Their scripts are responses of `/lab/answer`. */

const script = (scene: Scene, origin: string, body: string): string =>
  answerUrl(scene, origin, { fields: ['Content-Type:text/javascript'], body })

const dedicated: Action = {
  name: 'worker',
  weight: 3,
  async perform(scene) {
    const at = anyTab(scene)
    const origin = originOfTab(at)
    const asked = answerUrl(scene, origin)
    const url = script(
      scene,
      origin,
      `fetch(${JSON.stringify(asked)}).then(r => r.text()).then(() => postMessage(1), () => postMessage(0))`,
    )
    for (const one of [url, asked]) scene.app.did({ kind: 'asked', url: one, as: 'worker' })
    await scene.app.run(
      at.contents,
      `new Promise(done => { const w = new Worker(${JSON.stringify(url)}); w.onmessage = w.onerror = () => { w.terminate(); done() }; setTimeout(done, 3000) })`,
    )
    return `a worker of ${origin} fetches`
  },
}

const shared: Action = {
  name: 'shared-worker',
  weight: 3,
  async perform(scene) {
    const at = anyTab(scene)
    const url = script(scene, originOfTab(at), 'onconnect = e => e.ports[0].postMessage(1)')
    scene.app.did({ kind: 'asked', url, as: 'worker' })
    await scene.app.run(
      at.contents,
      `new Promise(done => { try { const w = new SharedWorker(${JSON.stringify(url)}); w.port.onmessage = w.onerror = () => done(); setTimeout(done, 3000) } catch { done() } })`,
    )
    return `a shared worker of ${originOfTab(at)}`
  },
}

/** A service worker that passes requests on, answers them itself, or out of its cache. */
const service: Action = {
  name: 'service-worker',
  weight: 3,
  async perform(scene) {
    const at = anyTab(scene)
    const origin = originOfTab(at)
    if (!origin.startsWith('https')) return null
    const answers = scene.random.pick([
      'e.respondWith(fetch(e.request))',
      `e.respondWith(new Response('from the worker'))`,
      `e.respondWith(caches.open('c').then(c => c.match(e.request).then(hit => hit ?? fetch(e.request).then(r => (c.put(e.request, r.clone()), r)))))`,
    ])
    const guarded = `addEventListener('install', () => skipWaiting()); addEventListener('activate', e => e.waitUntil(clients.claim())); addEventListener('fetch', e => { if (e.request.mode !== 'navigate') ${answers} })`
    const url = script(scene, origin, guarded)
    scene.app.did({ kind: 'asked', url, as: 'worker' })
    await scene.app.run(
      at.contents,
      `(async () => { for (const old of await navigator.serviceWorker.getRegistrations()) await old.unregister(); const done = new Promise(r => { navigator.serviceWorker.oncontrollerchange = r; setTimeout(r, 2000) }); await navigator.serviceWorker.register(${JSON.stringify(url)}).catch(() => {}); await done })()`,
    )
    const asked = answerUrl(scene, origin)
    scene.app.did({ kind: 'asked', url: asked, as: 'fetch' })
    await scene.app.run(
      at.contents,
      `Promise.race([fetch(${JSON.stringify(asked)}).then(r => r.text()).catch(() => 0), new Promise(r => setTimeout(r, 3000))])`,
    )
    await scene.app.run(
      at.contents,
      `(async () => { for (const old of await navigator.serviceWorker.getRegistrations()) await old.unregister() })()`,
    )
    return `a service worker of ${origin}: ${answers}`
  },
}

export const workers: readonly Action[] = [dedicated, shared, service]
