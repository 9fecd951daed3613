import type { Machine } from '../../scripts/setup/machine.mjs'

/** A Debian 12 desktop on which nothing is missing, with what a test changes about it. */
export function linuxMachine(changes: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    isRoot: false,
    hasDisplay: true,
    hasDependencies: true,
    hasElectron: true,
    hasApt: true,
    distribution: { id: 'debian', version: '12' },
    missingLibraries: [],
    helplessSandbox: null,
    hasXvfb: true,
    hasKoreanFont: true,
    hasChromium: true,
    hasFirefox: true,
    aptKnows: () => false,
    ...changes,
  }
}

/** The same machine with nothing of what Linux has to bring. */
export const bare: Partial<Machine> = {
  hasDisplay: false,
  missingLibraries: ['libnss3.so', 'libgtk-3.so.0'],
  hasXvfb: false,
  hasKoreanFont: false,
  hasChromium: false,
  hasFirefox: false,
}
