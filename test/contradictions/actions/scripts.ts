import { anyName, anyValue, settingLine } from './cookie-lines.ts'
import { anyTab, answerUrl, fetchInPage, originOfTab, profileOf, type Action } from './scene.ts'

/* What scripts write: cookies, storages. */

const writeCookie: Action = {
  name: 'script-cookie',
  weight: 8,
  async perform(scene) {
    const at = anyTab(scene)
    const line = settingLine(scene, originOfTab(at)).replace('\u0007', '')
    noteWrite(scene, at, line)
    await scene.app.run(at.contents, `void (document.cookie = ${JSON.stringify(line)})`)
    return `document.cookie = ${line.slice(0, 150)}`
  },
}

function noteWrite(scene: Parameters<Action['perform']>[0], at: Parameters<typeof profileOf>[0], line: string): void {
  const pair = line.split(';', 1)[0] ?? ''
  const equals = pair.indexOf('=')
  scene.app.did({ kind: 'script-wrote', profile: profileOf(at), name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() })
}

const deleteCookie: Action = {
  name: 'script-deletes-cookie',
  weight: 4,
  async perform(scene) {
    const [at, name] = [anyTab(scene), anyName(scene)]
    const path = scene.random.pick(['', '; Path=/', '; Path=/lab'])
    const line = `${name}=; Max-Age=0${path}`
    noteWrite(scene, at, line)
    await scene.app.run(at.contents, `void (document.cookie = ${JSON.stringify(line)})`)
    return `document.cookie = ${line}`
  },
}

const cookieStore: Action = {
  name: 'cookie-store',
  weight: 4,
  async perform(scene) {
    const [at, name, value] = [anyTab(scene), anyName(scene), anyValue(scene)]
    const isSetting = scene.random.chance(0.7)
    scene.app.did({ kind: 'script-wrote', profile: profileOf(at), name, value: isSetting ? value : null })
    const what = isSetting ? `set(${JSON.stringify(name)}, ${JSON.stringify(value)})` : `delete(${JSON.stringify(name)})`
    await scene.app.run(at.contents, `globalThis.cookieStore?.${what}.catch(() => {})`)
    return `cookieStore.${what}`
  },
}

/** A response sets a cookie, and at once a script of the page writes the same one, and takes it away. */
const responseThenScript: Action = {
  name: 'response-then-script',
  weight: 6,
  async perform(scene) {
    const [at, name] = [anyTab(scene), scene.random.pick(['theme', 'cart'])]
    const [first, second] = [anyValue(scene), anyValue(scene)]
    const url = answerUrl(scene, originOfTab(at), { setCookie: [`${name}=${first}; Path=/`] })
    await fetchInPage(scene, at, url, '{}')
    noteWrite(scene, at, `${name}=${second}`)
    await scene.app.run(at.contents, `void (document.cookie = '${name}=${second}; Path=/')`)
    const isDeleting = scene.random.chance(0.6)
    if (isDeleting) {
      noteWrite(scene, at, `${name}=`)
      await scene.app.run(at.contents, `void (document.cookie = '${name}=; Path=/; Max-Age=0')`)
    }
    return `a response sets ${name}=${first}, a script writes ${second}${isDeleting ? ' and deletes it' : ''}`
  },
}

const writeStorage: Action = {
  name: 'script-storage',
  weight: 6,
  async perform(scene) {
    const at = anyTab(scene)
    const area = scene.random.pick(['local', 'session'] as const)
    const key = scene.random.pick(['k1', 'k2', 'theme'])
    const does = scene.random.pick(['set', 'set', 'set', 'remove', 'clear'] as const)
    scene.app.did({ kind: 'item-by-script', area, key: does === 'clear' ? null : key })
    const code = { set: `setItem('${key}', 'v${scene.nonce()}')`, remove: `removeItem('${key}')`, clear: 'clear()' }[does]
    await scene.app.run(at.contents, `void ${area}Storage.${code}`)
    return `${area}Storage.${code} at ${originOfTab(at)}`
  },
}

/** A script within a frame writes a cookie and an item. */
const frameWrites: Action = {
  name: 'frame-writes',
  weight: 4,
  async perform(scene) {
    const at = anyTab(scene)
    const origin = scene.random.pick(['https://shop.test', 'https://api.shop.test', 'https://evil.test'])
    const url = answerUrl(scene, origin, { body: '<p>framed' })
    scene.app.did({ kind: 'asked', url, as: 'frame' })
    await scene.app.run(
      at.contents,
      `new Promise(done => { for (const old of document.querySelectorAll('iframe')) old.remove(); const f = document.createElement('iframe'); f.src = ${JSON.stringify(url)}; f.onload = () => done(); setTimeout(done, 3000); document.documentElement.append(f) })`,
    )
    const line = settingLine(scene, origin).replace('\u0007', '')
    noteWrite(scene, at, line)
    scene.app.did({ kind: 'item-by-script', area: 'local', key: 'framed' })
    await scene.app.runInFrame(
      at.contents,
      0,
      `document.cookie = ${JSON.stringify(line)}; localStorage.setItem('framed', 'v${scene.nonce()}'); 0`,
    )
    return `${origin} in a frame of ${originOfTab(at)}: document.cookie = ${line.slice(0, 120)}`
  },
}

export const scripts: readonly Action[] = [writeCookie, deleteCookie, cookieStore, responseThenScript, writeStorage, frameWrites]
