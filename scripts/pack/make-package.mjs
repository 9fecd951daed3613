import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { nodeTool } from '../shell/node-tool.mjs'
import { projectRoot } from '../shell/project-root.mjs'
import { runOrThrow } from '../shell/run-quietly.mjs'
import { checkFuses } from './fuses.mjs'
import { packagedExecutable, packagedFolder } from './variants.mjs'

/** @typedef {import('../electron/find-electron.mjs').FoundElectron} FoundElectron */

/**
 * electron-builder's command line for an unpacked Linux application with the Electron that is here; needs no network.
 * @param {FoundElectron} found
 * @param {import('./variants.mjs').Variant} variant
 * @param {string} output
 */
function builderArguments(found, variant, output) {
  return [
    '--linux',
    'dir',
    '--publish=never',
    `-c.electronDist=${found.dist}`,
    `-c.directories.output=${output}`,
    `-c.electronFuses.enableNodeCliInspectArguments=${variant === 'for-tests'}`,
  ]
}

/**
 * Makes one variant in release/ and checks its fuses as they really stand. The old one goes only when the new one is whole.
 * @param {FoundElectron} found
 * @param {import('./variants.mjs').Variant} variant
 * @param {import('./build-info.mjs').BuildInfo} info
 */
export async function makePackage(found, variant, info) {
  const output = join(projectRoot, 'release', `making-${variant}`)
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  const { command, args } = nodeTool('electron-builder')
  const env = { ...process.env, CRUMBTRAIL_BUILD_INFO: JSON.stringify(info) }
  await runOrThrow(command, [...args, ...builderArguments(found, variant, output)], { cwd: projectRoot, env })
  rmSync(packagedFolder(variant), { recursive: true, force: true })
  renameSync(join(output, 'linux-unpacked'), packagedFolder(variant))
  rmSync(output, { recursive: true, force: true })
  checkFuses(packagedExecutable(variant), { isForTests: variant === 'for-tests' })
}
