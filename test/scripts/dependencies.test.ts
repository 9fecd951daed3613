import { describe, expect, test } from 'vitest'
import { matchesLockfile } from '../../scripts/setup/dependencies.mjs'

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/b-win32': { version: '2.0.0', optional: true },
  },
}
const installed = { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } } }

describe('installed packages match the lockfile', () => {
  test('when all are there in their versions, without the binaries of other platforms', () => {
    expect(matchesLockfile(wanted, installed)).toBe(true)
  })

  test.each([
    ['nothing was installed, or an install was broken off', undefined],
    ['the record is empty', {}],
    ['a package is absent', { packages: { 'node_modules/a': { version: '1.0.0' } } }],
    ['a version is another', { packages: { ...installed.packages, 'node_modules/b': { version: '2.0.1' } } }],
    ['a package is there that the lockfile dropped', { packages: { ...installed.packages, 'node_modules/c': { version: '1.0.0' } } }],
    [
      'an optional package is there in an old version',
      { packages: { ...installed.packages, 'node_modules/b-win32': { version: '1.0.0' } } },
    ],
  ])('not when %s', (_why, found) => {
    expect(matchesLockfile(wanted, found)).toBe(false)
  })
})
