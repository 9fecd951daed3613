import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

/* By the numbers of APPNOTE.TXT (4.3.16 the end record, 4.3.12 the central directory, 4.3.7 the local header). No zip64, no encryption. */

const endMark = 'PK\u0005\u0006'
const endLength = 22
const longestComment = 65_535

/**
 * @typedef {object} ZipEntry
 * @property {string} name
 * @property {number} mode the permissions, as Unix keeps them
 * @property {boolean} isDeflated otherwise stored as it is
 * @property {number} packedSize
 * @property {number} at where its local header stands
 */

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} length
 * @param {number} position
 */
async function readAt(file, length, position) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw new Error('the zip file is cut short')
  return buffer
}

/** @param {import('node:fs/promises').FileHandle} file @returns {Promise<ZipEntry[]>} */
async function entriesOf(file) {
  const { size } = await file.stat()
  const tailLength = Math.min(size, endLength + longestComment)
  const tail = await readAt(file, tailLength, size - tailLength)
  const end = tail.lastIndexOf(endMark, undefined, 'latin1')
  if (end < 0) throw new Error('not a zip file')
  const count = tail.readUInt16LE(end + 10)
  const directory = await readAt(file, tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16))
  let at = 0
  return Array.from({ length: count }, () => {
    const method = directory.readUInt16LE(at + 10)
    if (method !== 0 && method !== 8) throw new Error(`the zip file is packed in a way that is not known here (${method})`)
    const nameLength = directory.readUInt16LE(at + 28)
    const entry = {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      isDeflated: method === 8,
      packedSize: directory.readUInt32LE(at + 20),
      at: directory.readUInt32LE(at + 42),
    }
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    return entry
  })
}

/**
 * Unpacks files of a zip archive. A bare Debian has tar and no unzip.
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | null} placeOf where in the folder an entry goes; null: it is left out
 */
export async function unpackZip(archive, folder, placeOf) {
  const file = await open(archive)
  try {
    for (const { name, mode, isDeflated, packedSize, at } of await entriesOf(file)) {
      const place = placeOf(name)
      if (place === null) continue
      if (normalize(place).split(sep).includes('..')) throw new Error(`the zip file names a place outside: ${name}`)
      const head = await readAt(file, 30, at)
      const start = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
      const path = join(folder, place)
      await mkdir(dirname(path), { recursive: true })
      const packed = packedSize === 0 ? [] : createReadStream(archive, { start, end: start + packedSize - 1 })
      const target = createWriteStream(path, { mode: mode || 0o644 })
      await (isDeflated ? pipeline(packed, createInflateRaw(), target) : pipeline(packed, target))
    }
  } finally {
    await file.close()
  }
}
