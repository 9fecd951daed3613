import { describe, expect, test } from 'vitest'
import { asarArchive } from '../../scripts/electron/asar-archive.mjs'

/** Reads an archive as Electron does: the size of the head, the JSON index in it, then bytes at offsets after the head. */
function readAsar(bytes: Buffer): Record<string, string> {
  const headSize = bytes.readUInt32LE(4)
  const json = bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))
  const { files } = JSON.parse(json) as { files: Record<string, { size: number; offset: string }> }
  const start = 8 + headSize
  return Object.fromEntries(
    Object.entries(files).map(([name, { size, offset }]) => [
      name,
      bytes.toString('utf8', start + Number(offset), start + Number(offset) + size),
    ]),
  )
}

describe('an asar archive', () => {
  test('gives back every file, whatever the length of the index and of multi-byte text', () => {
    for (const length of [0, 1, 2, 3, 4, 5]) {
      const files = { 'package.json': '{}', [`${'n'.repeat(length)}.js`]: '쿠키 '.repeat(length), 'last.js': 'end' }
      expect(readAsar(asarArchive(files))).toEqual(files)
    }
  })
})
