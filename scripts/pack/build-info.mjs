import { PlainError } from '../shell/plain-error.mjs'

/**
 * What a package says of itself, in resources/build-info.json. The app shows it.
 * @typedef {object} BuildInfo
 * @property {'npm' | 'fallback' | 'override'} runtime where its Electron comes from
 * @property {string} electron its version
 * @property {boolean} release false: for tests, not for release
 */

/**
 * @param {Pick<import('../electron/find-electron.mjs').FoundElectron, 'runtime' | 'version'>} found
 * @param {boolean} isRelease asked for with --release
 * @returns {BuildInfo}
 * @throws {Error} when a release would contain the fallback runtime
 */
export function describeBuild(found, isRelease) {
  if (isRelease && found.runtime !== 'npm')
    throw new PlainError(`A release needs Electron's own binary; this is the ${found.runtime} runtime, Electron ${found.version}.`)
  return { runtime: found.runtime, electron: found.version, release: isRelease }
}

/** @param {BuildInfo} info @returns {string} for NOT-FOR-RELEASE.txt */
export function notForRelease({ runtime, electron }) {
  const why =
    runtime === 'fallback'
      ? `It contains the fallback runtime, Electron ${electron}, which is out of support and has known holes.`
      : 'It was not built as a release.'
  return `This package of Crumbtrail is for tests, not for release.\n${why}\nDo not hand it on.\n\n이 Crumbtrail 패키지는 테스트용이며 배포용이 아닙니다. 다른 사람에게 전달하지 마십시오.\n`
}
