import { expect, it } from 'vitest'
import { refusedSwitches } from '../../../src/main/guard/refused-switches.ts'

it.each([
  ['--remote-debugging-port=9222', 'remote-debugging-port'],
  ['-remote-debugging-port=0', 'remote-debugging-port'],
  ['--remote-debugging-pipe', 'remote-debugging-pipe'],
  ['--REMOTE-DEBUGGING-PORT=1', 'remote-debugging-port'],
  ['/remote-debugging-port=1', 'remote-debugging-port'],
  ['--inspect', 'inspect'],
  ['--inspect-brk=127.0.0.1:1', 'inspect-brk'],
  ['--js-flags=--expose-gc', 'js-flags'],
  ['--load-extension=/tmp/x', 'load-extension'],
  ['--ssl-key-log-file=/tmp/keys', 'ssl-key-log-file'],
  ['--renderer-cmd-prefix=xterm', 'renderer-cmd-prefix'],
])('refuses %s', (arg, name) => {
  expect(refusedSwitches(['--lang=ko', arg])).toEqual([name])
})

it('leaves alone what a person starts the app with', () => {
  expect(refusedSwitches(['--user-data-dir=/tmp/x', '--no-sandbox', '--lesson', 'a.yaml', '--tour=/tmp/t', '--', 'inspect'])).toEqual([])
})
