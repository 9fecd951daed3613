import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planSetup, type Purpose } from '../../scripts/setup/plan-setup.mjs'
import { bare, linuxMachine } from './linux-machine.ts'

const purposes: readonly Purpose[] = ['build', 'start', 'headless', 'test']
const debianNames = ['libasound2', 'libgbm1', 'libgtk-3-0', 'libnss3', 'xvfb', 'fontconfig', 'fonts-nanum', 'chromium', 'firefox-esr']

describe('the plan of set-up', () => {
  test.each(purposes)('has no step for %s when nothing is missing', purpose => {
    expect(planSetup(linuxMachine(), purpose)).toEqual([])
  })

  test.each(['win32', 'darwin'] as const)('takes no Linux step on %s, whatever is missing', platform => {
    const machines = fc.record({
      hasDependencies: fc.boolean(),
      hasElectron: fc.boolean(),
      isRoot: fc.boolean(),
      hasDisplay: fc.boolean(),
      hasApt: fc.boolean(),
      hasXvfb: fc.boolean(),
      hasKoreanFont: fc.boolean(),
      hasChromium: fc.boolean(),
      hasFirefox: fc.boolean(),
      missingLibraries: fc.constantFrom([], ['libnss3.so']),
      helplessSandbox: fc.constantFrom(null, '/electron/chrome-sandbox'),
    })
    fc.assert(
      fc.property(machines, fc.constantFrom(...purposes), (machine, purpose) => {
        const kinds = planSetup(linuxMachine({ ...machine, platform }), purpose).map(step => step.kind)
        expect(kinds.filter(kind => kind !== 'install-dependencies' && kind !== 'fetch-electron')).toEqual([])
      }),
    )
  })

  test('starts with npm packages, then Electron, and leaves Linux packages until Electron shows what it lacks', () => {
    const machine = linuxMachine({ ...bare, isRoot: true, hasDependencies: false, hasElectron: false })
    expect(planSetup(machine, 'test')).toEqual([{ kind: 'install-dependencies' }, { kind: 'fetch-electron' }])
  })

  test('needs neither Electron nor a Linux package for a build', () => {
    expect(planSetup(linuxMachine({ ...bare, hasElectron: false }), 'build')).toEqual([])
  })

  test('installs everything a bare machine lacks in one step as root', () => {
    expect(planSetup(linuxMachine({ ...bare, isRoot: true }), 'test')).toEqual([
      { kind: 'install-packages', packages: debianNames, missing: ['libraries', 'xvfb', 'korean-font', 'chromium', 'firefox'] },
    ])
  })

  test('installs nothing by itself for an ordinary user', () => {
    expect(planSetup(linuxMachine(bare), 'test').map(step => step.kind)).toEqual(['ask-for-help'])
  })

  test('does not call apt where there is none', () => {
    const [step] = planSetup(linuxMachine({ ...bare, isRoot: true, hasApt: false }), 'test')
    expect(step).toMatchObject({ kind: 'ask-for-help', hasApt: false, packages: debianNames })
  })

  test.each([
    ['start', true, []],
    ['start', false, ['xvfb']],
    ['headless', true, ['xvfb']],
    ['test', true, ['xvfb']],
  ] as const)('for %s with a display %s asks of a machine without Xvfb: %j', (purpose, hasDisplay, missing) => {
    const steps = planSetup(linuxMachine({ hasDisplay, hasXvfb: false }), purpose)
    expect(steps.flatMap(step => ('missing' in step ? step.missing : []))).toEqual(missing)
  })

  test('asks for the sandbox helper where user namespaces are barred, together with the packages', () => {
    const helplessSandbox = '/electron/chrome-sandbox'
    expect(planSetup(linuxMachine({ helplessSandbox, hasXvfb: false }), 'headless')).toEqual([
      { kind: 'ask-for-help', packages: ['xvfb'], hasApt: true, sandboxHelper: helplessSandbox, missing: ['sandbox', 'xvfb'] },
    ])
  })

  test('wants a second browser engine for tests alone', () => {
    const machine = linuxMachine({ hasChromium: false })
    expect(planSetup(machine, 'start')).toEqual([])
    expect(planSetup(machine, 'headless')).toEqual([])
    expect(planSetup(machine, 'test')).toMatchObject([{ packages: ['chromium'] }])
  })

  test('asks a person for Chromium on Ubuntu, where apt has it as a snap alone, after the rest is there', () => {
    const machine = linuxMachine({ ...bare, isRoot: true, distribution: { id: 'ubuntu', version: '24.04' } })
    const [first, second] = planSetup(machine, 'test')
    expect(first).toMatchObject({ kind: 'install-packages', missing: ['libraries', 'xvfb', 'korean-font'] })
    expect(second).toEqual({ kind: 'ask-for-chromium', missing: ['chromium'] })
  })
})

describe('names of Debian packages', () => {
  const libraries = (changes: Parameters<typeof linuxMachine>[0]) => {
    const [step] = planSetup(linuxMachine({ missingLibraries: ['libnss3.so'], ...changes }), 'start')
    return step && 'packages' in step ? step.packages : []
  }
  const old = ['libasound2', 'libgbm1', 'libgtk-3-0', 'libnss3']
  const renamed = ['libasound2t64', 'libgbm1', 'libgtk-3-0t64', 'libnss3']

  test.each([
    ['debian', '12', old],
    ['debian', '13', renamed],
    ['debian', '', renamed], // testing and unstable name no version
    ['ubuntu', '22.04', old],
    ['ubuntu', '24.04', renamed],
    ['ubuntu', '24.10', renamed],
    ['fedora', '41', old],
  ])('on %s %s', (id, version, names) => {
    expect(libraries({ distribution: { id, version } })).toEqual(names)
  })

  test('follow apt on a system of another name', () => {
    const aptKnows = (name: string) => name.endsWith('t64')
    expect(libraries({ distribution: { id: 'linuxmint', version: '22' }, aptKnows })).toEqual(renamed)
  })
})
