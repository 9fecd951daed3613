import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser-paths.ts'
import { chromiumName, openChromiumOnLab, type ChromiumOnLab } from './debian-chromium.ts'
import { tell, type Told } from './engine.ts'

/* What the words say of this browser where it differs from the standard, or where the standard leaves it a choice. */

const shop = 'https://shop.test'
const api = 'https://api.shop.test'

describe.skipIf(chromiumPath === undefined)(`what the words claim of Chromium, on ${chromiumName()}`, () => {
  let engine: ChromiumOnLab

  beforeAll(async () => {
    engine = await openChromiumOnLab({ partitionsStorage: true })
  })
  afterAll(() => engine.close())
  beforeEach(async () => {
    await engine.send('Network.clearBrowserCache')
    await engine.visit(tell(shop, { body: '<title>claims</title>' }))
  })

  let serial = 0
  const fresh = (told: Told, origin = shop): string => tell(origin, { ...told, body: `claim ${++serial}` })
  /** How often the server was asked for it, by any method but OPTIONS. */
  async function asked(url: string): Promise<number> {
    return (await engine.events()).filter(event => event.kind === 'request.received' && event.url === url && event.method !== 'OPTIONS')
      .length
  }
  const fetchTwice = (url: string): Promise<unknown> =>
    engine.run(`(async () => { for (const time of [1, 2]) await (await fetch(${JSON.stringify(url)})).text() })()`)
  async function askedInTwo(told: Told): Promise<number> {
    const url = fresh(told)
    await fetchTwice(url)
    return asked(url)
  }

  it('lets Access-Control-Allow-Headers: * cover Authorization, which by the standard must be named', async () => {
    const url = fresh({ fields: [`Access-Control-Allow-Origin: ${shop}`, 'Access-Control-Allow-Headers: *'] }, api)
    const read = await engine.run(
      `fetch(${JSON.stringify(url)}, { headers: { Authorization: 'Bearer x' } }).then(response => response.text(), error => String(error))`,
    )
    expect(read).toBe(`claim ${serial}`)
    const received = (await engine.events()).flatMap(event => (event.kind === 'request.received' && event.url === url ? [event] : []))
    expect(received.map(({ method }) => method)).toEqual(['OPTIONS', 'GET'])
    expect(received[1]?.headers.some(([name]) => name.toLowerCase() === 'authorization')).toBe(true)
  })

  it('takes Pragma: no-cache in a response for no-cache, though max-age stands beside it', async () => {
    expect(await askedInTwo({ fields: ['Cache-Control: max-age=600'] })).toBe(1)
    expect(await askedInTwo({ fields: ['Cache-Control: max-age=600', 'Pragma: no-cache'] })).toBe(2)
  })

  it('without Cache-Control reuses 301, 308 and 410 and a 200 with Last-Modified, and asks again for 404', async () => {
    const lastModified = 'Last-Modified: Wed, 01 Jan 2020 00:00:00 GMT'
    const location = `Location: ${tell(shop, { body: 'there' })}`
    const seen: Record<string, number> = {}
    for (const [name, told] of Object.entries({
      '200': { fields: [] },
      '200 with Last-Modified': { fields: [lastModified] },
      '301': { status: 301, fields: [location] },
      '308': { status: 308, fields: [location] },
      '410': { status: 410, fields: [] },
      '404': { status: 404, fields: [] },
      '404 with Last-Modified': { status: 404, fields: [lastModified] },
      '404 with max-age': { status: 404, fields: ['Cache-Control: max-age=600'] },
    })) {
      seen[name] = await askedInTwo(told)
    }
    expect(seen).toEqual({
      '200': 2,
      '200 with Last-Modified': 1,
      '301': 1,
      '308': 1,
      '410': 1,
      '404': 2,
      '404 with Last-Modified': 2,
      '404 with max-age': 1,
    })
  })

  it('sends a Strict cookie with a typed address, and not with the link of another site', async () => {
    await engine.emptyJar()
    await engine.visit(fresh({ cookies: ['s=1; Path=/; SameSite=Strict'] }))
    const [typed, linked] = [fresh({}), fresh({})]
    await engine.visit(tell('https://evil.test', { body: '<title>elsewhere</title>' }))
    await engine.visit(typed)
    await engine.visit(tell('https://evil.test', { body: `<a id="go" href="${linked.replaceAll('&', '&amp;')}">go</a>` }))
    await engine.page.click('#go')
    await engine.page.waitForURL(linked)
    expect([await cookieOf(typed), await cookieOf(linked)]).toEqual(['s=1', null])
  })

  it('sends a cookie without SameSite with a POST of another site in its first two minutes, and an explicit Lax one not', async () => {
    await engine.emptyJar()
    await engine.visit(fresh({ cookies: ['unsaid=1; Path=/; Secure', 'lax=1; Path=/; SameSite=Lax'] }))
    const target = fresh({})
    await engine.visit(
      tell('https://evil.test', {
        body: `<form method="post" action="${target.replaceAll('&', '&amp;')}"><button id="go">go</button></form>`,
      }),
    )
    await engine.page.click('#go')
    await engine.page.waitForURL(target)
    expect(await cookieOf(target)).toBe('unsaid=1')
  })

  async function cookieOf(url: string): Promise<string | null> {
    const request = (await engine.events()).findLast(event => event.kind === 'request.received' && event.url === url)
    if (request?.kind !== 'request.received') throw new Error(`${url} was not asked for`)
    return request.headers.find(([name]) => name.toLowerCase() === 'cookie')?.[1] ?? null
  }

  it('keeps the localStorage of a frame apart for each site in the address bar', async () => {
    const framed = tell('https://evil.test', { body: '<title>framed</title>' })
    const visitWithFrame = async (origin: string): Promise<string | null> => {
      await engine.visit(tell(origin, { body: `<iframe src="${framed.replaceAll('&', '&amp;')}"></iframe>` }))
      const frame = engine.page.frames().find(frame => frame.url() === framed) ?? (await engine.page.waitForEvent('framenavigated'))
      return await frame.evaluate(() => {
        const before = localStorage.getItem('left')
        localStorage.setItem('left', 'by the frame')
        return before
      })
    }
    await engine.visit(framed)
    await engine.run(`localStorage.setItem('left', 'by the site itself')`)
    expect([await visitWithFrame(shop), await visitWithFrame(shop), await visitWithFrame('https://evil.test')]).toEqual([
      null,
      'by the frame',
      'by the site itself',
    ])
  })

  it('deletes a cookie only by the Path that it has', async () => {
    await engine.emptyJar()
    const names = async (line: string): Promise<readonly string[]> => {
      await engine.visit(fresh({ cookies: [line] }))
      return (await engine.jar()).map(({ name }) => name)
    }
    expect(await names('tok=1; Path=/')).toEqual(['tok'])
    expect(await names('tok=; Max-Age=0')).toEqual(['tok'])
    expect(await names('tok=; Max-Age=0; Path=/')).toEqual([])
  })

  it('copies sessionStorage into a window that has an opener, and not into one opened with noopener', async () => {
    const url = tell(shop, { body: '<title>popup</title>' })
    await engine.run(`sessionStorage.setItem('kept', 'yes')`)
    const open = async (features: string): Promise<string | null> => {
      const coming = engine.page.context().waitForEvent('page')
      await engine.run(`void window.open(${JSON.stringify(url)}, '_blank', ${JSON.stringify(features)})`)
      const popup = await coming
      await popup.waitForURL(url)
      const value = await popup.evaluate(() => sessionStorage.getItem('kept'))
      await popup.close()
      return value
    }
    expect([await open(''), await open('noopener')]).toEqual(['yes', null])
  })
})
