import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { licenceOf } from '../../scripts/notices/licence-of.mjs'
import { packageOfModule } from '../../scripts/notices/package-of-module.mjs'
import { writeNotices } from '../../scripts/notices/write-notices.mjs'

describe('the package of a bundled module', () => {
  test.each([
    ['/app/node_modules/jose/dist/index.js', 'jose', '/app/node_modules/jose'],
    ['/app/node_modules/@peculiar/x509/build/x509.js', '@peculiar/x509', '/app/node_modules/@peculiar/x509'],
    ['/app/node_modules/express/node_modules/cookie/index.js', 'cookie', '/app/node_modules/express/node_modules/cookie'],
    ['\0/app/node_modules/qs/lib/index.js?commonjs-proxy', 'qs', '/app/node_modules/qs'],
    ['C:\\app\\node_modules\\qs\\lib\\index.js', 'qs', 'C:/app/node_modules/qs'],
    ['/app/node_modules/pretendard/dist/web/a.css?inline', 'pretendard', '/app/node_modules/pretendard'],
  ])('%j', (id, name, folder) => {
    expect(packageOfModule(id)).toEqual({ name, folder })
  })

  test.each(['/app/src/main/index.ts', '\0vite/preload-helper', 'node:crypto'])('%j is ours or nobody’s', id => {
    expect(packageOfModule(id)).toBeUndefined()
  })
})

describe('the licence of a package', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'package-'))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'p', version: '1.0.0', license: 'MIT' }))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test.each(['LICENSE', 'License.txt', 'licence.md', 'LICENSE-MIT', 'COPYING'])('is read from %s', name => {
    writeFileSync(join(folder, name), 'Copyright A\r\n')
    expect(licenceOf(folder).text).toBe('Copyright A')
  })

  test('holds the NOTICE too', () => {
    writeFileSync(join(folder, 'LICENSE'), 'terms')
    writeFileSync(join(folder, 'NOTICE'), 'made by B')
    expect(licenceOf(folder).text).toBe('terms\n\nmade by B')
  })

  test('is found beside the built files of a font', () => {
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'dist', 'LICENSE.txt'), 'OFL')
    expect(licenceOf(folder).text).toBe('OFL')
  })

  test('is known by its text where the manifest names none', () => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'p', version: '1.0.0' }))
    writeFileSync(join(folder, 'license'), 'The MIT License (MIT)\n\nCopyright A')
    expect(licenceOf(folder).licence).toBe('MIT')
    writeFileSync(join(folder, 'license'), 'Do what you like')
    expect(() => licenceOf(folder)).toThrow('p 1.0.0 names no licence')
  })

  test('may stand at the end of the readme, as its whole text', () => {
    writeFileSync(join(folder, 'Readme.md'), '# p\n\nCopyright of nothing\n\n## License \n\nCopyright A\n\nPermission is hereby granted\n')
    expect(licenceOf(folder).text).toBe('Copyright A\n\nPermission is hereby granted')
    writeFileSync(join(folder, 'Readme.md'), '## License\n\nMIT\n')
    expect(() => licenceOf(folder)).toThrow('ships no licence text')
  })

  test('has to have a text', () => {
    writeFileSync(join(folder, 'licensing.js'), 'not it')
    expect(() => licenceOf(folder)).toThrow('p 1.0.0 ships no licence text')
  })
})

test('packages with one text share an entry, in the order of names, whatever order they come in', () => {
  const mit = (name: string, text: string) => ({ name, version: '1.0.0', licence: 'MIT', text })
  const all = [mit('b', 'one'), mit('c', 'two'), mit('a', 'one')]
  const notices = writeNotices(all)
  expect(notices).toContain('a 1.0.0\nb 1.0.0\nLicence: MIT\n\none\n')
  expect(notices.match(/^one$/gm)).toHaveLength(1)
  expect(writeNotices([...all].reverse())).toBe(notices)
})
