import { describe, expect, test } from 'vitest'
import { inspectMachine, readDistribution, type Ports } from '../../scripts/setup/machine.mjs'

const ldd = `	linux-vdso.so.1 (0x00007ffc)
	libnss3.so => not found
	libgtk-3.so.0 => /lib/x86_64-linux-gnu/libgtk-3.so.0 (0x00007f)
	libasound.so.2 => not found
`

function ports(changes: Partial<Ports> = {}): Ports {
  return {
    platform: 'linux',
    uid: 1000,
    env: {},
    which: () => undefined,
    run: () => ({ code: 1, stdout: '' }),
    readText: () => undefined,
    isSetuidRoot: () => false,
    hasDependencies: () => true,
    electronExecutable: () => '/electron',
    ...changes,
  }
}

describe('a look at the machine', () => {
  test.each(['win32', 'darwin'] as const)('runs nothing and reads no file on %s', platform => {
    const never = () => {
      throw new Error('a Linux question on another system')
    }
    const machine = inspectMachine(ports({ platform, uid: undefined, run: never, readText: never }))
    expect(machine).toMatchObject({ hasDisplay: true, isRoot: false, missingLibraries: [], hasApt: false })
  })

  test('names the shared libraries that the loader does not find', () => {
    const run = (command: string) => ({ code: 0, stdout: command === 'ldd' ? ldd : '' })
    expect(inspectMachine(ports({ run })).missingLibraries).toEqual(['libnss3.so', 'libasound.so.2'])
  })

  test('does not look for libraries before Electron is there', () => {
    const asked: string[] = []
    const run = (command: string) => {
      asked.push(command)
      return { code: 0, stdout: '' }
    }
    inspectMachine(ports({ run, electronExecutable: () => undefined }))
    expect(asked).not.toContain('ldd')
  })

  describe('at Chromium’s sandbox', () => {
    const sandbox = (changes: Partial<Ports>) => inspectMachine(ports({ which: name => `/usr/bin/${name}`, ...changes })).helplessSandbox
    const namespaces = (code: number) => (command: string) => ({ code: command === 'unshare' ? code : 0, stdout: '' })
    const setting = (name: string, value: string) => (path: string) => (path.endsWith(name) ? value : undefined)

    test('finds it well where user namespaces can be made', () => {
      expect(sandbox({ run: namespaces(0) })).toBeNull()
    })

    test.each([
      ['Ubuntu’s AppArmor bars them', { run: namespaces(0), readText: setting('apparmor_restrict_unprivileged_userns', '1\n') }],
      ['Debian’s old switch is off', { run: namespaces(0), readText: setting('unprivileged_userns_clone', '0\n') }],
      ['trying fails, as in a container', { run: namespaces(1) }],
    ])('names the helper when %s', (_why, changes) => {
      expect(sandbox(changes)).toBe('/chrome-sandbox')
      expect(sandbox({ ...changes, isSetuidRoot: path => path === '/chrome-sandbox' })).toBeNull()
      expect(sandbox({ ...changes, uid: 0 })).toBeNull()
      expect(sandbox({ ...changes, electronExecutable: () => undefined })).toBeNull()
    })
  })

  test('sees no Korean font without fontconfig, nor in an empty list', () => {
    const which = (name: string) => (name === 'fc-list' ? '/usr/bin/fc-list' : undefined)
    const fonts = (stdout: string) => inspectMachine(ports({ which, run: () => ({ code: 0, stdout }) })).hasKoreanFont
    expect(inspectMachine(ports({ run: () => ({ code: 0, stdout: 'NanumGothic\n' }) })).hasKoreanFont).toBe(false)
    expect(fonts('\n')).toBe(false)
    expect(fonts('NanumGothic\n')).toBe(true)
  })

  test.each([
    [{}, false],
    [{ DISPLAY: '' }, false],
    [{ DISPLAY: ':0' }, true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, true],
  ])('reads the display from %j', (env, hasDisplay) => {
    expect(inspectMachine(ports({ env })).hasDisplay).toBe(hasDisplay)
  })

  test('takes the Chromium that a variable names', () => {
    expect(inspectMachine(ports()).hasChromium).toBe(false)
    expect(inspectMachine(ports({ env: { CRUMBTRAIL_CHROMIUM: '/opt/chromium' } })).hasChromium).toBe(true)
    expect(inspectMachine(ports()).hasFirefox).toBe(false)
    expect(inspectMachine(ports({ env: { CRUMBTRAIL_FIREFOX: '/opt/firefox' } })).hasFirefox).toBe(true)
  })

  test.each([
    ['ID=debian\nVERSION_ID="13"\n', { id: 'debian', version: '13' }],
    ['PRETTY_NAME="x"\nVERSION_ID=24.04\nID=ubuntu\nID_LIKE=debian\n', { id: 'ubuntu', version: '24.04' }],
    ['', { id: '', version: '' }],
  ])('reads os-release %j', (text, distribution) => {
    expect(readDistribution(text)).toEqual(distribution)
  })
})
