import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runAppOnce } from '../app/run-app.mjs'

/** A step of a lesson that does not move fails by itself long before. */
const silenceMs = 300_000

/**
 * What one app plays, from its start to its end.
 * @typedef {object} Share
 * @property {readonly string[]} files
 * @property {string | null} language null: as the settings say
 */

/**
 * Deals the lessons out to apps, the heaviest first and each to the app that has least to do, so that all end at about the same time.
 * @param {readonly string[]} files
 * @param {number} apps at least 1
 * @param {(file: string) => number} weight how long a lesson takes, in any unit
 * @returns {string[][]} one list for each app that has something to do, each in the order of `files`
 */
export function dealOut(files, apps, weight) {
  const hands = Array.from({ length: apps }, () => ({ load: 0, files: /** @type {string[]} */ ([]) }))
  for (const file of [...files].sort((a, b) => weight(b) - weight(a))) {
    const least = hands.reduce((lightest, hand) => (hand.load < lightest.load ? hand : lightest))
    least.load += weight(file)
    least.files.push(file)
  }
  return hands.filter(hand => hand.files.length > 0).map(hand => files.filter(file => hand.files.includes(file)))
}

/** From so many seconds of waiting on purpose a lesson gets an app of its own, which costs nothing while it waits. */
const longWaitSeconds = 60

/**
 * The lists for the apps of one language: what waits for long by itself, and the rest dealt out to `apps`.
 * @param {readonly string[]} files
 * @param {number} apps at least 1
 * @param {(file: string) => string} textOf
 */
export function sharesOf(files, apps, textOf) {
  const waiting = files.filter(file => waitedSeconds(textOf(file)) >= longWaitSeconds)
  const busy = dealOut(
    files.filter(file => !waiting.includes(file)),
    apps,
    file => estimateSeconds(textOf(file)),
  )
  return waiting.length === 0 ? busy : [...busy, waiting]
}

/** @param {string} text of a lesson's file */
const waitedSeconds = text =>
  [...text.matchAll(/^ *- wait: *\{ *seconds: *(\d{1,4})/gm)].reduce((sum, [, seconds]) => sum + Number(seconds), 0)

/**
 * How long a lesson takes, in seconds as far as its text tells: a second for each action, and what it waits for on purpose.
 * An estimate: a wrong one only makes a run longer.
 * @param {string} text of the lesson's file
 */
export function estimateSeconds(text) {
  const actions = text.match(/^ *- (?:open|visit|click|fill|script|authenticate|launch|quit|server):/gm)?.length ?? 0
  return 1 + actions + waitedSeconds(text)
}

/**
 * Reports of several apps as one, in the order of the lessons; the languages of a lesson one after another.
 * @param {readonly Record<string, unknown>[]} reports as typed in src/main/lesson-runner/lesson-report.ts
 * @param {readonly string[]} files
 */
export function joinReports(reports, files) {
  const lessons = reports.flatMap(report => /** @type {{ file: string, passed: boolean }[]} */ (report['lessons'] ?? []))
  const sorted = [...new Set(files)].flatMap(file => lessons.filter(lesson => lesson.file === file))
  const passed = sorted.filter(lesson => lesson.passed).length
  return { crumbtrail: 1, passed, failed: sorted.length - passed, lessons: sorted }
}

/** Prints what an app says lesson by lesson, so that two apps do not speak at once. @param {(text: string) => void} print */
export function lessonByLesson(print) {
  let kept = ''
  return {
    /** @param {string} piece */
    take(piece) {
      kept += piece
      const end = [...kept.matchAll(/^(?:not )?ok lesson .*\n/gm)].at(-1)
      if (!end) return
      const length = end.index + end[0].length
      print(kept.slice(0, length))
      kept = kept.slice(length)
    },
    /** What remains when the app has ended: its count, or why it could not play. */
    end() {
      if (kept !== '') print(kept)
      kept = ''
    },
  }
}

/**
 * Plays lessons in several apps at a time, each with a profile folder of its own.
 * @param {readonly Share[]} shares
 * @param {{ files: readonly string[], appArguments: readonly string[], jsonFile: string | null, isVirtual: boolean }} options
 *   appArguments: for every app, without lessons, language and report
 * @returns {Promise<number>} the worst exit code: 0 all passed, 1 something failed, 2 something could not be played
 */
export async function playInApps(shares, { files, appArguments, jsonFile, isVirtual }) {
  const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-lessons-'))
  try {
    const reportOf = (/** @type {number} */ index) => join(folder, `${index}.json`)
    const codes = await Promise.all(
      shares.map(async (share, index) => {
        const screen = lessonByLesson(text => void process.stdout.write(text))
        const language = share.language === null ? [] : [`--lang=${share.language}`]
        const lessons = share.files.map(file => `--lesson=${file}`)
        const args = [...lessons, ...language, `--json=${reportOf(index)}`, ...appArguments]
        const code = await runAppOnce(args, { isVirtual, silenceMs, take: screen.take })
        screen.end()
        return code
      }),
    )
    if (jsonFile !== null) {
      const written = shares.flatMap((_share, index) => (existsSync(reportOf(index)) ? [readFileSync(reportOf(index), 'utf8')] : []))
      const reports = written.map(text => /** @type {Record<string, unknown>} */ (JSON.parse(text)))
      mkdirSync(dirname(jsonFile), { recursive: true })
      writeFileSync(jsonFile, `${JSON.stringify(joinReports(reports, files), null, 2)}\n`, { mode: 0o600 })
    }
    return Math.max(...codes)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
