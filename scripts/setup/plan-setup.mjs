import { debianName, libraryPackages } from './debian-packages.mjs'

/** @typedef {import('./machine.mjs').Machine} Machine */

/**
 * What a command needs of the machine. `build`: npm's packages alone. `start`: the app on a screen, a virtual one if need be.
 * `headless`: the app on a virtual screen. `test`: that and a second browser engine.
 * @typedef {'build' | 'start' | 'headless' | 'test'} Purpose
 */

/** @typedef {'libraries' | 'sandbox' | 'xvfb' | 'korean-font' | 'chromium' | 'firefox'} Missing */

/**
 * @typedef {{ kind: 'install-dependencies' }
 *   | { kind: 'fetch-electron' }
 *   | { kind: 'install-packages', packages: string[], missing: Missing[] }
 *   | { kind: 'ask-for-help', packages: string[], hasApt: boolean, sandboxHelper: string | null, missing: Missing[] }
 *   | { kind: 'ask-for-chromium', missing: Missing[] }} Step
 *   the first three are ours to do, the others a person's
 */

/** Debian's package for each thing that may be missing. @type {Readonly<Record<Missing, readonly string[]>>} */
const packagesFor = {
  libraries: libraryPackages,
  sandbox: [], // a right, not a package
  xvfb: ['xvfb'],
  'korean-font': ['fontconfig', 'fonts-nanum'],
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
}

/** @param {Machine} machine @param {Purpose} purpose @returns {Missing[]} */
function findMissing(machine, purpose) {
  const needsXvfb = purpose === 'start' ? !machine.hasDisplay : true
  /** @type {[Missing, boolean][]} */
  const wanted = [
    ['libraries', machine.missingLibraries.length > 0],
    ['sandbox', machine.helplessSandbox !== null],
    ['xvfb', needsXvfb && !machine.hasXvfb],
    ['korean-font', !machine.hasKoreanFont],
    ['chromium', purpose === 'test' && !machine.hasChromium],
    // Where it would be a snap, its tests are left out.
    ['firefox', purpose === 'test' && !machine.hasFirefox && machine.distribution?.id !== 'ubuntu'],
  ]
  return wanted.filter(([, isMissing]) => isMissing).map(([missing]) => missing)
}

/** @param {Machine} machine @param {Missing[]} missing @returns {Step} */
function stepForMissing(machine, missing) {
  const packages = missing.flatMap(item => packagesFor[item]).map(name => debianName(name, machine))
  if (machine.hasApt && machine.isRoot) return { kind: 'install-packages', packages, missing }
  return { kind: 'ask-for-help', packages, hasApt: machine.hasApt, sandboxHelper: machine.helplessSandbox, missing }
}

/**
 * The steps that bring this machine to where `purpose` can run, in order; [] when it is ready. Which shared libraries are
 * missing shows only once Electron is there, so the Linux packages are planned after it, all in one step.
 * @param {Machine} machine
 * @param {Purpose} purpose
 * @returns {Step[]}
 */
export function planSetup(machine, purpose) {
  /** @type {Step[]} */
  const steps = []
  if (!machine.hasDependencies) steps.push({ kind: 'install-dependencies' })
  if (purpose === 'build') return steps
  if (!machine.hasElectron) return [...steps, { kind: 'fetch-electron' }]
  if (machine.platform !== 'linux') return steps
  const missing = findMissing(machine, purpose)
  // Ubuntu's chromium is a snap, which apt cannot put on a machine without snapd.
  const isSnapOnly = machine.distribution?.id === 'ubuntu' && missing.includes('chromium')
  const installable = isSnapOnly ? missing.filter(item => item !== 'chromium') : missing
  if (installable.length > 0) steps.push(stepForMissing(machine, installable))
  if (isSnapOnly) steps.push({ kind: 'ask-for-chromium', missing: ['chromium'] })
  return steps
}
