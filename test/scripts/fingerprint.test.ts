import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint } from '../../scripts/build/fingerprint.mjs'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'))
  mkdirSync(join(root, 'src', 'main'), { recursive: true })
  writeFileSync(join(root, 'src', 'main', 'index.ts'), 'one')
  writeFileSync(join(root, 'src', 'main', 'other.ts'), 'two')
  for (const name of ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'])
    writeFileSync(join(root, name), name)
})
afterEach(() => rmSync(root, { recursive: true }))

test('the same sources elsewhere, at another time, are the same', () => {
  const copy = `${root}-copy`
  cpSync(root, copy, { recursive: true })
  expect(fingerprint(copy)).toBe(fingerprint(root))
  rmSync(copy, { recursive: true })
})

test.each<[string, () => void]>([
  ['an edited file', () => writeFileSync(join(root, 'src/main/index.ts'), 'two')],
  ['a new file', () => writeFileSync(join(root, 'src/main/new.ts'), '')],
  ['a deleted file', () => rmSync(join(root, 'src/main/other.ts'))],
  ['a renamed file', () => renameSync(join(root, 'src/main/other.ts'), join(root, 'src/main/another.ts'))],
  ['bytes moved from one file to the next', () => swapEnds()],
  ['another lockfile', () => writeFileSync(join(root, 'package-lock.json'), '{}')],
])('%s makes another fingerprint', (_what, change) => {
  const before = fingerprint(root)
  change()
  expect(fingerprint(root)).not.toBe(before)
})

function swapEnds() {
  writeFileSync(join(root, 'src/main/index.ts'), 'onet')
  writeFileSync(join(root, 'src/main/other.ts'), 'wo')
}
