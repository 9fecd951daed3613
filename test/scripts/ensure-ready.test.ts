import { describe, expect, test } from 'vitest'
import { ensureReady, SetupStopped } from '../../scripts/setup/ensure-ready.mjs'
import type { Ports } from '../../scripts/setup/machine.mjs'
import type { OwnStep } from '../../scripts/setup/perform-step.mjs'

/** A bare Debian 12 that changes as steps are carried out on it. */
function bareMachine(uid: number) {
  const state = { hasDependencies: false, hasElectron: false, hasPackages: false }
  const performed: OwnStep[] = []
  const ports: Ports = {
    platform: 'linux',
    uid,
    env: {},
    which: name => (name === 'apt-get' || state.hasPackages ? `/usr/bin/${name}` : undefined),
    run: command => {
      if (command === 'ldd') return { code: 0, stdout: state.hasPackages ? '' : '\tlibnss3.so => not found\n' }
      return command === 'fc-list' ? { code: 0, stdout: 'NanumGothic\n' } : { code: 1, stdout: '' }
    },
    readText: path => (path === '/etc/os-release' ? 'ID=debian\nVERSION_ID="12"\n' : undefined),
    isSetuidRoot: () => false,
    hasDependencies: () => state.hasDependencies,
    electronExecutable: () => (state.hasElectron ? '/electron' : undefined),
  }
  const perform = (step: OwnStep) => {
    performed.push(step)
    if (step.kind === 'install-dependencies') state.hasDependencies = true
    else if (step.kind === 'fetch-electron') state.hasElectron = true
    else state.hasPackages = true
    return Promise.resolve()
  }
  return { ports, perform, performed, state }
}

describe('set-up', () => {
  test('brings a bare machine to the end as root, each step once and in order', async () => {
    const machine = bareMachine(0)
    await ensureReady('test', machine.ports, machine.perform)
    expect(machine.performed.map(step => step.kind)).toEqual(['install-dependencies', 'fetch-electron', 'install-packages'])
  })

  test('does nothing the second time', async () => {
    const machine = bareMachine(0)
    await ensureReady('test', machine.ports, machine.perform)
    machine.performed.length = 0
    await ensureReady('test', machine.ports, machine.perform)
    expect(machine.performed).toEqual([])
  })

  test('stops for an ordinary user with exactly one command to type, and runs no apt itself', async () => {
    const machine = bareMachine(1000)
    const stop = ensureReady('test', machine.ports, machine.perform)
    await expect(stop).rejects.toThrow(SetupStopped)
    const message = await stop.then(() => '', String)
    expect(message.match(/^ {2}\S.*$/gm)).toEqual([
      '  sudo apt-get update && sudo apt-get install -y --no-install-recommends ' +
        'libasound2 libgbm1 libgtk-3-0 libnss3 xvfb fontconfig fonts-nanum chromium firefox-esr',
    ])
    expect(machine.performed.map(step => step.kind)).toEqual(['install-dependencies', 'fetch-electron'])
  })

  test('puts packages and the sandbox helper into one command, safe in a path with blanks', async () => {
    const machine = bareMachine(1000)
    machine.ports.electronExecutable = () => "/home/ada's files/electron"
    machine.ports.which = name => `/usr/bin/${name}`
    const message = await ensureReady('test', machine.ports, machine.perform).then(() => '', String)
    expect(message.match(/^ {2}\S.*$/gm)).toEqual([
      '  sudo apt-get update && sudo apt-get install -y --no-install-recommends libasound2 libgbm1 libgtk-3-0 libnss3 && ' +
        "sudo chown root:root '/home/ada'\\''s files/chrome-sandbox' && sudo chmod 4755 '/home/ada'\\''s files/chrome-sandbox'",
    ])
  })

  test('does not try for ever when a step does not help', async () => {
    const machine = bareMachine(0)
    const useless = (step: OwnStep) => {
      machine.performed.push(step)
      return Promise.resolve()
    }
    await expect(ensureReady('test', machine.ports, useless)).rejects.toThrow(SetupStopped)
    expect(machine.performed).toHaveLength(1)
  })

  test('lets the failure of a step through', async () => {
    const machine = bareMachine(0)
    await expect(ensureReady('start', machine.ports, () => Promise.reject(new Error('no space left')))).rejects.toThrow('no space left')
  })
})
