import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { runApp, type RunningApp } from '../support/running-app.ts'

/* Items 1, 7 and 18: what the app's own page may load and run, and what app:// gives out. */

let running: RunningApp

test.beforeAll(async () => {
  running = await runApp()
})
test.afterAll(() => running.close())

async function policy(): Promise<ReadonlyMap<string, string>> {
  const header = await running.page.evaluate(async () => (await fetch('/index.html')).headers.get('content-security-policy') ?? '')
  return new Map(
    header.split('; ').map(directive => [directive.slice(0, directive.indexOf(' ')), directive.slice(directive.indexOf(' ') + 1)]),
  )
}

test('the policy allows nothing by default and no inline or evaluated script (item 7)', async () => {
  const directives = await policy()
  expect(Object.fromEntries([...directives].filter(([name]) => name !== 'style-src'))).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'crumbtrail-worker',
  })
  expect(directives.get('style-src')).toMatch(/^'self' 'nonce-[A-Za-z0-9+/=]{24}' 'sha256-[A-Za-z0-9+/=]{44}'$/)
})

test('every load has a nonce of its own', async () => {
  expect((await policy()).get('style-src')).not.toBe((await policy()).get('style-src'))
})

/** What an injected script or markup would do; `ran` is set when it worked. */
const injections: Readonly<Record<string, () => unknown>> = {
  'an inline script': () => {
    const made = document.createElement('script')
    made.append('window.ran = true')
    document.body.append(made)
  },
  'an inline handler': () => {
    document.body.setAttribute('onclick', 'window.ran = true')
    document.body.click()
  },
  'markup with a handler': () => document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.ran = true">'),
  'a parsed document': () =>
    document.body.append(
      document.adoptNode(new DOMParser().parseFromString('<img src="x:" onerror="window.ran = true">', 'text/html').body),
    ),
  'a javascript: link': () => {
    const made = document.createElement('a')
    made.href = 'javascript:void (window.ran = true)'
    document.body.append(made)
    made.click()
  },
  'a data: script': () => {
    const made = document.createElement('script')
    made.src = 'data:text/javascript,window.ran = true'
    document.body.append(made)
  },
  'a blob: script': () => {
    const made = document.createElement('script')
    made.src = URL.createObjectURL(new Blob(['window.ran = true']))
    document.body.append(made)
  },
  'a module from data:': () => {
    const address = 'data:text/javascript,window.ran = true'
    return import(address)
  },
  eval: () => Reflect.apply(window.eval, null, ['window.ran = true']) as unknown,
  'new Function': () => Reflect.apply(Reflect.construct(Function, ['window.ran = true']) as () => void, null, []),
  'a timer with text': () => setTimeout('window.ran = true' as unknown as () => void, 0),
  'a worker': () => {
    const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
    worker.onmessage = () => Reflect.set(window, 'ran', true)
  },
  'a srcdoc frame': () => {
    const made = document.createElement('iframe')
    made.srcdoc = '<script>top.ran = true</script>'
    document.body.append(made)
  },
  'a frame of the app itself': () => {
    const made = document.createElement('iframe')
    made.src = '/index.html'
    made.onload = () => Reflect.set(window, 'ran', Boolean(made.contentDocument?.querySelector('script')))
    document.body.append(made)
  },
  'a base': () => {
    const made = document.createElement('base')
    made.href = 'https://example.com/'
    document.head.append(made)
    Reflect.set(window, 'ran', document.baseURI.startsWith('https://example.com'))
  },
  'an inline style': () => {
    const made = document.createElement('style')
    made.append('body { --ran: 1 }')
    document.head.append(made)
    Reflect.set(window, 'ran', getComputedStyle(document.body).getPropertyValue('--ran') !== '')
  },
  'a Trusted Types policy of its own': () => {
    const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
    trustedTypes.createPolicy('mine', { createHTML: (text: string) => text })
    Reflect.set(window, 'ran', true)
  },
  'a second Trusted Types policy by the name of the first': () => {
    const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
    trustedTypes.createPolicy('crumbtrail-worker', { createScriptURL: (url: string) => url })
    Reflect.set(window, 'ran', true)
  },
  'a worker of an address of the app itself': () => {
    const script = document.querySelector<HTMLScriptElement>('script[src]')
    const worker = new Worker(script?.src ?? '', { type: 'module' })
    worker.onmessage = () => Reflect.set(window, 'ran', true)
    Reflect.set(window, 'ran', true)
  },
}

for (const [what, inject] of Object.entries(injections)) {
  test(`${what} put into our page does nothing (item 7)`, async () => {
    await running.page.evaluate(() => Reflect.set(window, 'ran', false))
    // From a timer: what the debugger itself evaluates is above the policy.
    await running.page.evaluate(`void setTimeout(${String(inject)}, 0)`)
    await running.page.waitForTimeout(120)
    expect(await running.page.evaluate(() => Reflect.get(window, 'ran') as unknown)).toBe(false)
    expect(await running.page.evaluate(() => [location.href, document.readyState])).toEqual(['app://ui/', 'complete'])
  })
}

