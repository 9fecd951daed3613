import { spawnSync } from 'node:child_process'
import { which } from '../shell/which.mjs'

/** Brings up the one device of the new namespace, then becomes the command. */
const bringUp = 'ip link set lo up && exec "$@"'

/**
 * @typedef {{ isPossible: true, wrap: (command: string, args: readonly string[]) => { command: string, args: string[] } }
 *   | { isPossible: false, reason: string }} LoopbackOnly
 */

/**
 * A way to run a command on a network that has the loopback device and nothing else, where Linux lets us: as root, or in a
 * user namespace that keeps who we are. Shows that nothing of ours needs the outside.
 * @returns {LoopbackOnly}
 */
export function loopbackOnly() {
  if (process.platform !== 'linux') return { isPossible: false, reason: 'network namespaces are a Linux thing' }
  if (!which('unshare') || !which('ip'))
    return { isPossible: false, reason: 'with the network; for a loopback-only run: apt-get install iproute2 util-linux' }
  const asRoot = ['--net']
  const asUser = ['--user', '--map-current-user', '--keep-caps', '--net']
  const flags = process.getuid?.() === 0 ? asRoot : asUser
  const first = [...flags, '--', 'sh', '-c', bringUp, 'sh']
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` }
  if (spawnSync('unshare', [...first, 'true'], { stdio: 'ignore', env }).status !== 0)
    return { isPossible: false, reason: 'with the network; this machine lets us make no network namespace' }
  return { isPossible: true, wrap: (command, args) => ({ command: 'unshare', args: [...first, command, ...args] }) }
}
