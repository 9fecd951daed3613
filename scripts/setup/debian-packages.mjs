/** @typedef {import('./machine.mjs').Machine} Machine */

// Proven on a minimal Debian 12: these bring in every library that Electron's executable needs.
export const libraryPackages = ['libasound2', 'libgbm1', 'libgtk-3-0', 'libnss3']

// Renamed when Debian 13 and Ubuntu 24.04 moved to a 64-bit time_t.
const renamed = new Set(['libasound2', 'libgtk-3-0'])

/** @param {Machine['distribution']} distribution */
function hasTime64Names(distribution) {
  if (distribution?.id === 'debian') return distribution.version === '' || Number(distribution.version) >= 13
  return distribution?.id === 'ubuntu' && Number(distribution.version) >= 24.04
}

/**
 * A package's name on this machine: some libraries end in t64 on newer systems.
 * @param {string} name its name on Debian 12
 * @param {Pick<Machine, 'distribution' | 'aptKnows'>} machine
 */
export function debianName(name, machine) {
  const isRenamed = renamed.has(name) && (hasTime64Names(machine.distribution) || machine.aptKnows(`${name}t64`))
  return isRenamed ? `${name}t64` : name
}

/** @param {readonly string[]} packages */
export function installArguments(packages) {
  return ['install', '-y', '--no-install-recommends', ...packages]
}

/**
 * The command that installs packages for a person; it updates the lists first, since a new machine has none.
 * @param {readonly string[]} packages
 */
export function installCommand(packages) {
  return `sudo apt-get update && sudo apt-get ${installArguments(packages).join(' ')}`
}
