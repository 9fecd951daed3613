/** Electron's makers support the latest three majors. */
const supportedMajors = 3

/** @param {string} version */
const majorOf = version => Number(/^v?(\d+)\./.exec(version)?.[1] ?? Number.NaN)

/**
 * Whether a version still gets security fixes.
 * @param {string} pinned
 * @param {string} latest the newest stable version there is
 * @throws {Error} when one of them is not a version
 */
export function isSupported(pinned, latest) {
  const behind = majorOf(latest) - majorOf(pinned)
  if (Number.isNaN(behind)) throw new Error(`not a version: ${pinned} or ${latest}`)
  return behind < supportedMajors
}
