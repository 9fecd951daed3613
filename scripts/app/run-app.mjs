import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronEnv } from '../electron/electron-env.mjs'
import { findElectron } from '../electron/find-electron.mjs'
import { withScreen } from '../electron/xvfb.mjs'
import { projectRoot } from '../shell/project-root.mjs'
import { runVisibly } from '../shell/run-visibly.mjs'

/** @returns what the app runs on */
export function readyElectron() {
  const found = findElectron()
  if (!found) throw new Error('Electron is not set up: npm run setup')
  return found
}

/**
 * Opens the built app for a person.
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
export function openApp(args) {
  const found = readyElectron()
  return runVisibly(found.exe, [projectRoot, ...args], { cwd: projectRoot, env: electronEnv(found) })
}

/**
 * Runs the built app for its result: with a user-data folder of its own that is thrown away, without Chromium's noise, ended
 * when it says nothing for `silenceMs`, and on a virtual screen when asked or needed.
 * @param {readonly string[]} args
 * @param {{ isVirtual: boolean, silenceMs: number, take?: (text: string) => void }} options take: gets what it writes, in place of this terminal
 * @returns {Promise<number>} its exit code
 */
export async function runAppOnce(args, { isVirtual, silenceMs, take }) {
  const found = readyElectron()
  const userData = mkdtempSync(join(tmpdir(), 'crumbtrail-'))
  try {
    return await withScreen(electronEnv(found), { always: isVirtual }, env =>
      runVisibly(found.exe, [projectRoot, `--user-data-dir=${userData}`, ...args], {
        cwd: projectRoot,
        env,
        silenceMs,
        hidesNoise: true,
        ...(take ? { take } : {}),
      }),
    )
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}
