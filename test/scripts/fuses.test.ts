import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeBuild, notForRelease } from '../../scripts/pack/build-info.mjs'
import { fuseWire, setFuses, shippedFuses, wrongFuses } from '../../scripts/pack/fuses.mjs'

const executable = (wire: string, version = 1) =>
  Buffer.concat([
    Buffer.from('ELF … dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([version, wire.length]),
    Buffer.from(wire),
    Buffer.from('…'),
  ])

describe('the fuses of a package', () => {
  test('are read out of the executable', () => {
    expect(fuseWire(executable('0000110'))).toBe('0000110')
  })

  test('cannot be read from something else, nor in an unknown version', () => {
    expect(() => fuseWire(Buffer.from('#!/bin/sh'))).toThrow('not an Electron executable')
    expect(() => fuseWire(executable('0000110', 2))).toThrow('unknown version')
  })

  const shipped = { isForTests: false }
  test('stand right when hardened, and only the inspector differs in the variant for tests', () => {
    expect(wrongFuses('00001100', shipped)).toEqual([])
    expect(wrongFuses('00011100', { isForTests: true })).toEqual([])
  })

  test.each([
    ['10001100', 'runAsNode is on, not off'],
    ['01001100', 'enableCookieEncryption is on, not off'],
    ['00101100', 'enableNodeOptionsEnvironmentVariable is on, not off'],
    ['00011100', 'enableNodeCliInspectArguments is on, not off'],
    ['00000100', 'enableEmbeddedAsarIntegrityValidation is off, not on'],
    ['00001000', 'onlyLoadAppFromAsar is off, not on'],
    ['00001101', 'grantFileProtocolExtraPrivileges is on, not off'],
    ['0000110', 'grantFileProtocolExtraPrivileges is not in this executable'],
  ])('%s is wrong: %s', (wire, sentence) => {
    expect(wrongFuses(wire, shipped)).toEqual([sentence])
  })

  test('are told in one place: what electron-builder is told to set is what the executable is held against', () => {
    const config = readFileSync('electron-builder.yml', 'utf8')
    const other = config.replace('grantFileProtocolExtraPrivileges: false', 'grantFileProtocolExtraPrivileges: true')
    expect(shippedFuses(config).at(-1)).toEqual({ name: 'grantFileProtocolExtraPrivileges', isOn: false })
    expect(shippedFuses(other).at(-1)).toEqual({ name: 'grantFileProtocolExtraPrivileges', isOn: true })
    const naming = listFiles(['scripts', 'src', 'electron-builder.yml']).filter(file =>
      /grantFileProtocolExtraPrivileges['"]?\s*[:=]|name:[^\n]*isOn:\s*(?:true|false)/.test(readFileSync(file, 'utf8')),
    )
    expect(naming).toEqual(['electron-builder.yml'])
  })

  test('a name that is no fuse is told, for electron-builder says nothing of it', () => {
    expect(() => shippedFuses('electronFuses: { runAsNodes: false }')).toThrow('fuses that are none: runAsNodes')
  })

  test('are set all at once, and never to another length', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'fuses-')), 'electron')
    writeFileSync(path, executable('10100011'))
    setFuses(path, '10110001')
    expect(readFileSync(path)).toEqual(executable('10110001'))
    expect(() => setFuses(path, '1011000')).toThrow('has 8 fuses, not 7')
    rmSync(dirname(path), { recursive: true })
  })
})

function listFiles(roots: readonly string[]): readonly string[] {
  return roots.flatMap(root =>
    statSync(root).isFile()
      ? [root]
      : readdirSync(root, { recursive: true, withFileTypes: true }).flatMap(entry =>
          entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
        ),
  )
}

describe('what a package says of itself', () => {
  test('names the runtime, and is no release unless asked', () => {
    expect(describeBuild({ runtime: 'fallback', version: '33.2.1' }, false)).toEqual({
      runtime: 'fallback',
      electron: '33.2.1',
      release: false,
    })
    expect(notForRelease({ runtime: 'fallback', electron: '33.2.1', release: false })).toContain('for tests, not for release')
  })

  test.each(['fallback', 'override'] as const)('is never a release with the %s runtime', runtime => {
    expect(() => describeBuild({ runtime, version: '33.2.1' }, true)).toThrow("needs Electron's own binary")
    expect(describeBuild({ runtime: 'npm', version: '45.4.1' }, true).release).toBe(true)
  })
})
