import type { TabId } from '@shared/ids.ts'
import { startWait } from '../app/named-wait.ts'
import { answerUrl, anyTab, originOfTab, visit, type Action, type Scene } from './scene.ts'

/* Logging in and out, scheme by scheme, and the questions of their pages. */

const users = [
  ['alice', 'wonderland'],
  ['bob', 'builder'],
  ['admin', 'opensesame'],
  ['alice', 'wrong'],
  ['nobody', 'x'],
] as const

const cookieSchemes = ['session', 'session', 'passport', 'jwt'] as const

/** A form of the page that the tab shows; from another site as well. */
async function post(scene: Scene, url: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const at = anyTab(scene)
  scene.app.did({ kind: 'asked', url, as: 'form', from: originOfTab(at) })
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`)
  const code = `(() => { const f = document.createElement('form'); f.method = 'POST'; f.action = ${JSON.stringify(url)}; f.innerHTML = ${JSON.stringify(inputs.join(''))}; document.documentElement.append(f); f.submit() })()`
  await scene.app.run(at.contents, code)
  return `from ${originOfTab(at)} to ${url}`
}

const logIn: Action = {
  name: 'log-in',
  weight: 8,
  async perform(scene) {
    const [scheme, [user, password]] = [scene.random.pick(cookieSchemes), scene.random.pick(users)]
    const url = `https://shop.test/${scheme}/login?n=${scene.nonce()}`
    scene.app.did({ kind: 'log-in', url, user })
    return `${user}: ${await post(scene, url, { user, password })}`
  },
}

const logOut: Action = {
  name: 'log-out',
  weight: 4,
  async perform(scene) {
    const route = scene.random.pick(['session/logout', 'session/logout-everywhere', 'passport/logout', 'jwt/logout'])
    return post(scene, `https://shop.test/${route}?n=${scene.nonce()}`, {})
  },
}

const memberPages = [
  'session/me',
  'session/me',
  'session/admin',
  'session/sessions',
  'passport/me',
  'jwt/me',
  'jwt/admin',
  'orders/',
  'orders/1002',
  'session/basket',
  'cookie/',
  'cache/',
  'nothing/',
]

const memberPage: Action = {
  name: 'member-page',
  weight: 8,
  async perform(scene) {
    const url = `https://shop.test/${scene.random.pick(memberPages)}?n=${scene.nonce()}`
    await visit(scene, anyTab(scene), url)
    return url
  },
}

/**
 * The browser may ask, ask again after a wrong password, or know one already: it gets this one once, and then none.
 * @returns how often it asked
 */
async function answerPrompts(
  { app }: Scene,
  id: TabId,
  credentials: { readonly user: string; readonly password: string } | null,
): Promise<number> {
  const wait = startWait(`the browser to ask for a password in tab ${id}, or to have the page`)
  for (let answered = 0; ;) {
    const tab = (await app.stage()).tabs.find(candidate => candidate.id === id)
    if (tab === undefined || (tab.prompt === null && !tab.isLoading)) return answered
    wait.saw(`asked ${answered} times, prompt ${tab.prompt?.id}, ${tab.condition.kind}`)
    if (tab.prompt !== null) {
      await app.running.call('stage:answer-prompt', { prompt: tab.prompt.id, credentials: answered === 0 ? credentials : null })
      answered += 1
    }
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}

/** A page that is loaded again, gone back to or opened in one more tab can make the browser ask: it does so until its user says something. */
const answerPrompt: Action = {
  name: 'answer-prompt',
  weight: 4,
  async perform(scene) {
    const asking = (await scene.app.stage()).tabs.find(({ prompt }) => prompt !== null)
    if (asking === undefined) return null
    const [user, password] = scene.random.pick(users)
    const isCancelled = scene.random.chance(0.4)
    const times = await answerPrompts(scene, asking.id, isCancelled ? null : { user, password })
    return `tab ${asking.lane}, asked ${times} times, ${isCancelled ? 'cancelled' : `${user} and ${password}`}`
  },
}

const basic: Action = {
  name: 'basic',
  weight: 3,
  async perform(scene) {
    const { random } = scene
    const at = anyTab(scene)
    const url = `https://shop.test/basic/${random.pick(['orders/', 'orders/history', 'admin/', 'orders/forget'])}?n=${scene.nonce()}`
    await visit(scene, at, url)
    const [user, password] = random.pick(users)
    return `${url}, asked ${await answerPrompts(scene, at.tab.id, { user, password })} times, ${user} and ${password}`
  },
}

const bearer: Action = {
  name: 'bearer-page',
  weight: 3,
  async perform(scene) {
    const at = anyTab(scene)
    const url = `https://shop.test/${scene.random.pick(['bearer/', 'refresh/'])}?n=${scene.nonce()}`
    const [user, password] = scene.random.pick(users)
    await visit(scene, at, url)
    await scene.app.quiet()
    const code = `(() => { const u = document.querySelector('#user'), p = document.querySelector('#password'); if (!u || !p) return 'no form'; u.value = ${JSON.stringify(user)}; p.value = ${JSON.stringify(password)}; document.querySelector('#log-in')?.click(); return 'sent' })()`
    return `${url}: ${String(await scene.app.run(at.contents, code))} as ${user}`
  },
}

const askServer: Action = {
  name: 'ask-server',
  weight: 2,
  async perform(scene) {
    const ask = scene.random.pick([
      { do: 'restart' },
      { do: 'set-role', user: 'bob', role: scene.random.pick(['admin', 'user'] as const) },
      { do: 'revoke-tokens', user: 'alice' },
      { do: 'rotate-key' },
    ] as const)
    scene.app.did({ kind: 'server-asked' })
    const done = await scene.app.running.call('lab:ask', ask)
    return `${ask.do}${done.ok ? '' : ' (refused)'}`
  },
}

/** HSTS: from now on the browser itself turns http into https. */
const strictTransport: Action = {
  name: 'hsts',
  weight: 2,
  async perform(scene) {
    const at = anyTab(scene)
    await visit(
      scene,
      at,
      answerUrl(scene, 'https://shop.test', { fields: [`Strict-Transport-Security:max-age=${scene.random.pick([600, 0])}`] }),
    )
    await scene.app.quiet()
    await visit(scene, at, answerUrl(scene, 'http://shop.test', { setCookie: ['h=1; Path=/'] }))
    return 'https://shop.test demands https, then http://shop.test is typed'
  },
}

export const schemes: readonly Action[] = [logIn, logOut, memberPage, basic, answerPrompt, bearer, askServer, strictTransport]
