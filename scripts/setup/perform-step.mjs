import { ensureElectron } from '../electron/ensure-electron.mjs'
import { errorScreen, withProgress } from '../shell/progress.mjs'
import { runOrThrow } from '../shell/run-quietly.mjs'
import { installArguments } from './debian-packages.mjs'
import { installDependencies } from './dependencies.mjs'
import { words } from './words.mjs'

/** @typedef {import('./plan-setup.mjs').Step} Step */
/** @typedef {Extract<Step, { kind: 'install-dependencies' | 'fetch-electron' | 'install-packages' }>} OwnStep */

/** @param {readonly string[]} packages */
async function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runOrThrow('apt-get', ['update', '-qq'], { env })
  await runOrThrow('apt-get', ['-qq', ...installArguments(packages)], { env })
}

/** Under the running step's own line. @param {string} line */
const say = line => errorScreen.write(`${errorScreen.isTerminal ? '\r\u001B[K' : ''}  ${line}\n`)

/**
 * Carries out one step, showing it and its time.
 * @param {OwnStep} step
 * @returns {Promise<void>}
 */
export async function performStep(step) {
  switch (step.kind) {
    case 'install-dependencies':
      return withProgress(words['install-dependencies'], installDependencies)
    case 'fetch-electron':
      return withProgress(words['fetch-electron'], async () => {
        await ensureElectron({
          notDownloaded: reason => say(words.notDownloaded(reason)),
          fetchingFallback: () => say(words.fetchingFallback),
        })
      })
    case 'install-packages':
      return withProgress(words['install-packages'](step.packages.join(' ')), () => installPackages(step.packages))
  }
}
