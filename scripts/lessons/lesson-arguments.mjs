import { resolve } from 'node:path'

const lessonUsage = `npm run lesson -- FILE.yaml … [--lang ko|en] [--json OUT] [--har OUT] [--screenshot OUT.png] [--seed NUMBER] [--xvfb] [--skip-check NAME]
npm run lessons [-- the same options]      plays every lesson of lessons/`

/**
 * @typedef {object} LessonArguments
 * @property {string[]} files absolute
 * @property {string[]} appArguments what the app is started with
 * @property {boolean} isVirtual on a virtual screen even where there is a display
 */

const outputs = ['json', 'har', 'screenshot']

/** @param {string} name @param {string} value @param {string} folder */
function appArgument(name, value, folder) {
  if (name === 'lang') {
    if (value !== 'ko' && value !== 'en') throw new Error(`--lang is ko or en, not ${value}`)
    return `--lang=${value}`
  }
  if (name === 'seed') {
    if (!/^\d{1,10}$/.test(value)) throw new Error(`--seed is a whole number, not ${value}`)
    return `--seed=${value}` // the order of the answers
  }
  if (name === 'skip-check') return `--skip-check=${value}` // shows that a lesson notices when the lab stops checking
  if (outputs.includes(name)) return `--${name}=${resolve(folder, value)}`
  throw new Error(`unknown option --${name}\n${lessonUsage}`)
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
  const result = { files: [], appArguments: [], isVirtual: false }
  const rest = [...argv]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--xvfb') result.isVirtual = true
    else if (arg === '--all') result.files.push(...builtIn())
    else if (!arg.startsWith('--')) result.files.push(resolve(folder, arg))
    else {
      const [name = '', given] = arg.slice(2).split(/=(.*)/s)
      const value = given ?? rest.shift()
      if (value === undefined || value === '') throw new Error(`--${name} needs a value\n${lessonUsage}`)
      result.appArguments.push(appArgument(name, value, folder))
    }
  }
  if (result.files.length === 0) throw new Error(`Which lesson?\n${lessonUsage}`)
  return { ...result, appArguments: [...result.files.map(file => `--lesson=${file}`), ...result.appArguments] }
}
