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
    const file = request.method === 'GET' ? fileOf(request.url, folder) : null
    const type = file === null ? undefined : types[extname(file)]
    try {
      if (file !== null && type !== undefined) return await answer(file, type)
    } catch {
      // not there: the same answer as not allowed
    }
    return new Response(null, { status: 404 })
  })
}

/** The file that an address means, or null when it leads out of the folder or is no address at all. */
function fileOf(address: string, folder: string): string | null {
  const { host, pathname } = new URL(address)
  try {
    const file = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)))
    if (file.includes('\0')) return null // inside an archive a name ends at its first NUL for Electron 33
    // Inside an archive a name with a separator behind it would still be found.
    return host === 'ui' && file.startsWith(folder + sep) && !file.endsWith(sep) ? file : null
  } catch {
    return null // a percent sign without its two digits
  }
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

/** `:host { display: flex; }`: Electron's own `<webview>` puts this one `<style>` into its shadow root and takes no nonce. */
const webviewStyle = "'sha256-XNfYdUW7S7AWSxlvq47SGsGIxvvzKwvUGdsFQQ/zXf4='"

/** The nonce is for the `<style>` elements that the component library adds at run time. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}' ${webviewStyle}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The worker that reads files (`replay/reading-worker.ts`); the policy knows one address.
    'trusted-types crumbtrail-worker',
  ].join('; ')
