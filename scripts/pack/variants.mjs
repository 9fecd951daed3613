import { join } from 'node:path'
import { projectRoot } from '../shell/project-root.mjs'

/**
 * `shipped` is hardened all the way. Playwright starts an app over Node's inspector, which the shipped one refuses, so a
 * second one differs from it in that single fuse.
 * @typedef {'shipped' | 'for-tests'} Variant
 */

/** @type {Readonly<Record<Variant, string>>} */
const folders = { shipped: 'linux-unpacked', 'for-tests': 'linux-unpacked-for-tests' }

/** @param {Variant} variant */
export function packagedFolder(variant) {
  return join(projectRoot, 'release', folders[variant])
}

/** @param {Variant} variant */
export function packagedExecutable(variant) {
  return join(packagedFolder(variant), 'crumbtrail')
}
