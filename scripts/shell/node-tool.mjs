import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project-root.mjs'

/** Tools whose package has another name. @type {Readonly<Record<string, string>>} */
const packageOf = { tsc: 'typescript', playwright: '@playwright/test' }

/**
 * How to run a tool of node_modules with our own Node: its script, and not node_modules/.bin, which holds .cmd files on Windows.
 * @param {string} tool
 * @returns {{ command: string, args: string[] }}
 */
export function nodeTool(tool) {
  const home = join(projectRoot, 'node_modules', packageOf[tool] ?? tool)
  const { bin } = /** @type {{ bin?: string | Record<string, string> }} */ (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')))
  const script = typeof bin === 'string' ? bin : bin?.[tool]
  if (!script) throw new Error(`${tool} is not a tool of node_modules`)
  return { command: process.execPath, args: [join(home, script)] }
}
