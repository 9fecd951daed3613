import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runVisibly } from '../../scripts/shell/run-visibly.mjs'

const folder = mkdtempSync(join(tmpdir(), 'run-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.skipIf(process.platform === 'win32')('a command in this terminal', () => {
  test('hands its exit code on; a signal or a missing program is 1', async () => {
    expect(await runVisibly('sh', ['-c', 'exit 3'])).toBe(3)
    expect(await runVisibly('sh', ['-c', 'kill -9 $$'])).toBe(1)
    expect(await runVisibly(join(folder, 'absent'), [])).toBe(1)
  })

  test('that goes on saying something is not ended, however long it takes', async () => {
    const speaks = 'i=0; while [ $i -lt 10 ]; do echo; sleep 0.5; i=$((i+1)); done'
    expect(await runVisibly('sh', ['-c', speaks], { silenceMs: 4_000 })).toBe(0)
  })

  test('is ended when it has been silent too long, together with its children', async () => {
    const beats = join(folder, 'beats')
    const child = `while :; do echo beat >> ${beats}; sleep 0.05; done`
    expect(await runVisibly('sh', ['-c', `(${child}) & wait`], { silenceMs: 500 })).toBe(1)
    const heard = readFileSync(beats, 'utf8').length
    expect(heard).toBeGreaterThan(0)
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(readFileSync(beats, 'utf8')).toHaveLength(heard)
  })
})
