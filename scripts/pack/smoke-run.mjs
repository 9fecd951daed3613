import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withScreen } from '../electron/xvfb.mjs'
import { runVisibly } from '../shell/run-visibly.mjs'
import { canSandboxPackage } from './sandbox-of-package.mjs'
import { packagedExecutable } from './variants.mjs'

/** What the tour leaves behind. */
const tourFiles = ['screenshot.png', 'trace.har']

/**
 * Runs the hardened package, which no test driver can start, through its own tour.
 * @returns {Promise<void>}
 * @throws {Error} when the tour fails, or leaves no picture or HAR file
 */
export async function smokeRun() {
  const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-smoke-'))
  const tour = join(folder, 'tour')
  const args = [...(canSandboxPackage() ? [] : ['--no-sandbox']), `--user-data-dir=${join(folder, 'user-data')}`, `--tour=${tour}`]
  try {
    const code = await withScreen(process.env, { always: true }, env =>
      runVisibly(packagedExecutable('shipped'), args, { env, silenceMs: 300_000, hidesNoise: true }),
    )
    if (code !== 0) throw new Error(`the packaged app's tour ended with ${code}`)
    const absent = tourFiles.filter(name => !existsSync(join(tour, name)) || statSync(join(tour, name)).size === 0)
    if (absent.length > 0) throw new Error(`the packaged app's tour left no ${absent.join(', ')}`)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
