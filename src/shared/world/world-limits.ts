/** A whole snapshot as text, in UTF-16 code units: reading the largest takes a moment, and no lesson needs as much. */
export const longestWorld = 2 * 1024 * 1024
/** As many characters as a name may have. */
export const longestWorldName = 60
