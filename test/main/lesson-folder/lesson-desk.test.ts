import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lessonTemplate } from '@shared/lesson/lesson-template.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import { createLessonDesk, type LessonDesk } from '../../../src/main/lesson-folder/lesson-desk.ts'

let base = ''
let folder = ''
let desk: LessonDesk
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'lesson-desk-')))
  folder = join(base, 'mine')
  mkdirSync(folder)
  desk = createLessonDesk({ place: () => folder, view: () => null, refresh: () => Promise.resolve() })
})
afterEach(() => rmSync(base, { recursive: true }))
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

describe('the editor’s desk', () => {
  it('begins a new lesson that is whole, under a name that is free, and saves it', async () => {
    put('my-lesson-1.yaml', 'mine')
    const fresh = await desk.open(null)
    expect(fresh).toEqual({ file: 'my-lesson-2.yaml', text: lessonTemplate('my-lesson-2'), stamp: null })
    expect(parseLesson(fresh.text).ok).toBe(true)
    await desk.save(fresh)
    expect(read('my-lesson-2.yaml')).toBe(fresh.text)
  })

  it('saves over what it has seen, and over nothing else', async () => {
    put('a.yaml', 'one')
    const seen = await desk.open('a.yaml')
    const saved = await desk.save({ ...seen, text: 'two' })
    expect(read('a.yaml')).toBe('two')
    put('a.yaml', 'by another program')
    await expect(desk.save({ ...saved, text: 'three' })).rejects.toMatchObject({ problem: { kind: 'lesson-file-changed' } })
    await expect(desk.save({ file: 'a.yaml', text: 'four', stamp: null })).rejects.toMatchObject({
      problem: { kind: 'lesson-file-changed' },
    })
    expect(read('a.yaml')).toBe('by another program')
    await expect(desk.save({ file: 'a.yaml', text: 'by another program', stamp: null })).resolves.toMatchObject({ file: 'a.yaml' })
  })

  it.each(['../out.yaml', '/etc/passwd', 'a.txt', '.a.yaml', 'in/a.yaml', 'in\\a.yaml', 'C:a.yaml', 'a\u0000.yaml', ''])(
    'neither reads nor writes %j',
    async file => {
      await expect(desk.open(file)).rejects.toMatchObject({ problem: { kind: 'bad-lesson-name' } })
      await expect(desk.save({ file, text: 'x', stamp: null })).rejects.toMatchObject({ problem: { kind: 'bad-lesson-name' } })
    },
  )

  it('follows no link out of the folder, and keeps one within it', async () => {
    writeFileSync(join(base, 'out.yaml'), 'outside')
    symlinkSync(join(base, 'out.yaml'), join(folder, 'link.yaml'))
    await expect(desk.open('link.yaml')).rejects.toMatchObject({
      problem: { kind: 'file', name: 'link.yaml', problem: { kind: 'leads-out' } },
    })
    await expect(desk.save({ file: 'link.yaml', text: 'x', stamp: null })).rejects.toMatchObject({
      problem: { problem: { kind: 'leads-out' } },
    })
    expect(readFileSync(join(base, 'out.yaml'), 'utf8')).toBe('outside')
    put('real.yaml', 'one')
    symlinkSync(join(folder, 'real.yaml'), join(folder, 'same.yaml'))
    await desk.save({ ...(await desk.open('same.yaml')), text: 'two' })
    expect(read('real.yaml')).toBe('two')
  })

  it('finds the step of a line, and none in a text with mistakes', () => {
    const text = `${lessonTemplate('x')}  - title: { en: Two, ko: 둘 }\n    say: { en: Hello, ko: 안녕하십니까 }\n`
    const lines = text.split('\n')
    const steps = [
      1,
      lines.findIndex(line => line.includes('predict')) + 1,
      lines.findIndex(line => line.includes('Two')) + 1,
      lines.length,
    ]
    expect(steps.map(line => desk.cut(text, line).step)).toEqual([0, 0, 1, 1])
    expect(() => desk.cut(text.replace('minutes', 'minuets'), 1)).toThrow(/minuets/)
  })
})
