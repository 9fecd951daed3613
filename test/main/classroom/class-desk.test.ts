import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { lessonId } from '@shared/ids.ts'
import { noProgress, type LessonProgress, type Progress } from '@shared/lesson/progress.ts'
import { createClassDesk, type ClassDesk } from '../../../src/main/classroom/class-desk.ts'
import { openSeatKey } from '../../../src/main/classroom/seat-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-class-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lesson = (id: string): LessonProgress => ({
  id: lessonId(id),
  version: 'v',
  step: 1,
  stepsDone: [0],
  predictions: [{ step: 0, answer: { option: 0 }, right: false, rightAtFirst: false, stake: null }],
  finishedAt: null,
  changedAt: 1,
})

let last = 0
/** A seat with a user-data folder of its own. */
function seat(lessons: readonly LessonProgress[] = [lesson('session')], own: Readonly<Record<string, string>> = {}): ClassDesk {
  last += 1
  const home = mkdtempSync(join(folder, `home-${last}-`))
  const progress: Progress = { ...noProgress, lessons: [...lessons] }
  return createClassDesk({ readProgress: () => progress, ownIdOf: id => own[id] ?? null, seatKey: () => openSeatKey(home) })
}

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('a class of files', () => {
  test('is merged, and what was changed, damaged or is no file of a class is refused by its name', async () => {
    const good = write('good.crumbclass', seat().handIn('alice'))
    const forged = write('forged.crumbclass', seat().handIn('bob').replace('"rightAtFirst":false', '"rightAtFirst":true'))
    const cut = write('cut.crumbclass', seat().handIn('kim').slice(0, 60))
    const taken = write('taken.crumbclass', seat().handIn('bob').replace('"name":"bob"', '"name":"alice"'))
    const binary = join(folder, 'binary.crumbclass')
    writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00]))
    const { seats, refused } = await seat().collect([good, forged, cut, taken, binary, folder, join(folder, 'none.crumbclass')])
    expect(seats.map(({ name }) => name)).toEqual(['alice'])
    expect(refused).toMatchObject([
      { kind: 'class-file', name: 'forged.crumbclass', wrong: { line: 2, problem: { kind: 'forged' } } },
      { kind: 'class-file', name: 'cut.crumbclass', wrong: { problem: { kind: 'no-json' } } },
      { kind: 'class-file', name: 'taken.crumbclass', wrong: { problem: { kind: 'forged' } } },
      { kind: 'file', errand: 'open-class', name: 'binary.crumbclass', problem: { kind: 'not-utf8' } },
      { kind: 'file', errand: 'open-class', problem: { kind: 'folder' } },
      { kind: 'file', errand: 'open-class', name: 'none.crumbclass', problem: { kind: 'gone' } },
    ])
  })

  test('thirty seats become thirty rows, and a table', async () => {
    const files = Array.from({ length: 30 }, (_, at) =>
      write(`seat-${at}.crumbclass`, seat().handIn(`seat ${String(at).padStart(2, '0')}`)),
    )
    const desk = seat()
    expect(desk.csv()).toBe(null)
    const { seats, refused } = await desk.collect(files)
    expect(refused).toEqual([])
    expect(seats.map(({ name }) => name)).toEqual(Array.from({ length: 30 }, (_, at) => `seat ${String(at).padStart(2, '0')}`))
    expect(desk.csv()?.split('\r\n')).toHaveLength(32)
  })

  test('a later file of a seat takes the place of the earlier one, also under another name', async () => {
    const one = seat()
    const first = write('first.crumbclass', one.handIn('alice'))
    const second = write('second.crumbclass', one.handIn('alice b.'))
    const { seats, replaced } = await one.collect([second, first])
    expect(seats).toHaveLength(1)
    expect(replaced).toBe(1)
  })
})

describe('what a seat hands in', () => {
  test('names a lesson that was opened from disk by the id in its file, and no path', async () => {
    const text = seat([lesson('own:/home/alice/secret/mine.yaml'), lesson('own:/gone.yaml')], {
      'own:/home/alice/secret/mine.yaml': 'mine',
    }).handIn('a')
    expect(text).toContain('"own:mine"')
    expect(text).not.toContain('/')
    const { refused } = await seat().collect([write('own.crumbclass', text)])
    expect(refused).toEqual([])
  })
})

describe('the key of a seat', () => {
  test('is kept for its owner alone, and is the same after a restart', () => {
    const home = mkdtempSync(join(folder, 'key-'))
    const { publicKey } = openSeatKey(home)
    expect(openSeatKey(home).publicKey).toBe(publicKey)
    if (process.platform !== 'win32') expect(statSync(join(home, 'seat-key.pem')).mode & 0o777).toBe(0o600)
  })

  test('is made anew when what stands there is no key', () => {
    const home = mkdtempSync(join(folder, 'key-'))
    writeFileSync(join(home, 'seat-key.pem'), 'no key')
    const { publicKey } = openSeatKey(home)
    expect(publicKey).toHaveLength(43)
    expect(readFileSync(join(home, 'seat-key.pem'), 'utf8')).toContain('PRIVATE KEY')
  })
})
