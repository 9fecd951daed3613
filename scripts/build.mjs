// npm run build
import { build } from './build/ensure-built.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'

await main(async () => {
  await ensureReady('build')
  await build()
  return 0
})
