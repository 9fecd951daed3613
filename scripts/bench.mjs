// npm run bench [-- NAME]: runs bench/*.bench.ts one after another. Numbers depend on the machine; ratios are what to look at.
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'
import { projectRoot } from './shell/project-root.mjs'

await main(async () => {
  await ensureReady('build')
  const { runnerImport } = await import('vite')
  const folder = join(projectRoot, 'bench')
  const wanted = process.argv[2] ?? ''
  const files = readdirSync(folder).filter(name => name.endsWith('.bench.ts') && name.includes(wanted))
  for (const file of files.sort()) {
    const config = {
      root: projectRoot,
      resolve: { alias: { '@shared': resolve(projectRoot, 'src/shared') } },
      configFile: /** @type {const} */ (false),
    }
    const imported = await runnerImport(join(folder, file), config)
    const bench = /** @type {{ run: () => Promise<void> }} */ (imported.module)
    process.stdout.write(`\n${file}\n`)
    await bench.run()
  }
  return 0
})
