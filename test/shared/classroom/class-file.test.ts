import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { classFileSchema, longestClassFile, readClassFile, type ClassFile } from '@shared/classroom/class-file.ts'
import { classAsCsv, mergeClass, scoreOf } from '@shared/classroom/merge-class.ts'
import { lessonId } from '@shared/ids.ts'
import type { LessonProgress } from '@shared/lesson/progress.ts'
import { sayProblem } from '@shared/words/problem-words.ts'

const key = (letter: string): string => letter.repeat(43)
const prediction = { step: 0, answer: { option: 1 }, right: true, rightAtFirst: false, stake: 3 } as const
const session: LessonProgress = {
  id: lessonId('session'),
  version: 'v',
  step: null,
  stepsDone: [0],
  predictions: [prediction],
  finishedAt: 5,
  changedAt: 5,
}
const file = (changes: { name?: string; key?: string; savedAtMs?: number; lessons?: ClassFile['lessons'] } = {}): ClassFile => ({
  'crumbtrail-class': 1,
  seat: { name: changes.name ?? 'alice', key: changes.key ?? key('a') },
  savedAtMs: changes.savedAtMs ?? 1000,
  lessons: changes.lessons ?? [session],
})
const signed = (value: unknown): string => `${JSON.stringify(value)}\nsignature\n`
const isSigned = (_octets: Uint8Array, _key: string, signature: string): boolean => signature === 'signature'
const read = (text: string) => readClassFile(text, isSigned)

describe('a class file', () => {
  test('comes back as it was written', () => {
    expect(read(signed(file()))).toEqual({ ok: true, file: file() })
  })

  test.each([
    ['', 'empty', 1],
    ['{"a":1}\nx', 'not-ours', 1],
    [signed({ ...file(), 'crumbtrail-class': 2 }), 'newer-format', 1],
    [JSON.stringify(file()), 'unsigned', 2],
    [`${JSON.stringify(file())}\nother`, 'forged', 2],
    ['{"crumbtrail-class":1,\nsignature', 'no-json', 1],
    [signed({ ...file(), more: 1 }), 'bad-value', 1],
    [signed({ ...file(), seat: { name: '', key: key('a') } }), 'bad-value', 1],
    [signed({ ...file(), seat: { name: 'x', key: '../../etc/passwd' } }), 'bad-value', 1],
    [' '.repeat(longestClassFile + 1), 'too-long', 1],
    [`${'['.repeat(50)}\nx`, 'too-deep', 1],
  ])('is refused, with its place and words in both languages: %.40s', (text, kind, line) => {
    const found = read(text)
    expect(found).toMatchObject({ ok: false, line, problem: { kind } })
    if (found.ok) return
    const { en, ko } = sayProblem({ kind: 'class-file', name: 'seat-7.crumbclass', wrong: found })
    expect(en).toContain(`seat-7.crumbclass: line ${line}, column `)
    expect(ko).toContain(`seat-7.crumbclass: ${line}행 `)
  })

  test('whatever the octets are, the reader returns, and names line and column', () => {
    const whole = signed(file())
    const damaged = fc.tuple(fc.nat(whole.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 20 })).map(([at, gone, put]) => {
      return whole.slice(0, at) + put + whole.slice(at + gone)
    })
    fc.assert(
      fc.property(fc.oneof(damaged, fc.json(), fc.string({ unit: 'binary' })), text => {
        const found = read(text)
        if (found.ok) return void classFileSchema.parse(found.file)
        expect(found.line).toBeGreaterThan(0)
        expect(found.column).toBeGreaterThan(0)
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)
})

describe('a class', () => {
  test('has one seat for each key, by its newest file; a name that two seats have is told', () => {
    const merged = mergeClass([
      file({ key: key('b'), name: 'bob' }),
      file({ savedAtMs: 2000, lessons: [] }),
      file({ savedAtMs: 1000 }),
      file({ key: key('c'), name: 'bob' }),
    ])
    expect(merged.replaced).toBe(1)
    expect(merged.seats.map(({ name, mark, sharesName, lessons }) => [name, mark, sharesName, lessons.length])).toEqual([
      ['alice', 'aaaa', false, 0],
      ['bob', 'bbbb', true, 1],
      ['bob', 'cccc', true, 1],
    ])
  })

  test('tells of each seat and lesson how far it is, and what was right at the first try', () => {
    const again = { ...session, finishedAt: null, predictions: [prediction, { ...prediction, step: 1, rightAtFirst: true }] }
    const [one, two] = mergeClass([file(), file({ key: key('b'), name: 'bob', lessons: [again] })]).seats
    if (one === undefined || two === undefined) throw new Error('two seats')
    expect(scoreOf(one, session.id)).toEqual({ state: 'finished', right: 0, made: 1 })
    expect(scoreOf(two, session.id)).toEqual({ state: 'begun', right: 1, made: 2 })
    expect(scoreOf(two, lessonId('basic'))).toBe(null)
  })

  test('is a table for a spreadsheet, in which no name is a formula', () => {
    const answer = {
      boxes: [
        { box: 'sid', goes: true },
        { box: 'lax', goes: false },
      ],
    }
    const boxes = { ...prediction, answer, stake: null }
    const merged = mergeClass([
      file({ name: '=cmd|"x"!A1', lessons: [{ ...session, predictions: [prediction, { ...boxes, step: 1 }] }] }),
      file({ key: key('b'), name: 'bob', lessons: [{ ...session, predictions: [], finishedAt: null }] }),
    ])
    expect(classAsCsv(merged).split('\r\n')).toEqual([
      'seat,mark,lesson,state,step,answer,right,rightAtFirst,stake,savedAt',
      `"'=cmd|""x""!A1",aaaa,session,finished,1,2,true,false,3,1970-01-01T00:00:01.000Z`,
      `"'=cmd|""x""!A1",aaaa,session,finished,2,sid,true,false,,1970-01-01T00:00:01.000Z`,
      'bob,bbbb,session,begun,,,,,,1970-01-01T00:00:01.000Z',
      '',
    ])
  })
})
