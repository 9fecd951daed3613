// npm start: sets the machine up, builds when a source changed, and opens the app; without a display it plays the tour.
//   npm start -- --tour[=FOLDER]  plays the tour anyway; other arguments go to the app
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { openApp, runAppOnce } from './app/run-app.mjs'
import { ensureBuilt } from './build/ensure-built.mjs'
import { findElectron } from './electron/find-electron.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { words } from './setup/words.mjs'
import { main } from './shell/main.mjs'
import { projectRoot } from './shell/project-root.mjs'

const silenceMs = 300_000

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

/** @param {string} folder @param {readonly string[]} args */
async function playTour(folder, args) {
  mkdirSync(folder, { recursive: true })
  const code = await runAppOnce([`--tour=${folder}`, ...args], { isVirtual: !hasDisplay, silenceMs })
  process.stdout.write(`\n${code === 0 ? words.tourIn(folder) : words.tourFailed(folder)}\n`)
  return code
}

await main(async () => {
  const asked = process.argv.slice(2)
  const tour = asked.find(arg => arg === '--tour' || arg.startsWith('--tour='))
  const args = asked.filter(arg => arg !== tour)
  await ensureReady('start')
  await ensureBuilt()
  if (findElectron()?.runtime === 'fallback') process.stderr.write(`${words.fallback}\n`)
  if (hasDisplay && tour === undefined) return openApp(args)
  if (!hasDisplay) process.stdout.write(`${words.noDisplay}\n`)
  return playTour(resolve(process.env['INIT_CWD'] ?? '.', tour?.split('=')[1] || resolve(projectRoot, 'tour')), args)
})
