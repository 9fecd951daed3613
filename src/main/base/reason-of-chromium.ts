/**
 * Why the browser refused, in its own words. Electron puts the names of Chromium's flags behind its sentence (EXCLUDE_INVALID_DOMAIN,
 * DO_NOT_WARN, …): these are not for a reader.
 */
export const reasonOfChromium = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s?EXCLUDE_.*/s, '')
