import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Policy } from '@shared/policy/policy-file.ts'
import { openSettings } from '../../../src/main/app/settings-store.ts'
import { firstPolicy } from '../../../src/main/policy/first-policy.ts'
import { createPolicyDesk } from '../../../src/main/policy/policy-desk.ts'
import { createPolicyLanguage } from '../../../src/main/policy/policy-language.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'))
})
afterEach(() => rm(folder, { recursive: true }))

const exam: Policy = { 'crumbtrail-policy': 1, title: 'Exam', hide: ['hints'], hideTools: [], untilQuit: false }
async function file(name: string, content: string | Uint8Array = JSON.stringify(exam)): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('a policy that was opened', () => {
  test('hides nothing before it is put in force', async () => {
    const onChanged = vi.fn()
    const desk = createPolicyDesk(null, onChanged)
    await desk.open(await file('exam.crumbpolicy'))
    expect(desk.inForce()).toBeNull()
    expect(onChanged).not.toHaveBeenCalled()
    desk.begin()
    expect(desk.inForce()).toEqual(exam)
    desk.end()
    expect(onChanged.mock.calls).toEqual([[exam], [null]])
  })

  test('changes nothing when it is damaged', async () => {
    const desk = createPolicyDesk(null, vi.fn())
    await expect(desk.open(await file('exam.crumbpolicy', '{'))).rejects.toMatchObject({ problem: { kind: 'policy-file' } })
    await expect(desk.open(await file('exam.crumbpolicy', new Uint8Array([0xff])))).rejects.toMatchObject({
      problem: { kind: 'file', problem: { kind: 'not-utf8' } },
    })
    expect(() => desk.begin()).toThrow('No policy was opened')
  })
})

describe('at the start', () => {
  test('the one that was given counts, then the one that lies in a folder', async () => {
    await file('crumbtrail.crumbpolicy')
    const given = await file('other.crumbpolicy', JSON.stringify({ ...exam, title: 'Given' }))
    expect(await firstPolicy({ given, folders: [folder] })).toMatchObject({ ok: true, value: { title: 'Given' } })
    expect(await firstPolicy({ given: null, folders: ['/nowhere', folder] })).toMatchObject({ ok: true, value: { title: 'Exam' } })
    expect(await firstPolicy({ given: null, folders: ['/nowhere'] })).toEqual({ ok: true, value: null })
  })

  test('a damaged one, and one that is not there, are told of', async () => {
    await file('crumbtrail.crumbpolicy', '[]')
    expect(await firstPolicy({ given: null, folders: [folder] })).toMatchObject({ ok: false, error: { problem: { kind: 'policy-file' } } })
    expect(await firstPolicy({ given: join(folder, 'gone'), folders: [] })).toMatchObject({ ok: false, error: { code: 'io' } })
  })
})

test('the language of a policy is never kept, and the seat’s own comes back', () => {
  const settings = openSettings(folder, { language: 'en' }, vi.fn())
  const language = createPolicyLanguage(settings)
  language.follow({ ...exam, language: 'ko' })
  expect(settings.read().language).toBe('ko')
  settings.change({ theme: 'dark' })
  expect(settings.read()).toMatchObject({ language: 'ko', theme: 'dark' })
  expect(openSettings(folder, { language: 'en' }, vi.fn()).read().language).toBe('en')
  language.follow(null)
  expect(settings.read().language).toBe('en')
})
