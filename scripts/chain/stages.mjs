import { mkdirSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from '../build/ensure-built.mjs'
import { electronEnv } from '../electron/electron-env.mjs'
import { findElectron } from '../electron/find-electron.mjs'
import { withScreens } from '../electron/xvfb.mjs'
import { canSandboxPackage } from '../pack/sandbox-of-package.mjs'
import { packagedExecutable } from '../pack/variants.mjs'
import { findChromium } from '../setup/machine.mjs'
import { nodeTool } from '../shell/node-tool.mjs'
import { projectRoot } from '../shell/project-root.mjs'
import { runVisibly } from '../shell/run-visibly.mjs'
import { which } from '../shell/which.mjs'
import { tallyOfLessons } from './lesson-tally.mjs'
import { loopbackOnly } from './loopback-only.mjs'
import { runQuietSteps } from './quiet-steps.mjs'
import { noticesStep, stepsOfCheck } from './steps-of-check.mjs'
import { tallyOfContradictions, tallyOfPlaywright, tallyOfRun, tallyOfStep, tallyOfVitest } from './tally.mjs'

/** @typedef {import('./summary.mjs').StageResult} StageResult */
/** @typedef {Omit<StageResult, 'name' | 'elapsedMs'>} Outcome */

/** Every stage says something at each test or step. What is slow goes on; what says nothing for so long hangs. */
const silenceMs = 10 * 60_000
/** An app in a test waits more than it works; more than two at once would make each other late. */
const screenCount = Math.min(2, cpus().length)

/** Playwright empties test-results/, so reports stand elsewhere. @param {string} name */
const reportPath = name => join(projectRoot, '.cache', 'reports', `${name}.json`)

/** @param {string} name */
function freshReport(name) {
  const path = reportPath(name)
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true })
  return path
}

/** @returns {NodeJS.ProcessEnv} the Electron and the second engine for every test */
function testEnv() {
  const found = findElectron()
  const chromium = findChromium({ env: process.env, which: name => which(name) })
  return { ...(found ? electronEnv(found) : process.env), ...(chromium ? { CRUMBTRAIL_CHROMIUM: chromium } : {}) }
}

/** @returns {Promise<Outcome>} */
async function runUnit() {
  const report = freshReport('unit')
  const { command, args } = nodeTool('vitest')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runVisibly(command, [...args, 'run', ...reporters], { cwd: projectRoot, env: testEnv(), silenceMs })
  return { tally: tallyOfRun(report, tallyOfVitest, code) }
}

/** @returns {Promise<Outcome>} */
async function runBuild() {
  try {
    await build()
    return { tally: tallyOfStep(true) }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return { tally: tallyOfStep(false) }
  }
}

/**
 * @typedef {object} PlaywrightRun
 * @property {string} name
 * @property {readonly string[]} [files] none: all of them
 * @property {Record<string, string>} [extraEnv]
 * @property {(command: string, args: readonly string[]) => { command: string, args: readonly string[] }} [wrap]
 */

/** @param {PlaywrightRun} run */
function runPlaywright({ name, files = [], extraEnv = {}, wrap = (command, args) => ({ command, args }) }) {
  const report = freshReport(name)
  const { command, args } = nodeTool('playwright')
  const wrapped = wrap(command, [...args, 'test', ...files, '--reporter=list,json'])
  const env = { ...testEnv(), ...extraEnv, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  return withScreens(env, screenCount, async screenEnv => {
    const code = await runVisibly(wrapped.command, wrapped.args, { cwd: projectRoot, env: screenEnv, silenceMs })
    return tallyOfRun(report, tallyOfPlaywright, code)
  })
}

/**
 * Every test once: what the packaged app will be asked in the same run is not asked twice.
 * @param {StageContext} context
 * @returns {Promise<Outcome>}
 */
async function runEndToEnd({ willRun }) {
  if (!willRun('packaged')) return { tally: await runPlaywright({ name: 'e2e' }) }
  return { tally: await runPlaywright({ name: 'e2e', files: ['test/e2e/from-source/'] }), note: 'the others run on the package' }
}

/**
 * The packaged app, on a network that has loopback only, where the machine can make one.
 * @param {StageContext} context
 * @returns {Promise<Outcome>}
 */
async function runPackaged({ willRun }) {
  const network = loopbackOnly()
  const extraEnv = {
    CRUMBTRAIL_PACKAGED: packagedExecutable('for-tests'),
    ...(willRun('lessons') ? { CRUMBTRAIL_LESSONS_REPORT: reportPath('lessons') } : {}), // what was played a moment ago is looked at, not played again
    ...(canSandboxPackage() ? {} : { ELECTRON_DISABLE_SANDBOX: '1' }),
  }
  const tally = await runPlaywright({ name: 'packaged', extraEnv, ...(network.isPossible ? { wrap: network.wrap } : {}) })
  return { tally, note: network.isPossible ? 'on a loopback-only network' : network.reason }
}

/** Every lesson in both languages, by an app each: more at once would make each other late. What waits for minutes has apps of its own. @returns {Promise<Outcome>} */
async function runLessons() {
  const report = freshReport('lessons')
  const script = join(projectRoot, 'scripts', 'lesson.mjs')
  const args = [script, '--all', '--lang', 'en,ko', '--xvfb', '--json', report]
  const code = await runVisibly(process.execPath, args, { cwd: projectRoot, silenceMs })
  return { tally: tallyOfRun(report, tallyOfLessons, code) }
}

/** Two minutes of a session that is always the same; as many events as the machine plays in them. @returns {Promise<Outcome>} */
async function runContradictions() {
  const script = join(projectRoot, 'scripts', 'contradictions.mjs')
  const report = freshReport('contradictions')
  const args = [script, '--minutes', '2', '--seed', '7', '--json', report]
  const code = await runVisibly(process.execPath, args, { cwd: projectRoot, silenceMs })
  return { tally: tallyOfRun(report, tallyOfContradictions, code) }
}

/** @returns {Promise<Outcome>} */
async function runPack() {
  const code = await runVisibly(process.execPath, [join(projectRoot, 'scripts', 'pack.mjs')], { cwd: projectRoot, silenceMs })
  return { tally: tallyOfStep(code === 0) }
}

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {readonly string[]} after stages without whose success this one cannot run, when they were asked for too
 * @property {boolean} needsApp runs Electron, so the machine has to be set up for it
 * @property {boolean} [isLinuxOnly]
 * @property {(context: StageContext) => Promise<Outcome | StageResult[]>} run
 */

/**
 * What a stage may know of the run that it is part of.
 * @typedef {object} StageContext
 * @property {(name: string) => boolean} willRun true for a stage that was asked for and that this platform has
 */

/** The whole chain, in order. @type {readonly Stage[]} */
export const stages = [
  { name: 'check', after: [], needsApp: false, run: () => runQuietSteps(stepsOfCheck) },
  { name: 'unit', after: [], needsApp: true, run: runUnit },
  { name: 'build', after: [], needsApp: false, run: runBuild },
  { name: 'notices', after: ['build'], needsApp: false, run: () => runQuietSteps([noticesStep]) },
  { name: 'e2e', after: ['build'], needsApp: true, run: runEndToEnd },
  { name: 'lessons', after: ['build'], needsApp: true, run: runLessons },
  { name: 'contradictions', after: ['build'], needsApp: true, run: runContradictions },
  { name: 'pack', after: ['build'], needsApp: true, isLinuxOnly: true, run: runPack },
  { name: 'packaged', after: ['build', 'pack'], needsApp: true, isLinuxOnly: true, run: runPackaged },
]
