import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Notice } from '@shared/contract/app-facts.ts'
import { openSettings } from '../../../src/main/app/settings-store.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'crumbtrail-settings-'))

function open(at: string) {
  const notices: Notice[] = []
  return { notices, ...openSettings(at, { language: 'ko' }, notice => notices.push(notice)) }
}

describe('settings', () => {
  it('begin with the defaults, silently, when there is no file', () => {
    const { read, notices } = open(folder())
    expect(read()).toEqual({ language: 'ko', theme: 'system', zoom: 100 })
    expect(notices).toEqual([])
  })

  it('come back after a restart, in a file for the owner alone', async () => {
    const at = folder()
    open(at).change({ theme: 'dark' })
    await vi.waitFor(() => expect(JSON.parse(readFileSync(join(at, 'settings.json'), 'utf8'))).toMatchObject({ theme: 'dark' }))
    expect(statSync(join(at, 'settings.json')).mode & 0o777).toBe(0o600)
    expect(open(at).read().theme).toBe('dark')
  })

  it('fall back field by field when the file holds nonsense', () => {
    const at = folder()
    writeFileSync(join(at, 'settings.json'), JSON.stringify({ language: 'en', theme: 'purple', zoom: '9' }))
    expect(open(at).read()).toEqual({ language: 'en', theme: 'system', zoom: 100 })
  })

  it.each([
    ['{', { problem: 'unexpected-end', line: 1, column: 2 }],
    ['{"zoom":100,}', { problem: 'trailing-comma', line: 1, column: 12 }],
    ['[]', null],
    ['null', null],
  ])('say so, and where, and go on when the file is %s', (text, mistake) => {
    const at = folder()
    writeFileSync(join(at, 'settings.json'), text)
    const { read, notices } = open(at)
    expect(read().theme).toBe('system')
    expect(notices).toEqual([
      { kind: 'settings-not-kept', problem: { kind: 'settings-damaged', file: join(at, 'settings.json'), mistake } },
    ])
  })

  it('say once that they cannot be kept, and hold them for this run', async () => {
    const at = folder()
    mkdirSync(join(at, 'settings.json'))
    const { read, change, notices } = open(at)
    change({ zoom: 150 })
    await vi.waitFor(() => expect(notices.length).toBeGreaterThanOrEqual(2), { timeout: 60_000 })
    expect(read().zoom).toBe(150)
    expect(notices[0]).toMatchObject({ problem: { kind: 'file', errand: 'read-settings', problem: { kind: 'folder' } } })
    expect(notices[1]).toMatchObject({ problem: { kind: 'file', errand: 'keep-settings' } })
  })

  it('refuse what they do not know', () => {
    expect(() => open(folder()).change({ zoom: 123 } as never)).toThrow()
  })
})
