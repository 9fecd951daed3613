import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'

/**
 * How each fuse must stand in what is shipped (electron/fuses schema, version 1; their order is their place in the wire).
 * `null`: left as Electron sets it.
 * @type {readonly { name: string, isOn: boolean | null }[]}
 */
const shippedFuses = [
  { name: 'runAsNode', isOn: false },
  { name: 'enableCookieEncryption', isOn: false }, // lab cookies are no secrets, and it brings key-chain prompts
  { name: 'enableNodeOptionsEnvironmentVariable', isOn: false },
  { name: 'enableNodeCliInspectArguments', isOn: false },
  { name: 'enableEmbeddedAsarIntegrityValidation', isOn: true },
  { name: 'onlyLoadAppFromAsar', isOn: true },
  { name: 'loadBrowserProcessSpecificV8Snapshot', isOn: null },
  { name: 'grantFileProtocolExtraPrivileges', isOn: false },
]

const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')

/**
 * Where the wire stands: after a sentinel come the schema's version, the wire's length, and one character for each fuse
 * ('0' off, '1' on, 'r' removed).
 * @param {Buffer} executable
 */
function wireIn(executable) {
  const at = executable.indexOf(sentinel)
  if (at < 0) throw new Error('no fuse wire: this is not an Electron executable')
  const version = executable[at + sentinel.length]
  const length = executable[at + sentinel.length + 1] ?? 0
  if (version !== 1) throw new Error(`fuse wire of an unknown version (${version})`)
  return { start: at + sentinel.length + 2, length }
}

/**
 * Reads the fuses of an Electron executable.
 * @param {Buffer} executable
 * @returns {string} the wire, such as '0100110'
 */
export function fuseWire(executable) {
  const { start, length } = wireIn(executable)
  return executable.toString('latin1', start, start + length)
}

/**
 * Sets every fuse of an executable at once.
 * @param {string} path
 * @param {string} wire as long as the one that is there
 */
export function setFuses(path, wire) {
  const { start, length } = wireIn(readFileSync(path))
  if (wire.length !== length) throw new Error(`${path} has ${length} fuses, not ${wire.length}`)
  const file = openSync(path, 'r+')
  try {
    writeSync(file, wire, start, 'latin1')
  } finally {
    closeSync(file)
  }
}

/**
 * Compares a wire with what is wanted.
 * @param {string} wire
 * @param {{ isForTests: boolean }} options
 * @returns {string[]} a sentence for each fuse that stands wrong
 */
export function wrongFuses(wire, { isForTests }) {
  return shippedFuses.flatMap(({ name, isOn }, place) => {
    const wanted = isForTests && name === 'enableNodeCliInspectArguments' ? true : isOn
    const found = wire[place]
    if (wanted === null || found === 'r') return []
    if (found === undefined) return [`${name} is not in this executable`]
    return (found === '1') === wanted ? [] : [`${name} is ${found === '1' ? 'on' : 'off'}, not ${wanted ? 'on' : 'off'}`]
  })
}

/** @param {string} path @param {Parameters<typeof wrongFuses>[1]} options */
export function checkFuses(path, options) {
  const wrong = wrongFuses(fuseWire(readFileSync(path)), options)
  if (wrong.length > 0) throw new Error(`${path}: ${wrong.join('; ')}`)
}
