import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { projectRoot } from '../shell/project-root.mjs'

/** The fuses in the order of their places in the wire (electron/fuses, schema version 1). How each must stand is told in electron-builder.yml alone. */
const places = /** @type {const} */ ([
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
])

/**
 * How each fuse must stand in what is shipped. `null`: left as Electron sets it.
 * @param {string} config the text of electron-builder.yml
 * @returns {readonly { readonly name: string, readonly isOn: boolean | null }[]} in the order of the wire
 * @throws when a name is not a fuse's: electron-builder would leave the fuse as it is, without a word
 */
export function shippedFuses(config) {
  /** @type {Readonly<Record<string, boolean>>} */
  const told = /** @type {{ electronFuses: Record<string, boolean> }} */ (parse(config)).electronFuses
  const unknown = Object.keys(told).filter(name => !places.some(place => place === name))
  if (unknown.length > 0) throw new Error(`electron-builder.yml names fuses that are none: ${unknown.join(', ')}`)
  return places.map(name => ({ name, isOn: told[name] ?? null }))
}

const shipped = shippedFuses(readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8'))

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
  return shipped.flatMap(({ name, isOn }, place) => {
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
