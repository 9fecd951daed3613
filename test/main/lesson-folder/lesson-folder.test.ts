import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lessonId } from '@shared/ids.ts'
import { openKeptFolder } from '../../../src/main/lesson-folder/kept-folder.ts'
import { openLessonFolder, type LessonFolder } from '../../../src/main/lesson-folder/lesson-folder.ts'
import { shelfOf } from '../../../src/main/lesson-folder/lesson-shelf.ts'
import { scanLessonFolder } from '../../../src/main/lesson-folder/scan-lesson-folder.ts'
import { openLessonLibrary, type LessonLibrary } from '../../../src/main/lesson-runner/lesson-library.ts'

let base = ''
let folder = ''
let told = 0
let opened: LessonFolder | null = null
beforeEach(() => {
  told = 0
  base = mkdtempSync(join(tmpdir(), 'lesson-folder-'))
  folder = join(base, 'mine')
  mkdirSync(folder)
  mkdirSync(join(base, 'built-in'))
})
afterEach(() => {
  opened?.stop()
  opened = null
  rmSync(base, { recursive: true })
})

const lesson = (id: string, title = id): string => `crumbtrail: 1
id: ${id}
title: { en: ${title}, ko: ${title} }
summary: { en: ${title}, ko: ${title} }
minutes: 3
steps:
  - title: { en: One, ko: 하나 }
    say: { en: Hello, ko: 안녕하십니까 }
`
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)
const quick = { settleMs: 20, mostMs: 200, againMs: 50 }

interface Followed {
  readonly library: LessonLibrary
  readonly files: () => unknown
}
async function follow(): Promise<Followed> {
  const library = await openLessonLibrary(join(base, 'built-in'))
  opened = openLessonFolder(openKeptFolder(base), library, () => (told += 1), quick)
  await opened.choose(folder)
  const view = opened.view
  return { library, files: () => view()?.files.map(({ name, lesson: id, mistakes }) => [name, id, mistakes.length]) }
}

describe('a folder of lessons', () => {
  it('is read file by file, and a mistake stands with its file, line and column', async () => {
    put('a.yaml', lesson('a'))
    put('b.yml', lesson('b').replace('minutes', 'minuets'))
    put('c.yaml', lesson('a'))
    put('.d.yaml', lesson('d'))
    put('e.txt', lesson('e'))
    const { view, lessons } = await scanLessonFolder(folder)
    expect(view).toMatchObject({ name: 'mine', leftOut: 0, problem: null })
    expect(view.files).toMatchObject([
      { name: 'a.yaml', lesson: 'own:a', mistakes: [], problem: null },
      {
        name: 'b.yml',
        lesson: null,
        mistakes: [
          { line: 1, column: 1 },
          { line: 5, column: 1 },
        ],
      },
      { name: 'c.yaml', lesson: null, problem: { kind: 'lesson-id-taken', file: 'c.yaml', other: 'a.yaml' } },
    ])
    expect(lessons.map(({ id }) => id)).toEqual(['own:a'])
  })

  it('leads nowhere else, and tells the page no path', async () => {
    writeFileSync(join(base, 'outside.yaml'), lesson('outside'))
    symlinkSync(join(base, 'outside.yaml'), join(folder, 'link.yaml'))
    symlinkSync('/dev/zero', join(folder, 'zero.yaml'))
    symlinkSync(join(folder, 'nowhere.yaml'), join(folder, 'dead.yaml'))
    mkdirSync(join(folder, 'folder.yaml'))
    put('real.yaml', lesson('real'))
    put('huge.yaml', 'x'.repeat(2_000_000))
    put('binary.yaml', '\uFFFD'.repeat(3))
    symlinkSync(join(folder, 'real.yaml'), join(folder, 'within.yaml'))
    const { view, lessons } = await scanLessonFolder(folder)
    expect(
      view.files.map(({ name, lesson: id, problem }) => [name, id ?? (problem?.kind === 'file' ? problem.problem.kind : problem?.kind)]),
    ).toEqual([
      ['binary.yaml', undefined],
      ['dead.yaml', 'gone'],
      ['huge.yaml', 'too-large'],
      ['link.yaml', 'leads-out'],
      ['real.yaml', 'own:real'],
      ['within.yaml', 'lesson-id-taken'],
      ['zero.yaml', 'leads-out'],
    ])
    expect(lessons).toHaveLength(1)
    expect(JSON.stringify(view)).not.toContain(base)
  })

  it('of hundreds of files reads a hundred, and says how many it left out', async () => {
    for (let index = 0; index < 103; index += 1) put(`${String(index).padStart(3, '0')}.yaml`, lesson(`l${index}`))
    const { view } = await scanLessonFolder(folder)
    expect([view.files.length, view.leftOut]).toEqual([100, 3])
  })

  it('is followed: a file that is written, replaced, damaged or removed', async () => {
    const { library, files } = await follow()
    expect(files()).toEqual([])
    expect(told).toBe(1)
    put('a.yaml', lesson('a', 'First'))
    await vi.waitFor(() => expect(files()).toEqual([['a.yaml', 'own:a', 0]]))
    // As editors save: another file takes its place.
    put('.a.yaml.swp', lesson('a', 'Second'))
    renameSync(join(folder, '.a.yaml.swp'), join(folder, 'a.yaml'))
    await vi.waitFor(() => expect(library.find(lessonId('own:a'))?.title.en).toBe('Second'))
    put('a.yaml', lesson('a').replace('minutes: 3\n', ''))
    await vi.waitFor(() => expect(files()).toEqual([['a.yaml', null, 1]]))
    expect(library.find(lessonId('own:a'))).toBe(null)
    rmSync(join(folder, 'a.yaml'))
    await vi.waitFor(() => expect(files()).toEqual([]))
  })

  it('comes back after it was away', async () => {
    put('a.yaml', lesson('a'))
    const { files } = await follow()
    rmSync(folder, { recursive: true })
    await vi.waitFor(() => expect(opened?.view()?.problem).toMatchObject({ kind: 'file', problem: { kind: 'gone' } }))
    mkdirSync(folder)
    put('b.yaml', lesson('b'))
    await vi.waitFor(() => expect(files()).toEqual([['b.yaml', 'own:b', 0]]))
    put('c.yaml', lesson('c'))
    await vi.waitFor(() => expect(files()).toHaveLength(2))
  })

  it('is remembered, and a damaged memory is none', async () => {
    await follow()
    await vi.waitFor(() => expect(openKeptFolder(base).read()).toBe(folder))
    writeFileSync(join(base, 'lesson-folder.json'), '{"crumbtrail":"lesson-folder","folder":"../../etc"}')
    expect(openKeptFolder(base).read()).toBe(null)
    writeFileSync(join(base, 'lesson-folder.json'), '[')
    expect(openKeptFolder(base).read()).toBe(null)
  })

  it('says that a newer version of the lesson that is played is there, and leaves that lesson as it is', async () => {
    put('a.yaml', lesson('a', 'First'))
    const { library } = await follow()
    const id = lessonId('own:a')
    const playing = library.find(id)
    const control = { player: () => ({ play: () => ({ id }) }) as never, lesson: () => playing, isTrial: () => false }
    const newer = (): unknown => shelfOf(library, { view: () => null }, control).newer
    expect(newer()).toBe(null)
    put('a.yaml', lesson('a', 'Second'))
    await vi.waitFor(() => expect(newer()).toBe(id))
    expect(playing?.title.en).toBe('First')
    put('a.yaml', `# a comment\n${lesson('a', 'First')}`)
    await vi.waitFor(() => expect(newer()).toBe(null))
  })
})
