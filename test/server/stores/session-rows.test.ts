import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diskRows, memoryRows, type Session } from '../../../src/server/stores/session-rows.ts'

let parent = ''
let opened: ReturnType<typeof diskRows>[] = []
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'crumbtrail-rows-'))
  opened = []
})
afterEach(() => {
  for (const rows of opened) rows.discard()
  rmSync(parent, { recursive: true })
})

function openOnDisk(): ReturnType<typeof diskRows> {
  const rows = diskRows(parent)
  opened.push(rows)
  return rows
}

const row = (id: string, part: Partial<Session> = {}): Session => ({
  id: id.repeat(24),
  user: 'alice',
  role: 'user',
  basket: ['tea'],
  createdLabMs: 1,
  lastSeenLabMs: 2,
  userAgent: 'a browser',
  store: 'disk',
  ...part,
})

describe.each([
  ['memory', () => memoryRows()],
  ['disk', () => openOnDisk()],
])('rows in %s', (_where, open) => {
  it('come back as they were put, and go once', () => {
    const rows = open()
    rows.put(row('a'))
    expect(rows.get(row('a').id)).toEqual(row('a'))
    expect([rows.remove(row('a').id), rows.remove(row('a').id)]).toEqual([true, false])
    expect(rows.get(row('a').id)).toBeNull()
  })

  it('are replaced, not doubled', () => {
    const rows = open()
    rows.put(row('a'))
    rows.put(row('a', { user: null }))
    expect(rows.all()).toEqual([row('a', { user: null })])
  })

  it('are nothing before the first', () => {
    const rows = open()
    expect([rows.get(row('a').id), rows.remove(row('a').id), rows.all()]).toEqual([null, false, []])
  })
})

describe('rows on disk', () => {
  it.each(['../outside', '../../outside', '', '.', 'a'.repeat(23), 'A'.repeat(24), `${'a'.repeat(24)}\0`, '/etc/passwd'])(
    'never follow %j out of their folder',
    id => {
      const rows = openOnDisk()
      rows.put(row('a'))
      writeFileSync(join(parent, 'outside.json'), JSON.stringify(row('b', { id: '../outside' })))
      expect([rows.get(id), rows.remove(id)]).toEqual([null, false])
      expect(existsSync(join(parent, 'outside.json'))).toBe(true)
    },
  )

  it('make no folder until there is a row, and leave none', () => {
    const rows = openOnDisk()
    rows.get(row('a').id)
    expect(readdirSync(parent)).toEqual([])
    rows.put(row('a'))
    expect(readdirSync(parent)).toHaveLength(1)
    rows.discard()
    expect([readdirSync(parent), rows.all()]).toEqual([[], []])
  })

  it('go with the process, whatever ends it', () => {
    const before = process.listeners('exit')
    const rows = openOnDisk()
    rows.put(row('a'))
    const [onExit] = process.listeners('exit').filter(one => !before.includes(one))
    onExit?.call(process, 0)
    expect(readdirSync(parent)).toEqual([])
    expect(process.listeners('exit')).toEqual(before)
  })

  it('pass over a file that is no row (any more)', () => {
    const rows = openOnDisk()
    rows.put(row('a'))
    const folder = join(parent, readdirSync(parent)[0] ?? '')
    writeFileSync(join(folder, `${'b'.repeat(24)}.json`), '{"id": "bbb')
    mkdirSync(join(folder, `${'c'.repeat(24)}.json`))
    expect([rows.get('b'.repeat(24)), rows.get('c'.repeat(24))]).toEqual([null, null])
    expect(rows.all()).toEqual([row('a')])
  })
})
