// npm run lesson -- FILE.yaml …, npm run lessons: plays lessons in the real app and ends with 1 if an expectation fails.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runAppOnce } from './app/run-app.mjs'
import { ensureBuilt } from './build/ensure-built.mjs'
import { readLessonArguments } from './lessons/lesson-arguments.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'
import { PlainError } from './shell/plain-error.mjs'
import { projectRoot } from './shell/project-root.mjs'

/** A step of a lesson that does not move fails by itself long before. */
const silenceMs = 300_000

function builtInLessons() {
  const folder = join(projectRoot, 'lessons')
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => join(folder, name))
}

function readArguments() {
  try {
    return readLessonArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd(), builtInLessons)
  } catch (error) {
    throw new PlainError(error instanceof Error ? error.message : String(error))
  }
}

await main(async () => {
  const { files, appArguments, isVirtual } = readArguments()
  const absent = files.filter(file => !existsSync(file))
  if (absent.length > 0) throw new PlainError(`No such lesson: ${absent.join(', ')}`)
  await ensureReady(isVirtual ? 'headless' : 'start')
  await ensureBuilt()
  return runAppOnce(appArguments, { isVirtual, silenceMs })
})
