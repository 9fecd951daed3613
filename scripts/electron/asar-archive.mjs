/**
 * An asar archive of a few small files: length words, a JSON index padded to four bytes, then the bytes one after another.
 * @param {Readonly<Record<string, string>>} files text by name
 * @returns {Buffer}
 */
export function asarArchive(files) {
  let offset = 0
  /** @type {Record<string, { size: number, offset: string }>} */
  const index = {}
  for (const [name, text] of Object.entries(files)) {
    const size = Buffer.byteLength(text)
    index[name] = { size, offset: String(offset) }
    offset += size
  }
  const json = Buffer.from(JSON.stringify({ files: index }))
  const head = Buffer.alloc(16 + ((json.length + 3) & ~3))
  head.writeUInt32LE(4, 0)
  head.writeUInt32LE(head.length - 8, 4)
  head.writeUInt32LE(head.length - 12, 8)
  head.writeUInt32LE(json.length, 12)
  json.copy(head, 16)
  return Buffer.concat([head, ...Object.values(files).map(text => Buffer.from(text))])
}
