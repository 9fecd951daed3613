// npm run setup [-- start|test|headless|build]: set-up alone.
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'

/** @type {readonly import('./setup/plan-setup.mjs').Purpose[]} */
const purposes = ['test', 'start', 'headless', 'build']

await main(async () => {
  const asked = process.argv[2] ?? 'test'
  const purpose = purposes.find(name => name === asked)
  if (!purpose) throw new Error(`Set-up for what? One of: ${purposes.join(', ')}`)
  await ensureReady(purpose)
  return 0
})
