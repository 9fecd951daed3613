import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { lessonId } from '@shared/ids.ts'
import type { Notice } from '@shared/contract/app-facts.ts'
import { noProgress, type Progress } from '@shared/lesson/progress.ts'
import { openProgress } from '../../../src/main/app/progress-store.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'crumbtrail-progress-'))
const fileIn = (at: string): string => join(at, 'progress.json')

function open(at: string) {
  const notices: Notice[] = []
  return { notices, ...openProgress(at, notice => notices.push(notice)) }
}
const at = (step: number): Progress => ({
  ...noProgress,
  lessons: [{ id: lessonId('session'), version: 'v', step, stepsDone: [], predictions: [], finishedAt: null, changedAt: 1 }],
})

describe('progress', () => {
  it('begins empty and silently, and comes back after a restart, in a file for the owner alone', async () => {
    const here = folder()
    const first = open(here)
    expect([first.read(), first.notices]).toEqual([noProgress, []])
    for (const step of [1, 2, 3]) first.change(at(step))
    await first.written()
    expect(first.isWritten()).toBe(true)
    expect(statSync(fileIn(here)).mode & 0o777).toBe(0o600)
    expect(open(here).read()).toEqual(at(3))
  })

  it.each([
    ['cut off', JSON.stringify(at(2)).slice(0, 40)],
    ['empty', ''],
    ['of a later version', JSON.stringify({ ...at(2), version: 2 })],
    ['of another kind', '[]'],
    ['with a wrong value', JSON.stringify(at(-1))],
  ])('sets a file aside that is %s, says so, and begins anew', async (_what, text) => {
    const here = folder()
    writeFileSync(fileIn(here), text)
    const { read, change, written, notices } = open(here)
    expect(read()).toEqual(noProgress)
    const [aside] = readdirSync(here)
    expect(aside).toMatch(/^progress\.damaged-.*\.json$/)
    expect(notices).toEqual([
      { kind: 'progress-not-kept', problem: { kind: 'progress-damaged', file: fileIn(here), aside: join(here, aside ?? '') } },
    ])
    change(at(1))
    await written()
    expect(readFileSync(join(here, aside ?? ''), 'utf8')).toBe(text)
    expect(open(here).read()).toEqual(at(1))
  })

  it('leaves alone what it cannot read, and says so', async () => {
    const here = folder()
    mkdirSync(fileIn(here))
    const { change, written, read, notices } = open(here)
    change(at(1))
    await written()
    expect(read()).toEqual(at(1))
    expect(notices).toMatchObject([{ problem: { kind: 'file', errand: 'read-progress', problem: { kind: 'folder' } } }])
    expect(statSync(fileIn(here)).isDirectory()).toBe(true)
  })
})

/* A process of its own records as fast as it can, and is killed with SIGKILL at a moment drawn by lot. */
const lanes = 4
const killsOfLane = 50

describe('a process that is killed while it records', () => {
  let script = ''
  beforeAll(async () => {
    const here = folder()
    script = join(here, 'record.mjs')
    await build({
      configFile: false,
      logLevel: 'silent',
      resolve: { alias: { '@shared': resolve(import.meta.dirname, '../../../src/shared') } },
      ssr: { noExternal: true },
      build: {
        ssr: resolve(import.meta.dirname, 'record-for-ever.ts'),
        outDir: here,
        rollupOptions: { output: { entryFileNames: 'record.mjs' } },
      },
    })
  }, 60_000)

  it.concurrent.each(Array.from({ length: lanes }, (_, lane) => lane))(
    'leaves a whole file behind, with everything that was confirmed: lane %i of 200 kills',
    async () => {
      const here = folder()
      for (let kill = 0; kill < killsOfLane; kill += 1) {
        const { confirmed, begun } = await recordUntilKilled(script, here, Math.random() * 40)
        const { read, notices } = open(here)
        expect(notices).toEqual([])
        const step = read().lessons[0]?.changedAt ?? 0
        expect(step).toBeGreaterThanOrEqual(confirmed)
        expect(step).toBeLessThanOrEqual(begun + 1)
      }
      // What was cut off does not pile up.
      expect(readdirSync(here)).toEqual(['progress.json'])
    },
    300_000,
  )
})

/** The last count that the process said was on the disk, and the last that it had begun to record. */
function recordUntilKilled(script: string, here: string, afterMs: number): Promise<{ readonly confirmed: number; readonly begun: number }> {
  const child = spawn(process.execPath, [script, here], { stdio: ['ignore', 'pipe', 'inherit'] })
  let [confirmed, begun, isDoomed] = [0, 0, false]
  createInterface({ input: child.stdout }).on('line', line => {
    const [what, count] = line.split(' ')
    if (what === 'written') confirmed = Number(count)
    else begun = Number(count)
    if (!isDoomed) setTimeout(() => child.kill('SIGKILL'), afterMs)
    isDoomed = true
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', () => done({ confirmed, begun }))
  })
}
