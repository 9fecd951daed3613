import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} Licence
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX expression
 * @property {string} text as the package ships it, copyright lines included
 */

const licenceFile = /^(licen[cs]e|copying|ofl)([-.].*)?$/i
const noticeFile = /^notice([-.].*)?$/i

/** Line ends and trailing blanks differ from package to package. @param {string} text */
const tidy = text =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .trim()

/** @param {string} folder @returns {string[]} the licence files in it, if it is there */
function licenceFilesIn(folder) {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter(name => licenceFile.test(name) || noticeFile.test(name))
  return names.sort().map(name => join(folder, name))
}

/** Small old packages keep their licence at the end of the readme. @param {string} folder @returns {string} empty when there is none */
function licenceInReadme(folder) {
  const readme = readdirSync(folder).find(name => /^readme(\.md)?$/i.test(name))
  if (readme === undefined) return ''
  const [, section = ''] = /^#+ *licen[cs]e *$(.*)/ims.exec(tidy(readFileSync(join(folder, readme), 'utf8'))) ?? []
  // A link or a name is not the text that must be handed on.
  return /copyright/i.test(section) && /permission/i.test(section) ? section.trim() : ''
}

/** Some manifests name no licence though the text is there. @param {string} text @returns {string | undefined} */
const nameOf = text => (/^\W*(the )?mit license/i.test(text) ? 'MIT' : undefined)

/**
 * What a package says of its licence, in its folder or, as fonts do, beside what it was made into.
 * @param {string} folder of the package
 * @returns {Licence}
 * @throws {Error} when there is no text, without which a notice would not do what the licence asks, or no name for it
 */
export function licenceOf(folder) {
  const manifest = /** @type {{ name: string, version: string, license?: string }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  )
  const inFolder = licenceFilesIn(folder)
  const files = inFolder.length > 0 ? inFolder : licenceFilesIn(join(folder, 'dist'))
  const text = files.map(file => tidy(readFileSync(file, 'utf8'))).join('\n\n') || licenceInReadme(folder)
  if (!text) throw new Error(`${manifest.name} ${manifest.version} ships no licence text, so it cannot be bundled as it is.`)
  const licence = manifest.license ?? nameOf(text)
  if (!licence) throw new Error(`${manifest.name} ${manifest.version} names no licence, and its text is none that is known here.`)
  return { name: manifest.name, version: manifest.version, licence, text }
}
