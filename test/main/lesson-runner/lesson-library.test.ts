import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lessonId } from '@shared/ids.ts'
import type { Problem } from '@shared/problem/problem.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { writeWorld } from '@shared/world/read-world.ts'
import { openLessonLibrary } from '../../../src/main/lesson-runner/lesson-library.ts'
import { loadLessonFile, loadLessonFiles } from '../../../src/main/lesson-runner/load-lesson-files.ts'
import { exampleWorld } from '../../shared/world/example-world.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lessons-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lesson = (id: string, title = id): string => `crumbtrail: 1
id: ${id}
title: { en: ${title}, ko: ${title} }
summary: { en: ${title}, ko: ${title} }
minutes: 3
steps:
  - title: { en: One, ko: 하나 }
    say: { en: Hello, ko: 안녕하십니까 }
`
const said = (problem: Problem | undefined): string => (problem === undefined ? '' : sayProblem(problem).en)
function put(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('a lesson that begins from a snapshot', () => {
  const begun = lesson('begun').replace(
    'steps:\n',
    "from: class.crumbworld\nsetup:\n  - visit: { tab: A, url: 'https://shop.test/' }\nsteps:\n",
  )

  it('has the snapshot beside it, whose tabs are open', async () => {
    put('class.crumbworld', writeWorld(exampleWorld))
    const loaded = await loadLessonFile(put('begun.yaml', begun))
    expect(loaded.ok && loaded.world?.world).toEqual(exampleWorld)
  })

  it.each<[what: string, snapshot: string | null, said: RegExp]>([
    ['is not there', null, /begun\.yaml:6:1: class\.crumbworld/],
    ['is damaged', '{"crumbtrail-world": 1,', /begun\.yaml:6:1: .*class\.crumbworld/],
    ['is something else', '{}', /begun\.yaml:6:1: .*class\.crumbworld/],
    ['has no such tab', writeWorld({ ...exampleWorld, windows: [] }), /begun\.yaml:8:19: tab `A` has not been opened/],
  ])('is refused with the place of its key when the snapshot %s', async (_what, snapshot, told) => {
    if (snapshot !== null) put('class.crumbworld', snapshot)
    const loaded = await loadLessonFile(put('begun.yaml', begun))
    expect(loaded.ok ? '' : said(loaded.problem)).toMatch(told)
  })

  it.each([
    '../class.crumbworld',
    '/etc/class.crumbworld',
    'C:class.crumbworld',
    '..crumbworld',
    'class.crumbworld\\0',
    'sub\\\\a.crumbworld',
    'class.json',
  ])('names no path: %j', async name => {
    const loaded = await loadLessonFile(put('begun.yaml', begun.replace('class.crumbworld', JSON.stringify(name))))
    expect(loaded.ok ? '' : said(loaded.problem)).toContain('without a path')
  })

  it('is another version of itself once the snapshot is another', async () => {
    put('class.crumbworld', writeWorld(exampleWorld))
    put('begun.yaml', begun)
    const before = (await openLessonLibrary(folder)).version(lessonId('begun'))
    put('class.crumbworld', writeWorld({ ...exampleWorld, name: 'Another' }))
    expect((await openLessonLibrary(folder)).version(lessonId('begun'))).not.toBe(before)
  })
})

it('a lesson that is read from disk is taken in only when that is asked for', async () => {
  const library = await openLessonLibrary(folder)
  const read = await library.readFile(put('mine.yaml', lesson('mine')))
  expect(library.cards()).toEqual([])
  if (read.ok) read.value.shelve()
  expect(library.cards()).toMatchObject([{ isOwnFile: true }])
})

describe('the library', () => {
  it('lists built-in lessons by file name, and nothing but .yaml files', async () => {
    put('02-b.yaml', lesson('b'))
    put('01-c.yml', lesson('c'))
    put('lesson.schema.json', '{}')
    put('notes.txt', 'crumbtrail: 1')
    const library = await openLessonLibrary(folder)
    expect(library.cards().map(({ id }) => id)).toEqual(['c', 'b'])
    expect(library.cards()[0]).toEqual({
      id: 'c',
      title: { en: 'c', ko: 'c' },
      summary: { en: 'c', ko: 'c' },
      minutes: 3,
      steps: 1,
      chapter: null,
      needs: [],
      isChallenge: false,
      isOwnFile: false,
      isInFolder: false,
      terms: [],
    })
    expect(library.damaged).toEqual([])
  })

  it('shows the others when one file is damaged, and says where it is damaged', async () => {
    put('1.yaml', lesson('a'))
    const bad = put('2.yaml', lesson('b').replace('minutes: 3', 'minuets: 3'))
    put('3.yaml', Buffer.from([0xff, 0xfe, 0x00]))
    put('4.yaml', lesson('d'))
    const library = await openLessonLibrary(folder)
    expect(library.cards().map(({ id }) => id)).toEqual(['a', 'd'])
    expect(library.damaged).toHaveLength(2)
    expect(said(library.damaged[0])).toContain(`${bad}:5:1: \`minuets\` is not a key of this part of a lesson`)
    expect(said(library.damaged[1])).toContain('not UTF-8 text')
  })

  it('takes the first of two lessons with one id, and says so', async () => {
    put('1.yaml', lesson('a', 'First'))
    put('2.yaml', lesson('a', 'Second'))
    const library = await openLessonLibrary(folder)
    expect(library.cards().map(({ title }) => title.en)).toEqual(['First'])
    expect(said(library.damaged[0])).toContain('the id `a` is taken by 1.yaml')
  })

  it('without its folder is empty and says why', async () => {
    const library = await openLessonLibrary(join(folder, 'nowhere'))
    expect(library.cards()).toEqual([])
    expect(said(library.damaged[0])).toMatch(/^The built-in lessons in .*nowhere cannot be read/)
  })

  it('opens an own file beside the built-in ones, even with the id of one of them, and again after it was changed', async () => {
    put('1.yaml', lesson('a', 'Built-in'))
    const library = await openLessonLibrary(folder)
    const own = put('own.yaml', lesson('a', 'Mine'))
    const opened = await library.openFile(own)
    put('own.yaml', lesson('a', 'Changed'))
    await library.openFile(own)
    expect(library.cards().map(({ title, isOwnFile }) => [title.en, isOwnFile])).toEqual([
      ['Built-in', false],
      ['Changed', true],
    ])
    expect(library.find(lessonId('a'))?.title.en).toBe('Built-in')
    expect(opened.ok && library.find(opened.value)?.title.en).toBe('Changed')
  })

  it.each([
    ['is not there', 'nowhere.yaml', null, 'nowhere.yaml is not there. Choose another file.'],
    ['is a folder', '.', null, ' is a folder. Choose a lesson file (.yaml) in it.'],
    ['is huge', 'huge.yaml', 'x'.repeat(2_000_000), 'huge.yaml has 2 MB; at most 256 KB can be opened. Choose a lesson file (.yaml).'],
    ['is damaged', 'bad.yaml', 'a: [', 'bad.yaml:1:5: this is not YAML'],
  ])('does not open a file that %s', async (_what, name, text, message) => {
    if (text !== null) put(name, text)
    const library = await openLessonLibrary(folder)
    const before = library.cards()
    const opened = await library.openFile(join(folder, name))
    expect(opened).toMatchObject({ ok: false, error: { code: 'bad-lesson', message: expect.stringContaining(message) as string } })
    expect(library.cards()).toEqual(before)
  })
})

describe('files for a run without anybody', () => {
  it('come all, or none with what is wrong in each, in the language asked for', async () => {
    const good = put('1.yaml', lesson('a'))
    const bad = put('2.yaml', lesson('b').replace('minutes: 3\n', ''))
    const twin = put('3.yaml', lesson('a'))
    expect(await loadLessonFiles([good], 'en')).toMatchObject({ ok: true, lessons: [{ file: good, lesson: { id: 'a' } }] })
    const loaded = await loadLessonFiles([good, bad, twin], 'ko')
    expect(loaded).toEqual({
      ok: false,
      problems: [
        expect.stringContaining(`${bad}:1:1: \`minutes\` 키가 없습니다`) as string,
        expect.stringContaining(`${twin}: \`a\` id는 ${good}`) as string,
      ],
    })
  })
})
