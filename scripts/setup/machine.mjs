import { dirname, join } from 'node:path'

/**
 * What set-up has to know of a machine; gathered once, so that the plan is a pure function of it.
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {boolean} hasDisplay always true outside Linux
 * @property {boolean} hasDependencies node_modules is what the lockfile asks for
 * @property {boolean} hasElectron
 * @property {boolean} hasApt
 * @property {{ id: string, version: string } | null} distribution of Linux, from os-release; version is '' for a rolling one
 * @property {readonly string[]} missingLibraries shared libraries that Electron's executable lacks; [] while it is not there
 * @property {string | null} helplessSandbox the sandbox helper that has to be made setuid root, because this system lets an
 *   ordinary user make no user namespace; null when Chromium's sandbox works (root runs without it)
 * @property {boolean} hasXvfb
 * @property {boolean} hasKoreanFont
 * @property {boolean} hasChromium
 * @property {boolean} hasFirefox
 * @property {(name: string) => boolean} aptKnows whether apt's lists have a package; they may be empty
 */

/**
 * The ways to ask the machine, to be replaced in tests.
 * @typedef {object} Ports
 * @property {NodeJS.Platform} platform
 * @property {number | undefined} uid undefined where there is none (Windows)
 * @property {NodeJS.ProcessEnv} env
 * @property {(name: string) => string | undefined} which
 * @property {(command: string, args: readonly string[]) => { code: number, stdout: string }} run
 * @property {(path: string) => string | undefined} readText
 * @property {(path: string) => boolean} isSetuidRoot false for a file that is not there
 * @property {() => boolean} hasDependencies
 * @property {() => string | undefined} electronExecutable
 */

const chromiumCommands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/**
 * A Chromium of this machine, the second engine that judges cookies in the tests.
 * @param {Pick<Ports, 'env' | 'which'>} ports
 * @returns {string | undefined}
 */
export function findChromium({ env, which }) {
  return env['CRUMBTRAIL_CHROMIUM'] || chromiumCommands.map(which).find(path => path !== undefined)
}

/**
 * A Firefox of this machine, the third engine of the tests.
 * @param {Pick<Ports, 'env' | 'which'>} ports
 * @returns {string | undefined}
 */
function findFirefox({ env, which }) {
  return env['CRUMBTRAIL_FIREFOX'] || which('firefox-esr') || which('firefox')
}

/** @param {string} osRelease @returns {Machine['distribution']} */
export function readDistribution(osRelease) {
  const field = (/** @type {string} */ name) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? ''
  return { id: field('ID'), version: field('VERSION_ID') }
}

/**
 * Whether an ordinary program may make a user namespace, which Chromium's sandbox is built on. Debian had a switch for it,
 * Ubuntu has another, and containers refuse in their own ways: those show only when one tries.
 * @param {Pick<Ports, 'readText' | 'run' | 'which'>} ports
 */
export function allowsUserNamespaces({ readText, run, which }) {
  if (readText('/proc/sys/kernel/unprivileged_userns_clone')?.trim() === '0') return false
  if (readText('/proc/sys/kernel/apparmor_restrict_unprivileged_userns')?.trim() === '1') return false
  return which('unshare') === undefined || run('unshare', ['--user', '--map-root-user', 'true']).code === 0
}

/** @param {Ports} ports @param {string | undefined} executable @returns {string | null} */
function findHelplessSandbox(ports, executable) {
  if (executable === undefined || ports.uid === 0) return null
  const helper = join(dirname(executable), 'chrome-sandbox')
  return ports.isSetuidRoot(helper) || allowsUserNamespaces(ports) ? null : helper
}

/** @param {Ports} ports @returns {Machine} */
export function inspectMachine(ports) {
  const { platform, env, which, run } = ports
  const hasDependencies = ports.hasDependencies()
  const executable = hasDependencies ? ports.electronExecutable() : undefined
  const common = { platform, hasDependencies, hasElectron: executable !== undefined }
  if (platform !== 'linux')
    return {
      ...common,
      isRoot: false,
      hasDisplay: true,
      hasApt: false,
      distribution: null,
      missingLibraries: [],
      helplessSandbox: null,
      hasXvfb: false,
      hasKoreanFont: true,
      hasChromium: findChromium(ports) !== undefined,
      hasFirefox: findFirefox(ports) !== undefined,
      aptKnows: () => false,
    }
  const libraries = executable ? run('ldd', [executable]).stdout : ''
  return {
    ...common,
    isRoot: ports.uid === 0,
    hasDisplay: Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']),
    hasApt: which('apt-get') !== undefined,
    distribution: readDistribution(ports.readText('/etc/os-release') ?? ''),
    missingLibraries: [...libraries.matchAll(/^[ \t]*(\S+) => not found/gm)].map(match => match[1] ?? ''),
    helplessSandbox: findHelplessSandbox(ports, executable),
    hasXvfb: which('Xvfb') !== undefined,
    hasKoreanFont: which('fc-list') !== undefined && run('fc-list', [':lang=ko', 'family']).stdout.trim() !== '',
    hasChromium: findChromium(ports) !== undefined,
    hasFirefox: findFirefox(ports) !== undefined,
    aptKnows: name => run('apt-cache', ['show', '--no-all-versions', name]).code === 0,
  }
}
