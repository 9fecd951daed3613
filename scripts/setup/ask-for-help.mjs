import { installCommand } from './debian-packages.mjs'
import { words } from './words.mjs'

/** @typedef {Extract<import('./plan-setup.mjs').Step, { kind: 'ask-for-help' }>} Request */

/** @param {string} path @returns {string} as a shell takes it in one piece */
const quoted = path => (/^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)

/** Chromium's helper makes the sandbox with the rights of root, where ordinary programs may not. @param {string} helper */
const sandboxCommand = helper => `sudo chown root:root ${quoted(helper)} && sudo chmod 4755 ${quoted(helper)}`

/**
 * What a person has to do before set-up can go on: what is missing, and the one command that brings all of it.
 * @param {Request} request
 * @returns {string}
 */
export function askForHelp({ packages, hasApt, sandboxHelper, missing }) {
  const commands = [
    ...(hasApt && packages.length > 0 ? [installCommand(packages)] : []),
    ...(sandboxHelper === null ? [] : [sandboxCommand(sandboxHelper)]),
  ]
  const parts = [words.missingIs(missing.map(item => words.missing[item]).join(', '))]
  if (!hasApt && packages.length > 0) parts.push(words.equivalents(packages.join(' ')))
  if (commands.length > 0) parts.push(words.typeThis, '', `  ${commands.join(' && ')}`, '')
  return parts.join('\n')
}
