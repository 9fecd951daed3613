// npm run lesson -- FILE.yaml …, npm run lessons: plays lessons in the real app and ends with 1 if an expectation fails.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build/ensure-built.mjs'
import { readLessonArguments } from './lessons/lesson-arguments.mjs'
import { playInApps, sharesOf } from './lessons/play-in-apps.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'
import { PlainError } from './shell/plain-error.mjs'
import { projectRoot } from './shell/project-root.mjs'

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
  const { files, languages, apps, jsonFile, appArguments, isVirtual } = readArguments()
  const absent = files.filter(file => !existsSync(file))
  if (absent.length > 0) throw new PlainError(`No such lesson: ${absent.join(', ')}`)
  await ensureReady(isVirtual ? 'headless' : 'start')
  await ensureBuilt()
  const hands = sharesOf([...new Set(files)], apps, file => readFileSync(file, 'utf8'))
  const shares = (languages.length === 0 ? [null] : languages).flatMap(language => hands.map(hand => ({ files: hand, language })))
  return playInApps(shares, { files, appArguments, jsonFile, isVirtual })
})
