import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import type { Language } from '@shared/language.ts'
import { printTimeline } from '@shared/telling/print-timeline.ts'
import { loadLessonFiles, type LessonFile } from './load-lesson-files.ts'
import type { LessonStage } from './lesson-stage.ts'
import type { LessonRun } from './parse-lesson-arguments.ts'
import { playHeadless } from './play-headless.ts'
import { saveInSlices } from '../trace/save-in-slices.ts'
import { traceAsHar } from '../trace/trace-as-har.ts'
import type { TraceLog } from '../trace/trace-log.ts'

export interface RunLessonsOptions {
  readonly run: LessonRun
  readonly lessons: readonly LessonFile[]
  readonly language: Language
  readonly stage: LessonStage
  readonly log: TraceLog
  readonly window: BrowserWindow
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** What is to be played, `builtIn` being the files of the built-in lessons in order; null when nothing can be, with the reasons printed. */
export async function lessonsToRun(run: LessonRun, builtIn: readonly string[], language: Language): Promise<readonly LessonFile[] | null> {
  const loaded = await loadLessonFiles(run.isTour ? builtIn.slice(0, 1) : run.files, language, run.speaking)
  if (loaded.ok && loaded.lessons.length > 0) return loaded.lessons
  for (const problem of loaded.ok ? ['There is no lesson to play.'] : loaded.problems) print(problem)
  return null
}

/** Plays lessons without anybody at the app. Resolves to the exit code: 0 passed, 1 failed. */
export async function runLessons({ run, lessons, language, stage, log, window }: RunLessonsOptions): Promise<number> {
  const report = await playHeadless({ lessons, stage, trace: log, language, print, seed: run.seed })
  if (run.isTour) for (const line of printTimeline(log.since(null).events, language)) print(line)
  if (run.jsonFile !== null) await write(run.jsonFile, `${JSON.stringify(report, null, 2)}\n`)
  if (run.harFile !== null) {
    await mkdir(dirname(run.harFile), { recursive: true })
    await saveInSlices(run.harFile, traceAsHar(log, { redact: true }))
  }
  if (run.screenshotFile !== null) await write(run.screenshotFile, await picture(window))
  return report.failed === 0 ? 0 : 1
}

/** The whole window with the tabs in it, once what was last recorded has been drawn. */
async function picture(window: BrowserWindow): Promise<Buffer> {
  await new Promise(resolve => setTimeout(resolve, 800))
  return (await window.webContents.capturePage()).toPNG()
}

async function write(file: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content, { mode: 0o600 })
}

/** Where the built-in lessons lie: beside the code, in the package too. */
export const lessonsFolder = (): string => join(app.getAppPath(), 'lessons')
