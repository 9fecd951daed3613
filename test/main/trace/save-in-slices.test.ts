import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { harParts } from '@shared/saved/har.ts'
import type { Har } from '@shared/saved/har-types.ts'
import { saveInSlices, type FilePart } from '../../../src/main/trace/save-in-slices.ts'
import { trace } from '../../shared/trace/make-trace.ts'
import { busyTrace } from '../../support/busy-trace.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'crumbtrail-export-'))
const parts = (...texts: readonly string[]): FilePart[] => texts.map((text, index) => ({ text, share: (index + 1) / texts.length }))

/** Keeps the processor busy, as making a part does. */
function work(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

function* slowly(count: number, onPart: (index: number) => void = () => undefined): Generator<FilePart> {
  for (let index = 0; index < count; index += 1) {
    work(15)
    onPart(index)
    yield { text: `${index};`, share: (index + 1) / count }
  }
}

describe('a file that is saved in slices', () => {
  it('holds every part in order, for its owner alone, and nothing is left beside it', async () => {
    const at = folder()
    expect(await saveInSlices(join(at, 'x.har'), parts('a', '', 'b', '가'))).toBe(true)
    expect(readFileSync(join(at, 'x.har'), 'utf8')).toBe('ab가')
    expect(statSync(join(at, 'x.har')).mode & 0o777).toBe(0o600)
    expect(readdirSync(at)).toEqual(['x.har'])
  })

  it('writes bytes as they are, between texts in their order', async () => {
    const file = join(folder(), 'x.png')
    const bytes = Uint8Array.of(0x89, 0x50, 0xff, 0x00)
    expect(await saveInSlices(file, [...parts('a'), { text: bytes, share: 0.5 }, ...parts('b')])).toBe(true)
    expect([...readFileSync(file)]).toEqual([0x61, ...bytes, 0x62])
  })

  it('takes the place of an older one, and its rights with it', async () => {
    const file = join(folder(), 'x.har')
    writeFileSync(file, 'older', { mode: 0o644 })
    await saveInSlices(
      file,
      slowly(3, () => expect(readFileSync(file, 'utf8')).toBe('older')),
    )
    expect(readFileSync(file, 'utf8')).toBe('0;1;2;')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('tells how far it is, ever further', async () => {
    const shares: number[] = []
    await saveInSlices(join(folder(), 'x.har'), slowly(4), { onProgress: share => shares.push(share) })
    expect(shares.length).toBeGreaterThan(2)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })

  it('lets others work in between', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    const seen: number[] = []
    await saveInSlices(
      join(folder(), 'x.har'),
      slowly(6, () => seen.push(turns)),
    )
    clearInterval(timer)
    expect(new Set(seen).size, 'a turn of the event loop between any two slices').toBe(6)
  })

  it.each([
    ['before it began', -1],
    ['in the middle', 2],
    ['at the last part', 5],
  ])('leaves nothing behind when it was cancelled %s', async (_when, cancelAt) => {
    const at = folder()
    writeFileSync(join(at, 'x.har'), 'older')
    const controller = new AbortController()
    if (cancelAt < 0) controller.abort()
    const made = slowly(6, index => {
      if (index === cancelAt) controller.abort()
    })
    expect(await saveInSlices(join(at, 'x.har'), made, { signal: controller.signal })).toBe(false)
    expect(readFileSync(join(at, 'x.har'), 'utf8')).toBe('older')
    expect(readdirSync(at)).toEqual(['x.har'])
  })

  it('leaves nothing behind when making it fails, and says why', async () => {
    const at = folder()
    const failing = slowly(5, index => {
      if (index === 3) throw new Error('the entry is unreadable')
    })
    await expect(saveInSlices(join(at, 'x.har'), failing)).rejects.toThrow('the entry is unreadable')
    expect(readdirSync(at)).toEqual([])
  })

  it('is refused where there is no folder, or a folder of that name', async () => {
    const at = folder()
    await expect(saveInSlices(join(at, 'gone', 'x.har'), parts('a'))).rejects.toThrow('ENOENT')
    mkdirSync(join(at, 'x.har'))
    await expect(saveInSlices(join(at, 'x.har'), parts('a'))).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/)
    expect(readdirSync(at)).toEqual(['x.har'])
  })

  it.skipIf(process.platform === 'win32')('goes through a link, and into what is no file, without replacing either', async () => {
    const at = folder()
    writeFileSync(join(at, 'real.har'), 'older')
    symlinkSync(join(at, 'real.har'), join(at, 'link.har'))
    await saveInSlices(join(at, 'link.har'), parts('a', 'b'))
    expect(lstatSync(join(at, 'link.har')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(at, 'real.har'), 'utf8')).toBe('ab')
    expect(readdirSync(at).sort()).toEqual(['link.har', 'real.har'])

    const pipe = join(at, 'pipe')
    execFileSync('mkfifo', [pipe])
    const [read] = await Promise.all([readFile(pipe, 'utf8'), saveInSlices(pipe, parts('a', 'b'))])
    expect(read).toBe('ab')
    expect(lstatSync(pipe).isFIFO()).toBe(true)
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('is refused where nothing may be written', async () => {
    const at = folder()
    chmodSync(at, 0o500)
    await expect(saveInSlices(join(at, 'x.har'), parts('a'))).rejects.toThrow('EACCES')
    expect(existsSync(join(at, 'x.har'))).toBe(false)
  })
})

describe('an export of thousands of exchanges', () => {
  const events = trace(busyTrace(2000))
  const about = {
    creator: { name: 'Crumbtrail', version: '0' },
    browser: { name: 'Chromium', version: '0' },
    head: { app: '0', electron: '0', chromium: '0', savedAt: '2030-01-01T00:00:00.000Z' },
    baseline: null,
    laneOf: () => 'A',
  }

  it('is a whole HAR file, made of parts so small that others can work in between, and has no token in it', async () => {
    const file = join(folder(), 'x.har')
    const lengths: number[] = []
    function* measured(): Generator<FilePart> {
      for (const part of harParts(events, { ...about, redact: true })) {
        lengths.push(part.text.length)
        yield part
      }
    }
    await saveInSlices(file, measured())
    const text = readFileSync(file, 'utf8')
    const har = JSON.parse(text) as Har
    expect(har.log.entries.map(({ request }) => new URL(request.url).searchParams.get('item'))).toEqual(
      Array.from({ length: 2000 }, (_, at) => `${at}`),
    )
    expect(text).not.toMatch(/eyJ[\w-]{4,}\./)
    expect(lengths.length, 'a part for each request at least').toBeGreaterThan(2000)
    expect(Math.max(...lengths), 'characters of the longest part').toBeLessThan(20 * 1024)
  })

  it('can be cancelled while nothing is written yet', async () => {
    const at = folder()
    const controller = new AbortController()
    const saving = saveInSlices(join(at, 'x.har'), harParts(events, { ...about, redact: true }), { signal: controller.signal })
    setTimeout(() => controller.abort(), 20)
    expect(await saving).toBe(false)
    expect(readdirSync(at)).toEqual([])
  })
})
