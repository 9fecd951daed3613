import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { RunReport } from '../../../src/main/lesson-runner/lesson-report.ts'

export const projectRoot = resolve(import.meta.dirname, '../../..')

export interface LessonOutcome {
  readonly code: number
  readonly lines: readonly string[]
  /** What the app says on stderr under its own name; Chromium's noise is not of it. */
  readonly complaints: readonly string[]
  /** null when the app wrote none. */
  readonly report: RunReport | null
}

/** Starts the app as `npm run lesson` does, and waits until it ends by itself. */
export async function runLesson(...args: readonly string[]): Promise<LessonOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-lesson-'))
  const json = join(folder, 'report.json')
  const packaged = process.env['CRUMBTRAIL_PACKAGED']
  const exe = packaged ?? process.env['ELECTRON_EXEC_PATH'] ?? 'electron'
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const own = [`--user-data-dir=${join(folder, 'user')}`, ...asRoot, `--json=${json}`, '--lang=en']
  try {
    const { code, stdout, stderr } = await ended(exe, [...(packaged ? [] : [projectRoot]), ...own, ...args])
    const report = existsSync(json) ? (JSON.parse(readFileSync(json, 'utf8')) as RunReport) : null
    const lines = stdout.split('\n').filter(line => line !== '')
    return { code, lines, complaints: stderr.split('\n').filter(line => /^\[crumbtrail\]|^ +at /.test(line)), report }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function ended(exe: string, args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((done, fail) => {
    const child = execFile(exe, [...args], { timeout: 600_000, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) return done({ code: 0, stdout, stderr })
      if (typeof error.code === 'number') return done({ code: error.code, stdout, stderr })
      fail(new Error(`the app did not end: ${error.message}\n${stdout}`))
    })
    child.stdin?.end()
  })
}
