import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

export interface OpenSocket {
  readonly protocol: 'tcp' | 'udp'
  readonly isListening: boolean
  readonly local: string
  readonly remote: string
}

/** Every IP socket of a process and its children, from the kernel's tables (Linux). */
export function openSockets(root: number): OpenSocket[] {
  const inodes = new Set(processTree(root).flatMap(socketInodes))
  return (['tcp', 'tcp6', 'udp', 'udp6'] as const).flatMap(table =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map(line => line.trim().split(/\s+/))
      .filter(fields => inodes.has(fields[9] ?? ''))
      .map(([, local = '', remote = '', state]) => ({
        protocol: table.startsWith('tcp') ? ('tcp' as const) : ('udp' as const),
        isListening: table.startsWith('tcp') && state === '0A',
        local: readAddress(local),
        remote: readAddress(remote),
      })),
  )
}

function processTree(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }]
      } catch {
        return [] // ended in the meantime
      }
    })
  const tree = [root]
  for (const pid of tree) tree.push(...parents.filter(({ parent }) => parent === pid).map(child => child.pid))
  return tree
}

function socketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap(fd => {
      try {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1]
        return inode === undefined ? [] : [inode]
      } catch {
        return [] // closed in the meantime
      }
    })
  } catch {
    return [] // ended in the meantime
  }
}

/** `0100007F:1F90` is 127.0.0.1:8080: the address is in the byte order of the machine, four octets at a time. */
function readAddress(hex: string): string {
  const [address = '', port = '0'] = hex.split(':')
  const octets = (address.match(/.{8}/g) ?? [])
    .flatMap(word => (word.match(/../g) ?? []).reverse())
    .map(octet => Number.parseInt(octet, 16))
  const text = octets.length === 4 ? octets.join('.') : octets.map(octet => octet.toString(16).padStart(2, '0')).join('')
  return `${text}:${Number.parseInt(port, 16)}`
}
