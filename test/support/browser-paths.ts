import { existsSync } from 'node:fs'

const firstOf = (paths: readonly string[]): string | undefined => paths.find(path => existsSync(path))

/** The browsers of this machine that tests ask beside Electron; undefined: it is not installed. */
export const chromiumPath = process.env['CRUMBTRAIL_CHROMIUM'] ?? firstOf(['/usr/bin/chromium', '/usr/bin/chromium-browser'])
export const firefoxPath = process.env['CRUMBTRAIL_FIREFOX'] ?? firstOf(['/usr/bin/firefox-esr', '/usr/bin/firefox'])