test('our page can neither fetch from the lab nor from outside (item 7, connect-src)', async () => {
  for (const address of [
    'https://shop.test/',
    'http://127.0.0.1:9/',
    'https://example.com/',
    'file:///etc/passwd',
    'app://other/index.html',
  ]) {
    expect(
      await running.page.evaluate(
        url =>
          fetch(url).then(
            () => 'read',
            () => 'refused',
          ),
        address,
      ),
    ).toBe('refused')
  }
  const sockets = await running.page.evaluate(
    port =>
      new Promise<string>(resolve => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/`)
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      }).catch(() => 'refused'),
    await running.port(),
  )
  expect(sockets).toBe('refused')
})

test.describe('app:// (item 18)', () => {
  let folder: string
  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'crumbtrail-outside-'))
    writeFileSync(join(folder, 'outside.html'), '<p>outside</p>')
  })
  test.afterAll(() => rmSync(folder, { recursive: true }))

  const fetchStatus = (path: string, method = 'GET'): Promise<string> =>
    running.page.evaluate(
      ([url, how]) =>
        fetch(url, { method: how }).then(
          async response => `${response.status} ${await response.text()}`,
          () => 'refused',
        ),
      [path, method] as const,
    )

  test('gives out the page and its files, never sniffed and never kept', async () => {
    const headers = await running.page.evaluate(async () => Object.fromEntries((await fetch('/index.html')).headers))
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  test('leads to no file outside its folder, however the path is written', async () => {
    const up = (step: string, separator: string): string => Array(16).fill(step).join(separator) + separator
    const target = join(folder, 'outside.html').slice(1)
    const paths = [
      ...['..', '%2e%2e', '%2E.', '.%2e'].flatMap(step =>
        ['/', '%2f', '%2F', '%5c', '\\', '//'].map(separator => `/${up(step, separator)}${target}`),
      ),
      `/assets/${up('..', '%2f')}${target}`,
      `/%2f${target}`,
      `//${target}`,
      '/index.html%00',
      '/index.html%00.png',
      `/.%00/${up('..', '%2f')}${target}`,
      `/${encodeURIComponent(`${up('..', '/')}${target}`)}`,
      `/${encodeURIComponent(`file:///${target}`)}`,
    ]
    for (const path of paths) expect.soft(await fetchStatus(path), path).toMatch(/^(?:404 |refused)$/)
  })

  for (const path of [
    '/../main/index.cjs',
    '/%2e%2e%2fmain%2findex.cjs',
    '/%2e%2e%2fmain%2findex.cjs.map',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/..%2fpreload%2findex.cjs',
    '/%',
    '/%zz',
    '/%c0%ae%c0%ae/x.html',
    '/assets',
    '/assets/',
    '/none.html',
    '/index.html/',
    '/index.html%20',
  ]) {
    test(`answers ${path} with 404 and nothing else`, async () => {
      expect(await fetchStatus(path)).toBe('404 ')
    })
  }

  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
    test(`answers no ${method}`, async () => {
      expect(await fetchStatus('/index.html', method)).toBe('404 ')
    })
  }
})

test('a normal walk through the app raises no violation of the policy and no error in its console (item 7)', async () => {
  const fresh = await runApp()
  try {
    await fresh.page.evaluate(() => {
      const seen: string[] = []
      Reflect.set(window, 'violations', seen)
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
        seen.push(`${effectiveDirective} ${blockedURI} ${sample}`),
      )
    })
    const tab = await fresh.openTab('laptop', 'https://shop.test/')
    await fresh.openTab('phone', 'https://evil.test/')
    await tab.visit('https://shop.test/storage')
    await tab.run(`void window.open('/storage', 'small'); 0`)
    await fresh.page.waitForTimeout(300)
    await fresh.call('settings:change', { language: 'ko', theme: 'dark', zoom: 150 })
    await fresh.call('stage:navigate', { tab: tab.id, url: 'https://example.com/' })
    await expect(fresh.page.getByRole('alert')).toBeVisible()
    for (const button of await fresh.page.getByRole('button', { disabled: false }).all())
      await button.hover({ timeout: 1_000 }).catch(() => undefined)
    await fresh.call('stage:reset', null)
    await fresh.page.waitForTimeout(300)
    expect(await fresh.page.evaluate(() => Reflect.get(window, 'violations') as unknown)).toEqual([])
    expect(fresh.complaints.filter(line => /Content Security Policy|Refused to|Trusted/i.test(line))).toEqual([])
  } finally {
    await fresh.close()
  }
})
