import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asarArchive } from './asar-archive.mjs'

/**
 * Puts the loader into an unpacked fallback runtime, as default_app.asar and not as resources/app: a packager drops the
 * former, and the latter would outrank the app.asar of a package.
 * @param {string} dist
 */
export function writeLoader(dist) {
  const path = join(dist, 'resources', 'default_app.asar')
  const wanted = asarArchive({
    'package.json': '{"name":"electron-fallback","version":"0.0.0","main":"main.js"}\n',
    'main.js': readFileSync(new URL('fallback-loader.cjs', import.meta.url), 'utf8'),
  })
  if (!existsSync(path) || !readFileSync(path).equals(wanted)) writeFileSync(path, wanted)
}
