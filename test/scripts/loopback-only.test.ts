import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { loopbackOnly } from '../../scripts/chain/loopback-only.mjs'

const network = loopbackOnly()

/** Listens on loopback, connects to it, and then tries an outside address; prints what came of both. */
const probe = `
const net = require('node:net')
const server = net.createServer().listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1', () => {
    process.stdout.write('inside ok; ')
    net.connect(80, '192.0.2.1').on('error', error => { process.stdout.write(error.code); process.exit(0) })
  }).on('error', error => { process.stdout.write(error.code); process.exit(1) })
})`

describe.skipIf(!network.isPossible)('a loopback-only network', () => {
  test('reaches itself and nothing else', () => {
    if (!network.isPossible) return
    const { command, args } = network.wrap(process.execPath, ['-e', probe])
    expect(spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 }).stdout).toBe('inside ok; ENETUNREACH')
  })

  test('hands the exit code on', () => {
    if (!network.isPossible) return
    const { command, args } = network.wrap('sh', ['-c', 'exit 7'])
    expect(spawnSync(command, args).status).toBe(7)
  })
})
