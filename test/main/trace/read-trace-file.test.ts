import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBoundedFile } from '../../../src/main/base/read-bounded-file.ts'
import { loadLessonFile } from '../../../src/main/lesson-runner/load-lesson-files.ts'
import { readTraceFile } from '../../../src/main/trace/read-trace-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'read-trace-file-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)

describe('a file that is to be opened', () => {
  it('comes as its octets, under its own name', async () => {
    writeFileSync(at('a.crumbtrail'), 'text 한')
    await expect(readTraceFile(at('a.crumbtrail'))).resolves.toEqual({ name: 'a.crumbtrail', octets: Buffer.from('text 한') })
  })

  beforeAll(() => {
    writeFileSync(at('packed.gz'), gzipSync('{}'))
    writeFileSync(at('packed.zst'), Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00]))
    writeFileSync(at('packed.zip'), Buffer.from('PK\u0003\u0004rest', 'latin1'))
    writeFileSync(at('octets'), Buffer.from([0xff, 0xfe, 0x00]))
    writeFileSync(at('huge'), '')
    truncateSync(at('huge'), 300 * 1024 * 1024) // a hole: nothing is written
  })

  it.each([
    ['packed.gz', /^packed\.gz is packed \(gzip\)\. Unpack it, and open the \.crumbtrail or \.har file that comes out\.$/],
    ['packed.zst', /^packed\.zst is packed \(zstd\)/],
    ['packed.zip', /^packed\.zip is packed \(zip\)/],
    ['octets', /^octets is not UTF-8 text\. Choose a \.crumbtrail or a \.har file\.$/],
    ['huge', /^huge has 300 MB; at most 256 MB can be opened\. Record and save a shorter trace\.$/],
    ['.', / is a folder\. Choose a \.crumbtrail or a \.har file in it\.$/],
    ['gone', /^gone is not there any more\. Choose another file\.$/],
  ])('is refused with what, why and what to do: %s', async (name, problem) => {
    await expect(readTraceFile(at(name))).rejects.toThrow(problem)
  })

  const onUnix = it.skipIf(process.platform === 'win32')
  onUnix.each([
    ['a device without an end', '/dev/zero'],
    ['a device without a size', '/dev/null'],
  ])('is refused at once when it is no ordinary file: %s', async (_name, device) => {
    await expect(readTraceFile(device)).rejects.toThrow(/is no ordinary file: it is a device, a pipe or a socket\. Choose a/)
    await expect(loadLessonFile(device)).resolves.toMatchObject({ ok: false, problem: { problem: { kind: 'no-file' } } })
  })
  onUnix('is refused at once when it is a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [at('pipe')])
    await expect(readTraceFile(at('pipe'))).rejects.toThrow(/is no ordinary file/)
    await expect(loadLessonFile(at('pipe'))).resolves.toMatchObject({ ok: false, problem: { problem: { kind: 'no-file' } } })
  })
  it.runIf(process.platform === 'linux')('is read to its end when it says that it has no size', async () => {
    await expect(readBoundedFile('/proc/self/status', 1_000_000)).resolves.toMatchObject({ ok: true })
    await expect(readBoundedFile('/proc/self/status', 20)).resolves.toEqual({
      ok: false,
      problem: { kind: 'too-large', bytes: 21, atMost: 20 },
    })
  })
  it('is read whole when it has just as much as may be read, and not with one octet more', async () => {
    writeFileSync(at('full'), 'x'.repeat(5000))
    const read = await readBoundedFile(at('full'), 5000)
    expect(read.ok && read.octets.length).toBe(5000)
    await expect(readBoundedFile(at('full'), 4999)).resolves.toMatchObject({ ok: false, problem: { kind: 'too-large' } })
  })

  it('is refused when it may not be read', async () => {
    writeFileSync(at('locked'), 'secret')
    chmodSync(at('locked'), 0)
    const asNobody = process.getuid?.() === 0 ? 65_534 : null // for the administrator nothing is locked
    if (asNobody !== null) process.seteuid?.(asNobody)
    try {
      await expect(readTraceFile(at('locked'))).rejects.toThrow(/^locked may not be read by you\. Ask for the right to read it/)
    } finally {
      if (asNobody !== null) process.seteuid?.(0)
    }
  })
})
