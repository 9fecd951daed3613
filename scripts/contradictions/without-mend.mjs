import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeTool } from '../shell/node-tool.mjs'
import { projectRoot } from '../shell/project-root.mjs'
import { runOrThrow } from '../shell/run-quietly.mjs'
import { PlainError } from '../shell/plain-error.mjs'

/**
 * One mend of a fault, and how to take it out again.
 * @typedef {object} Mend
 * @property {string} fault what the app said without it
 * @property {readonly string[]} only the actions that show it
 * @property {RegExp} sign what is then not so, as the summary of a session names it: the place and the clause
 * @property {readonly Edit[]} edits
 */

/**
 * @typedef {object} Edit
 * @property {string} file
 * @property {string} from stands in it exactly once
 * @property {string} to
 */

const copied = [
  'src',
  'test/contradictions',
  'test/e2e/support',
  'scripts',
  'lessons',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
]

/**
 * A copy of the project in which one mend is taken out, built.
 * @param {string} name
 * @param {Mend} mend
 * @returns {Promise<string>} its folder
 * @throws {PlainError} when the mend does not stand where it is looked for
 */
export async function buildWithout(name, { edits }) {
  const folder = join(projectRoot, '.cache', 'contradictions', `without-${name}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const part of copied) cpSync(join(projectRoot, part), join(folder, part), { recursive: true })
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'))
  for (const { file, from, to } of edits) {
    const path = join(folder, file)
    const parts = readFileSync(path, 'utf8').split(from)
    if (parts.length !== 2) throw new PlainError(`${name}: ${file} has this ${parts.length - 1} times, not once: ${from}`)
    writeFileSync(path, parts.join(to))
  }
  const { command, args } = nodeTool('electron-vite')
  await runOrThrow(command, [...args, 'build', '--logLevel=warn'], { cwd: folder })
  return folder
}
