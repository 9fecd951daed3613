import { datedLine, someLines } from './cookie-lines.ts'
import { anyOrigin, anyTab, answerUrl, originOfTab, plainPage, visit, type Action, type Scene } from './scene.ts'

/* Pages: typed, followed, redirected to, submitted to, framed. */

const setByPage: Action = {
  name: 'page-sets-cookies',
  weight: 14,
  async perform(scene) {
    const [tab, origin] = [anyTab(scene), anyOrigin(scene)]
    const lines = someLines(scene, origin)
    await visit(scene, tab, answerUrl(scene, origin, { setCookie: lines, body: '<p>a page' }))
    return `${origin} answers ${lines.map(line => line.slice(0, 120)).join(' | ')}`
  },
}

const datesOnly: Action = {
  name: 'odd-dates',
  weight: 3,
  async perform(scene) {
    const line = datedLine(scene)
    await visit(scene, anyTab(scene), answerUrl(scene, anyOrigin(scene), { setCookie: [line], body: '<p>a page' }))
    return line
  },
}

const visitEcho: Action = {
  name: 'visit',
  weight: 8,
  async perform(scene) {
    const url = plainPage(scene, anyOrigin(scene))
    await visit(scene, anyTab(scene), url)
    return url
  },
}

/** A click on a link of the page: the page before is the one that starts the request. */
const followLink: Action = {
  name: 'follow-link',
  weight: 8,
  async perform(scene) {
    const [at, url] = [anyTab(scene), plainPage(scene, anyOrigin(scene))]
    scene.app.did({ kind: 'asked', url, as: 'link', from: originOfTab(at) })
    await scene.app.run(
      at.contents,
      `(() => { const a = document.createElement('a'); a.href = ${JSON.stringify(url)}; document.documentElement.append(a); a.click() })()`,
    )
    return `${originOfTab(at)} → ${url}`
  },
}

const submitForm: Action = {
  name: 'submit-form',
  weight: 7,
  async perform(scene) {
    const [at, url] = [anyTab(scene), plainPage(scene, anyOrigin(scene))]
    const method = scene.random.pick(['GET', 'POST', 'POST'])
    scene.app.did({ kind: 'asked', url, as: 'form', from: originOfTab(at) })
    await scene.app.run(
      at.contents,
      `(() => { const f = document.createElement('form'); f.method = '${method}'; f.action = ${JSON.stringify(url)}; f.innerHTML = '<input name="n" value="${scene.nonce()}">'; document.documentElement.append(f); f.submit() })()`,
    )
    return `${method} from ${originOfTab(at)} to ${url}`
  },
}

const redirect: Action = {
  name: 'redirect',
  weight: 6,
  async perform(scene) {
    const [origin, there] = [anyOrigin(scene), anyOrigin(scene)]
    const target = answerUrl(scene, there, { setCookie: scene.random.chance(0.5) ? someLines(scene, there, 1) : [] })
    const status = scene.random.pick([301, 302, 303, 307, 308])
    const url = answerUrl(scene, origin, {
      status,
      fields: [`Location:${target}`, 'Cache-Control:no-store'],
      setCookie: someLines(scene, origin, 1),
    })
    await visit(scene, anyTab(scene), url)
    return `${status} from ${origin} to ${there}`
  },
}

const frameUrl = (scene: Scene): { readonly url: string; readonly lines: readonly string[] } => {
  const origin = anyOrigin(scene)
  const lines = scene.random.chance(0.6) ? someLines(scene, origin, 2) : []
  return { url: answerUrl(scene, origin, { setCookie: lines, body: '<p>framed' }), lines }
}

/** A frame, of the same site or of another. */
const addFrame: Action = {
  name: 'frame',
  weight: 10,
  async perform(scene) {
    const at = anyTab(scene)
    const { url, lines } = frameUrl(scene)
    scene.app.did({ kind: 'asked', url, as: 'frame' })
    await scene.app.run(
      at.contents,
      `new Promise(done => { for (const old of document.querySelectorAll('iframe')) old.remove(); const f = document.createElement('iframe'); f.src = ${JSON.stringify(url)}; f.onload = () => done(); setTimeout(done, 3000); document.documentElement.append(f) })`,
    )
    return `${originOfTab(at)} frames ${new URL(url).origin}, which answers ${lines.join(' | ') || 'no cookie'}`
  },
}

/** A Lax cookie, and a frame of its site in a page of another: a navigation, but no page that is opened. */
const laxInFrame: Action = {
  name: 'lax-in-frame',
  weight: 3,
  async perform(scene) {
    const { app } = scene
    const at = anyTab(scene)
    const sameSite = scene.random.pick(['; SameSite=Lax', '', '; SameSite=Strict', '; SameSite=None'])
    const line = `lax=v${scene.nonce()}; Path=/; Secure${sameSite}`
    await visit(scene, at, answerUrl(scene, 'https://shop.test', { setCookie: [line] }))
    await app.quiet()
    const framed = answerUrl(scene, 'https://shop.test', { body: '<p>framed' })
    app.did({ kind: 'asked', url: framed, as: 'frame' })
    await visit(scene, at, answerUrl(scene, 'https://evil.test', { body: `<iframe src="${framed.replaceAll('&', '&amp;')}"></iframe>` }))
    return `shop.test sets ${line}, and stands in a frame of evil.test`
  },
}

const goBack: Action = {
  name: 'back-or-reload',
  weight: 4,
  async perform(scene) {
    const [at, to] = [anyTab(scene), scene.random.pick(['back', 'reload', 'forward'] as const)]
    await scene.app.call('stage:go', { tab: at.tab.id, to })
    return `${to} in tab ${at.tab.lane}`
  },
}

export const visits: readonly Action[] = [setByPage, datesOnly, visitEcho, followLink, submitForm, redirect, addFrame, laxInFrame, goBack]
