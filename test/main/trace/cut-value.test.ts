import { describe, expect, it } from 'vitest'
import { cutValue, maxValueUnits } from '../../../src/main/trace/cut-value.ts'
import { createStorageRecorder } from '../../../src/main/recorder/storage-recorder.ts'
import { eventSeq, tabId } from '@shared/ids.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'

describe('a long value of a storage', () => {
  it('is told whole up to the limit, and by its beginning, length and fingerprint beyond it', () => {
    expect(cutValue('x'.repeat(maxValueUnits))).toEqual({ text: 'x'.repeat(maxValueUnits), cutFrom: null })
    const { text, cutFrom } = cutValue('y'.repeat(maxValueUnits + 1))
    expect(cutFrom).toBe(maxValueUnits + 1)
    expect(text).toMatch(/^y{1000}… \[65537 units, sha256 [0-9a-f]{16}\]$/)
  })

  it('is a change when only its end is another', () => {
    const drafts: TraceDraft[] = []
    const recorder = createStorageRecorder(draft => eventSeq(drafts.push(draft)))
    const source = { tab: tabId('t1'), profile: 'laptop' } as const
    const set = (newValue: string): void =>
      recorder.handle(source, 'DOMStorage.domStorageItemUpdated', {
        storageId: { isLocalStorage: true, storageKey: 'https://shop.test/' },
        key: 'k',
        oldValue: '',
        newValue,
      })
    const long = 'z'.repeat(100_000)
    for (const value of [`${long}1`, `${long}1`, `${long}2`]) set(value)
    expect(drafts).toHaveLength(2)
    expect(drafts).toMatchObject([{ cutFrom: 100_001 }, { cutFrom: 100_001 }])
    expect(JSON.stringify(drafts).length).toBeLessThan(10_000)
  })
})
