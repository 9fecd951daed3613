import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { electronEnv } from '../../scripts/electron/electron-env.mjs'
import { fallbackFolder } from '../../scripts/electron/fallback-runtime.mjs'
import { findElectron } from '../../scripts/electron/find-electron.mjs'

const folder = mkdtempSync(join(tmpdir(), 'electron-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the Electron that stands ready', () => {
  test('is the one that a variable names, before any other', () => {
    writeFileSync(join(folder, 'version'), 'v45.4.1\n')
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toMatchObject({ runtime: 'override', dist: folder, version: '45.4.1' })
  })

  test('is no half-unpacked fallback: the version file is written last', () => {
    const env = { ELECTRON_FALLBACK_CACHE: folder, ELECTRON_RUNTIME: 'fallback' }
    mkdirSync(fallbackFolder(env), { recursive: true })
    expect(findElectron(env)).toBeUndefined()
    writeFileSync(join(fallbackFolder(env), 'version'), '33.2.1')
    expect(findElectron(env)).toMatchObject({ runtime: 'fallback', version: '33.2.1' })
  })

  test('is never the fallback when only the npm one will do', () => {
    expect(findElectron({ ELECTRON_FALLBACK_CACHE: folder, ELECTRON_RUNTIME: 'npm' })?.runtime).not.toBe('fallback')
  })
})

describe('the environment for Electron', () => {
  const found = { runtime: 'fallback', dist: '/dist', exe: '/dist/electron', version: '33.2.1' } as const

  test('never turns Electron into Node', () => {
    expect(electronEnv(found, { ELECTRON_RUN_AS_NODE: '1' })).not.toHaveProperty('ELECTRON_RUN_AS_NODE')
  })

  test("names the runtime to electron-vite and to the electron package, unless it is that package's own", () => {
    expect(electronEnv(found, {})).toMatchObject({ ELECTRON_EXEC_PATH: '/dist/electron', ELECTRON_OVERRIDE_DIST_PATH: '/dist' })
    expect(electronEnv({ ...found, runtime: 'npm' }, {})).not.toHaveProperty('ELECTRON_OVERRIDE_DIST_PATH')
  })
})
