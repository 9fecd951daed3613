// npm run notices: makes THIRD-PARTY-NOTICES from what the build bundles; --check only says whether it is up to date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build/ensure-built.mjs'
import { bundledFolder } from './notices/bundled-packages-plugin.mjs'
import { licenceOf } from './notices/licence-of.mjs'
import { writeNotices } from './notices/write-notices.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'
import { PlainError } from './shell/plain-error.mjs'
import { projectRoot } from './shell/project-root.mjs'

const noticesFile = join(projectRoot, 'THIRD-PARTY-NOTICES')

function bundledPackages() {
  const lists = readdirSync(bundledFolder).filter(name => name.endsWith('.json'))
  const folders = lists.flatMap(name => /** @type {string[]} */ (JSON.parse(readFileSync(join(bundledFolder, name), 'utf8'))))
  return [...new Set(folders)]
}

await main(async () => {
  await ensureReady('build')
  await ensureBuilt()
  const licences = bundledPackages().map(folder => licenceOf(join(projectRoot, folder)))
  const text = writeNotices(licences)
  if (!process.argv.includes('--check')) {
    writeFileSync(noticesFile, text)
    process.stdout.write(`THIRD-PARTY-NOTICES: ${licences.length} packages\n`)
    return 0
  }
  if (!existsSync(noticesFile) || readFileSync(noticesFile, 'utf8') !== text)
    throw new PlainError('THIRD-PARTY-NOTICES is not what the build bundles: run `npm run notices` and commit it.')
  return 0
})
