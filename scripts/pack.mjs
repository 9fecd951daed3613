// npm run pack [-- --release]: the unpacked Linux application in release/linux-unpacked, hardened, and beside it
// release/linux-unpacked-for-tests, which a test driver can start. With --release the first alone, never on the fallback runtime.
import { ensureBuilt } from './build/ensure-built.mjs'
import { findElectron } from './electron/find-electron.mjs'
import { describeBuild } from './pack/build-info.mjs'
import { makePackage } from './pack/make-package.mjs'
import { smokeRun } from './pack/smoke-run.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'
import { PlainError } from './shell/plain-error.mjs'
import { withProgress } from './shell/progress.mjs'

await main(async () => {
  if (process.platform !== 'linux') throw new PlainError('npm run pack makes the Linux application, on Linux.')
  const isRelease = process.argv.includes('--release')
  await ensureReady('headless')
  const found = findElectron()
  if (!found) throw new Error('Electron is not set up')
  const info = describeBuild(found, isRelease)
  await ensureBuilt()
  await withProgress('packing release/linux-unpacked', () => makePackage(found, 'shipped', info))
  if (!isRelease) await withProgress('packing release/linux-unpacked-for-tests', () => makePackage(found, 'for-tests', info))
  process.stderr.write('… the packaged app plays its tour\n')
  await smokeRun()
  process.stderr.write(`✓ packed with Electron ${info.electron} (${info.runtime})${info.release ? '' : ', for tests, not for release'}\n`)
  return 0
})
