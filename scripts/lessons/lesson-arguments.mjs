import { resolve } from 'node:path'

const lessonUsage = `npm run lesson -- FILE.yaml … [--lang en,ko] [--json OUT] [--har OUT] [--screenshot OUT.png] [--seed NUMBER] [--apps NUMBER] [--xvfb] [--skip-check NAME]
npm run lessons [-- the same options]      plays every lesson of lessons/`

/** More apps than this at once only make each other late. */
const mostApps = 8

/**
 * @typedef {object} LessonArguments
 * @property {string[]} files absolute
 * @property {string[]} languages every lesson is played in each; empty: in the language of the settings
 * @property {number} apps how many apps play at the same time, for each language
 * @property {string | null} jsonFile absolute
 * @property {string[]} appArguments what each app is started with, besides lessons, language and report
 * @property {boolean} isVirtual on a virtual screen even where there is a display
 */

/** Any language that the lessons have, by its tag (BCP 47). @param {string} name */
function readTag(name) {
  try {
    const [tag] = Intl.getCanonicalLocales(name)
    if (tag !== undefined) return tag
  } catch {
    // Said below.
  }
  throw new Error(`--lang is a language tag such as en, ko or pt-BR, not ${name}`)
}

/** @param {string} value */
function readLanguages(value) {
  return [...new Set(value.split(',').map(readTag))]
}

/** @param {string} value */
function readApps(value) {
  const apps = /^\d$/.test(value) ? Number(value) : 0
  if (apps < 1 || apps > mostApps) throw new Error(`--apps is a number from 1 to ${mostApps}, not ${value}`)
  return apps
}

/** @param {LessonArguments} result @param {string} name @param {string} value @param {string} folder */
function take(result, name, value, folder) {
  if (name === 'lang') result.languages = readLanguages(value)
  else if (name === 'apps') result.apps = readApps(value)
  else if (name === 'json') result.jsonFile = resolve(folder, value)
  else if (name === 'har' || name === 'screenshot') result.appArguments.push(`--${name}=${resolve(folder, value)}`)
  else if (name === 'skip-check') result.appArguments.push(`--skip-check=${value}`) // shows that a lesson notices when the lab stops checking
  else if (name === 'seed') {
    if (!/^\d{1,10}$/.test(value)) throw new Error(`--seed is a whole number, not ${value}`)
    result.appArguments.push(`--seed=${value}`) // the order of the answers
  } else throw new Error(`unknown option --${name}\n${lessonUsage}`)
}

/**
 * Reads the command line of `npm run lesson`; both `--json OUT` and `--json=OUT` are understood.
 * @param {readonly string[]} argv
 * @param {string} folder where the person stands: relative paths are theirs
 * @param {() => string[]} builtIn the project's own lessons, for --all
 * @returns {LessonArguments}
 * @throws {Error} what is wrong, and the usage
 */
export function readLessonArguments(argv, folder, builtIn) {
  /** @type {LessonArguments} */
  const result = { files: [], languages: [], apps: 1, jsonFile: null, appArguments: [], isVirtual: false }
  const rest = [...argv]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--xvfb') result.isVirtual = true
    else if (arg === '--all') result.files.push(...builtIn())
    else if (!arg.startsWith('--')) result.files.push(resolve(folder, arg))
    else {
      const [name = '', given] = arg.slice(2).split(/=(.*)/s)
      const value = given ?? rest.shift()
      if (value === undefined || value === '') throw new Error(`--${name} needs a value\n${lessonUsage}`)
      take(result, name, value, folder)
    }
  }
  if (result.files.length === 0) throw new Error(`Which lesson?\n${lessonUsage}`)
  const alone = result.appArguments.find(argument => /^--(?:har|screenshot)=/.test(argument))
  if (alone !== undefined && (result.apps > 1 || result.languages.length > 1))
    throw new Error('--har and --screenshot are of one app: leave out --apps, and give one language')
  return result
}
