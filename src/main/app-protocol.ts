import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

/** The address of the app's own page. */
export const appOrigin = 'app://ui'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Before Chromium is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Serves the built page, on the default session alone: no tab of the lab can reach it. */
export function serveApp(folder: string): void {
  protocol.handle('app', async request => {
    const { host, pathname } = new URL(request.url)
    const file = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)))
    const type = types[extname(file)]
    if (request.method !== 'GET' || host !== 'ui' || !file.startsWith(folder + sep) || !type) return new Response(null, { status: 404 })
    try {
      return await answer(file, type)
    } catch {
      return new Response(null, { status: 404 }) // not there: the same answer as not allowed
    }
  })
}

async function answer(file: string, type: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const bytes = await readFile(file)
  const body = extname(file) === '.html' ? bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce) : new Uint8Array(bytes)
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': policy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

/** The nonce is for the `<style>` elements that the component library adds at run time. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
