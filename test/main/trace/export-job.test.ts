import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createExportJob } from '../../../src/main/trace/export-job.ts'
import type { FilePart } from '../../../src/main/trace/save-in-slices.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'crumbtrail-export-'))

function aDesk() {
  const told: (number | null)[] = []
  return {
    told,
    ...createExportJob(
      share => told.push(share),
      () => workedMs,
    ),
  }
}

/** The clock of these exports: it counts their work, however slow the machine is. */
let workedMs = 0

/** So many parts of 15 ms of work each. */
function* parts(count: number): Generator<FilePart> {
  for (let index = 0; index < count; index += 1) {
    const end = performance.now() + 15
    while (performance.now() < end);
    workedMs += 15
    yield { text: `${index};`, share: (index + 1) / count }
  }
}

describe('exports', () => {
  it('that are quick say nothing of their progress', async () => {
    const { save, told } = aDesk()
    expect(await save(join(folder(), 'x.har'), () => parts(2))).toBe(true)
    expect(told).toEqual([])
  })

  it('that take long say how far they are, a few times a second, and then that they are over', async () => {
    const { save, told } = aDesk()
    await save(join(folder(), 'x.har'), () => parts(50))
    expect(told.length).toBeGreaterThan(2)
    expect(told.length).toBeLessThan(50)
    expect(told.at(-1)).toBeNull()
    expect(told.slice(0, -1).every(share => share !== null && share > 0 && share <= 1)).toBe(true)
  })

  it('are one at a time: another is refused, and the first goes on', async () => {
    const { save } = aDesk()
    const at = folder()
    const first = save(join(at, '1.har'), () => parts(4))
    await expect(save(join(at, '2.har'), () => parts(1))).rejects.toMatchObject({ code: 'not-possible' })
    expect(await first).toBe(true)
    expect(readdirSync(at)).toEqual(['1.har'])
  })

  it('that were cancelled leave nothing, say that they are over, and the next one may begin', async () => {
    const { save, cancel, told } = aDesk()
    const at = folder()
    const saving = save(join(at, 'x.har'), () => parts(200))
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), 60_000)
    cancel()
    expect(await saving).toBe(false)
    expect(told.at(-1)).toBeNull()
    expect(readdirSync(at)).toEqual([])
    expect(await save(join(at, 'x.har'), () => parts(1))).toBe(true)
    expect(readFileSync(join(at, 'x.har'), 'utf8')).toBe('0;')
  })

  it('may be cancelled when there is none', () => {
    expect(() => aDesk().cancel()).not.toThrow()
  })

  it('that cannot be written say why and what to do, and the next one may begin', async () => {
    const { save } = aDesk()
    const gone = join(folder(), 'gone', 'x.har')
    await expect(save(gone, () => parts(1))).rejects.toMatchObject({
      code: 'io',
      message: expect.stringMatching(/^The folder of .* is not there any more\. Choose another folder\.$/) as string,
    })
    expect(await save(join(folder(), 'x.har'), () => parts(1))).toBe(true)
  })
})
