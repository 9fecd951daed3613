/**
 * The language a terminal is read in: Korean where the system says so, English everywhere else.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [systemLocale] what the system falls back on when no variable says anything (Windows sets none)
 * @returns {'en' | 'ko'}
 */
export function terminalLanguage(env = process.env, systemLocale = Intl.DateTimeFormat().resolvedOptions().locale) {
  const told = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || systemLocale
  return /^ko(?![a-z])/i.test(told) ? 'ko' : 'en'
}
