import { someLines } from './cookie-lines.ts'
import { anyOrigin, anyTab, answerUrl, echoUrl, fetchInPage, originOfTab, type Action } from './scene.ts'

/* What scripts of pages ask for. */

const credentials = ['omit', 'same-origin', 'include'] as const

const simpleFetch: Action = {
  name: 'fetch',
  weight: 12,
  async perform(scene) {
    const [at, origin] = [anyTab(scene), anyOrigin(scene)]
    const [mode, sends] = [scene.random.pick(['cors', 'cors', 'no-cors', 'same-origin'] as const), scene.random.pick(credentials)]
    const from = originOfTab(at)
    const fields = scene.random.pick([
      [],
      [`Access-Control-Allow-Origin:${from}`, 'Access-Control-Allow-Credentials:true'],
      ['Access-Control-Allow-Origin:*'],
    ])
    const lines = scene.random.chance(0.7) ? someLines(scene, origin, 2) : []
    const url = answerUrl(scene, origin, { setCookie: lines, fields })
    await fetchInPage(scene, at, url, JSON.stringify({ mode, credentials: sends }))
    return `${from} fetches ${origin} (${mode}, ${sends}), which answers ${lines.join(' | ') || 'no cookie'}; ${fields.join(', ')}`
  },
}

/** A request that needs a preflight; what the server says to it succeeds or fails in each of the ways that there are. */
const preflighted: Action = {
  name: 'preflight',
  weight: 10,
  async perform(scene) {
    const at = anyTab(scene)
    const from = originOfTab(at)
    const other = ['https://shop.test', 'https://api.shop.test', 'https://evil.test'].filter(origin => origin !== from)
    const origin = scene.random.pick(other)
    const sends = scene.random.pick(credentials)
    const fields = [
      ...scene.random.pick([
        [`Access-Control-Allow-Origin:${from}`],
        [`Access-Control-Allow-Origin:${from}`],
        ['Access-Control-Allow-Origin:*'],
        [],
      ]),
      ...scene.random.pick([
        ['Access-Control-Allow-Headers:x-own, content-type'],
        ['Access-Control-Allow-Headers:x-own'],
        ['Access-Control-Allow-Headers:*'],
        [],
      ]),
      ...scene.random.pick([['Access-Control-Allow-Methods:PUT, DELETE'], ['Access-Control-Allow-Methods:*'], []]),
      ...(scene.random.chance(0.6) ? ['Access-Control-Allow-Credentials:true'] : []),
    ]
    const status = scene.random.pick([200, 200, 204, 404, 500])
    const method = scene.random.pick(['PUT', 'DELETE', 'POST', 'GET'])
    const lines = scene.random.chance(0.3) ? someLines(scene, origin, 1) : []
    const url = answerUrl(scene, origin, { status, fields, setCookie: lines })
    await fetchInPage(scene, at, url, JSON.stringify({ method, credentials: sends, headers: { 'X-Own': '1' } }), 'r.status')
    return `${method} with X-Own from ${from} to ${origin} (${sends}); the server says ${status}, ${fields.join(', ') || 'nothing of CORS'}`
  },
}

const head: Action = {
  name: 'head',
  weight: 4,
  async perform(scene) {
    const at = anyTab(scene)
    const url = answerUrl(scene, originOfTab(at), { setCookie: scene.random.chance(0.4) ? someLines(scene, originOfTab(at), 1) : [] })
    await fetchInPage(scene, at, url, `{ method: 'HEAD' }`, 'r.status')
    return url
  },
}

/** The script looks at the status and never at the content. */
const unread: Action = {
  name: 'unread-body',
  weight: 4,
  async perform(scene) {
    const at = anyTab(scene)
    const origin = originOfTab(at)
    const url = scene.random.chance(0.5)
      ? echoUrl(scene, origin)
      : answerUrl(scene, origin, { body: 'unread_'.repeat(scene.random.pick([1, 4000])) })
    await fetchInPage(scene, at, url, '{}', scene.random.chance(0.5) ? '(window.unread = r, r.status)' : 'r.status')
    return url
  },
}

const aborted: Action = {
  name: 'abort',
  weight: 3,
  async perform(scene) {
    const at = anyTab(scene)
    const url = answerUrl(scene, originOfTab(at), { delay: scene.random.pick([0, 150, 300]) })
    const after = scene.random.pick([0, 20, 100])
    await fetchInPage(
      scene,
      at,
      url,
      `(() => { const c = new AbortController(); setTimeout(() => c.abort(), ${after}); return { signal: c.signal } })()`,
    )
    return `aborted after ${after} ms: ${url}`
  },
}

const beacon: Action = {
  name: 'beacon-or-image',
  weight: 3,
  async perform(scene) {
    const [at, origin] = [anyTab(scene), anyOrigin(scene)]
    const url = answerUrl(scene, origin, { status: 204, setCookie: someLines(scene, origin, 1) })
    scene.app.did({ kind: 'asked', url, as: 'beacon' })
    const code = scene.random.chance(0.5)
      ? `navigator.sendBeacon(${JSON.stringify(url)}, 'x')`
      : `void (new Image().src = ${JSON.stringify(url)})`
    await scene.app.run(at.contents, code)
    return `${originOfTab(at)} → ${origin}`
  },
}

/** The cache of HTTP: validators, 304, what is fresh and what must not be stored. */
const cached: Action = {
  name: 'cached',
  weight: 6,
  async perform(scene) {
    const at = anyTab(scene)
    const control = scene.random.pick(['max-age=600', 'no-cache', 'no-store', 'private, max-age=600', 'max-age=0'])
    const fields = [`Cache-Control:${control}`, ...(scene.random.chance(0.7) ? ['ETag:"e1"'] : [])]
    const url = answerUrl(scene, originOfTab(at), {
      fields,
      setCookie: scene.random.chance(0.5) ? someLines(scene, originOfTab(at), 1) : [],
    })
    await fetchInPage(scene, at, url, '{}')
    await fetchInPage(scene, at, url, scene.random.pick(['{}', `{ cache: 'no-cache' }`, `{ cache: 'reload' }`, `{ cache: 'force-cache' }`]))
    return `${fields.join(', ')}, fetched twice`
  },
}

const clearSiteData: Action = {
  name: 'clear-site-data',
  weight: 4,
  async perform(scene) {
    const at = anyTab(scene)
    const what = scene.random.pick(['"cookies"', '"cookies"', '"storage"', '"cache"', '"cookies", "storage"'])
    const origin = originOfTab(at)
    const line = `csd=v${scene.nonce()}; Path=/`
    if (scene.random.chance(0.6)) await fetchInPage(scene, at, answerUrl(scene, origin, { setCookie: [line] }), '{}')
    await fetchInPage(scene, at, answerUrl(scene, origin, { fields: [`Clear-Site-Data:${what}`] }), '{}')
    return `${origin} clears ${what}`
  },
}

const echo: Action = {
  name: 'fetch-echo',
  weight: 4,
  async perform(scene) {
    const [at, origin] = [anyTab(scene), anyOrigin(scene)]
    await fetchInPage(scene, at, echoUrl(scene, origin), JSON.stringify({ credentials: scene.random.pick(credentials), mode: 'no-cors' }))
    return `${originOfTab(at)} → ${origin}`
  },
}

export const fetches: readonly Action[] = [simpleFetch, preflighted, head, unread, aborted, beacon, cached, clearSiteData, echo]
