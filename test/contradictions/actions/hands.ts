import { profileIds } from '@shared/ids.ts'
import { anyName, anyValue } from './cookie-lines.ts'
import { anyOrigin, anyTab, originOfTab, plainPage, profileOf, type Action } from './scene.ts'

/* What the learner does: tabs, the inspector, the lab's controls. */

const openTab: Action = {
  name: 'open-tab',
  weight: 4,
  async perform(scene) {
    if (scene.tabs.length > 5) return null
    const url = plainPage(scene, anyOrigin(scene))
    const profile = scene.random.pick(profileIds)
    scene.app.did({ kind: 'tab-opened', as: 'tab' })
    scene.app.did({ kind: 'asked', url, as: 'address bar' })
    await scene.app.open(profile, url)
    return `${profile}: ${url}`
  },
}

const duplicate: Action = {
  name: 'duplicate-tab',
  weight: 2,
  async perform(scene) {
    const { tab } = anyTab(scene)
    if (scene.tabs.length > 5 || tab.window === null) return null
    scene.app.did({ kind: 'tab-opened', as: 'duplicate' })
    scene.app.did({ kind: 'asked', url: tab.url, as: 'address bar' })
    await scene.app.call('stage:duplicate-tab', { tab: tab.id })
    return `tab ${tab.lane}`
  },
}

const closeTab: Action = {
  name: 'close-tab',
  weight: 3,
  async perform(scene) {
    if (scene.tabs.length < 3) return null
    const { tab } = anyTab(scene)
    await scene.app.call('stage:close-tab', { tab: tab.id })
    return `tab ${tab.lane}`
  },
}

const popup: Action = {
  name: 'popup',
  weight: 3,
  async perform(scene) {
    if (scene.tabs.length > 5) return null
    const [at, url] = [anyTab(scene), plainPage(scene, anyOrigin(scene))]
    const features = scene.random.pick(['width=400,height=300', 'width=400,height=300,noopener'])
    scene.app.did({ kind: 'tab-opened', as: 'popup' })
    scene.app.did({ kind: 'asked', url, as: 'popup', from: originOfTab(at) })
    await scene.app.run(at.contents, `void window.open(${JSON.stringify(url)}, '_blank', '${features}')`)
    return `${originOfTab(at)} opens ${url} (${features})`
  },
}

const quit: Action = {
  name: 'quit-browser',
  weight: 2,
  async perform(scene) {
    const profile = profileOf(anyTab(scene))
    scene.app.did({ kind: 'quit', profile })
    await scene.app.call('stage:quit-browser', { profile })
    return profile
  },
}

const clearData: Action = {
  name: 'clear-site-data-by-hand',
  weight: 2,
  async perform(scene) {
    const at = anyTab(scene)
    const origin = scene.random.chance(0.5) ? null : originOfTab(at)
    scene.app.did({ kind: 'cleared', profile: profileOf(at), origin })
    await scene.app.call('stage:clear-site-data', { profile: profileOf(at), origin })
    return `${profileOf(at)}: ${origin ?? 'all'}`
  },
}

const editCookie: Action = {
  name: 'edit-cookie',
  weight: 4,
  async perform(scene) {
    const at = anyTab(scene)
    const profile = profileOf(at)
    const [known] = scene.app.ledger.jars[profile].filter(({ partition }) => partition === null)
    if (known !== undefined && scene.random.chance(0.4)) {
      const { name, domain, hostOnly, path } = known
      scene.app.did({ kind: 'by-hand', profile, name })
      await scene.app.call('jar:remove-cookie', { profile, name, domain, hostOnly, path })
      return `removes ${name} of ${domain}${path}`
    }
    const name = anyName(scene)
    scene.app.did({ kind: 'by-hand', profile, name })
    const isHttps = originOfTab(at).startsWith('https')
    const cookie = {
      url: at.tab.url,
      name,
      value: anyValue(scene),
      domain: null,
      path: '/',
      secure: isHttps && (name.toLowerCase().startsWith('__') || scene.random.chance(0.3)),
      httpOnly: scene.random.chance(0.3),
      sameSite: 'Lax' as const,
      expiresMs: scene.random.chance(0.5) ? null : Date.now() + 3_600_000,
    }
    const done = await scene.app.running.call('jar:set-cookie', { profile, cookie })
    return `sets ${name} at ${originOfTab(at)}${done.ok ? '' : ' (refused)'}`
  },
}

const editItem: Action = {
  name: 'edit-item',
  weight: 3,
  async perform(scene) {
    const { tab } = anyTab(scene)
    const area = scene.random.pick(['local', 'session'] as const)
    const key = scene.random.pick(['k1', 'k2'])
    scene.app.did({ kind: 'item-by-hand', key })
    if (scene.random.chance(0.3)) await scene.app.running.call('storage:remove-item', { tab: tab.id, area, key })
    else await scene.app.running.call('storage:set-item', { tab: tab.id, area, key, value: `v${scene.nonce()}` })
    return `${area} ${key} in tab ${tab.lane}`
  },
}

const moveClock: Action = {
  name: 'move-clock',
  weight: 2,
  async perform(scene) {
    const ms = scene.random.pick([45_000, 60_000, 3_600_000, 86_400_000])
    scene.app.did({ kind: 'clock-moved', ms })
    await scene.app.call('lab:move-clock', { ms })
    return `${ms / 1000} s`
  },
}

export const hands: readonly Action[] = [openTab, duplicate, closeTab, popup, quit, clearData, editCookie, editItem, moveClock]
