import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '../setup/words.mjs'
import { nodeTool } from '../shell/node-tool.mjs'
import { withProgress } from '../shell/progress.mjs'
import { projectRoot } from '../shell/project-root.mjs'
import { runOrThrow } from '../shell/run-quietly.mjs'
import { fingerprint } from './fingerprint.mjs'

const stamp = join(projectRoot, 'out', '.built-from')

/** Builds the app into out/ and notes what it was built from. */
export async function build() {
  const from = fingerprint(projectRoot)
  rmSync(stamp, { force: true })
  const { command, args } = nodeTool('electron-vite')
  await withProgress(words.build, () => runOrThrow(command, [...args, 'build', '--logLevel=warn'], { cwd: projectRoot }))
  writeFileSync(stamp, from)
}

/** Builds only when a source is not the one that out/ was made from. */
export async function ensureBuilt() {
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(projectRoot)
  if (!isFresh) await build()
}
