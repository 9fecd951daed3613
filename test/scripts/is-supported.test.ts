import { expect, test } from 'vitest'
import { isSupported } from '../../scripts/electron/is-supported.mjs'

test.each([
  ['45.4.1', '45.4.1', true],
  ['45.4.1', '47.0.0', true],
  ['45.4.1', '48.0.0', false],
  ['33.2.1', '45.4.1', false],
])('Electron %s beside %s is supported: %s', (pinned, latest, supported) => {
  expect(isSupported(pinned, latest)).toBe(supported)
})

test('an unreadable version is an error, not a yes', () => {
  expect(() => isSupported('latest', '45.4.1')).toThrow('not a version')
})
