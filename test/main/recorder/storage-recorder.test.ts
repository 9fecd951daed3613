import { describe, expect, it } from 'vitest'
import { eventSeq, tabId } from '@shared/ids.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { createStorageRecorder } from '../../../src/main/recorder/storage-recorder.ts'

const a = { tab: tabId('a'), profile: 'laptop' } as const
const b = { tab: tabId('b'), profile: 'laptop' } as const
const phone = { tab: tabId('p'), profile: 'phone' } as const
const storageId = (isLocalStorage: boolean) => ({ storageKey: 'https://shop.test/', isLocalStorage })
const added = (isLocal: boolean, key: string, newValue: string) => ({ storageId: storageId(isLocal), key, newValue })

function recorder() {
  const facts: TraceDraft[] = []
  const created = createStorageRecorder(draft => {
    facts.push(draft)
    return eventSeq(facts.length)
  })
  return { facts, ...created }
}

describe('recording storage', () => {
  it('records a localStorage write once, though every tab of the profile reports it', () => {
    const { facts, handle } = recorder()
    handle(a, 'DOMStorage.domStorageItemAdded', added(true, 'k', '1'))
    handle(b, 'DOMStorage.domStorageItemAdded', added(true, 'k', '1'))
    expect(facts).toMatchObject([{ area: 'local', tab: null, op: 'set', key: 'k', oldValue: null, newValue: '1' }])
  })

  it('keeps the profiles apart', () => {
    const { facts, handle } = recorder()
    handle(a, 'DOMStorage.domStorageItemAdded', added(true, 'k', '1'))
    handle(phone, 'DOMStorage.domStorageItemAdded', added(true, 'k', '1'))
    expect(facts).toHaveLength(2)
  })

  it('keeps sessionStorage to its tab', () => {
    const { facts, handle } = recorder()
    handle(a, 'DOMStorage.domStorageItemAdded', added(false, 'k', '1'))
    handle(b, 'DOMStorage.domStorageItemAdded', added(false, 'k', '1'))
    expect(facts.map(fact => fact.kind === 'storage.changed' && fact.tab)).toEqual(['a', 'b'])
  })

  it('keeps what a frame has under one site apart from what it has under another, and from its own page', () => {
    const { facts, handle } = recorder()
    for (const storageKey of [
      'https://ads.test/^0https://shop.test',
      'https://ads.test/^0https://evil.test',
      'https://ads.test/^31',
      'https://ads.test/',
    ]) {
      handle(a, 'DOMStorage.domStorageItemAdded', { storageId: { storageKey, isLocalStorage: true }, key: 'n', newValue: '1' })
    }
    expect(facts.map(fact => (fact.kind === 'storage.changed' ? [fact.origin, fact.partition] : []))).toEqual([
      ['https://ads.test', 'https://shop.test'],
      ['https://ads.test', 'https://evil.test'],
      ['https://ads.test', 'https://ads.test'],
      ['https://ads.test', undefined],
    ])
  })

  it('tells a change from its old value to the new one', () => {
    const { facts, handle } = recorder()
    handle(a, 'DOMStorage.domStorageItemAdded', added(true, 'k', '1'))
    handle(a, 'DOMStorage.domStorageItemUpdated', { ...added(true, 'k', '2'), oldValue: '1' })
    handle(a, 'DOMStorage.domStorageItemRemoved', { storageId: storageId(true), key: 'k' })
    expect(facts.slice(1)).toMatchObject([
      { op: 'set', oldValue: '1', newValue: '2' },
      { op: 'removed', oldValue: '2', newValue: null },
    ])
  })

  it('does not record the clearing of what is empty', () => {
    const { facts, handle } = recorder()
    handle(a, 'DOMStorage.domStorageItemsCleared', { storageId: storageId(true) })
    expect(facts).toEqual([])
  })

  it('reads back what was written unseen, and nothing else', () => {
    const { facts, handle, readBack } = recorder()
    handle(a, 'DOMStorage.domStorageItemAdded', added(false, 'seen', '1'))
    handle(a, 'DOMStorage.domStorageItemAdded', added(false, 'gone', '1'))
    readBack(a, 'session', { origin: 'https://shop.test', partition: null }, [
      ['seen', '1'],
      ['copied', '2'],
    ])
    expect(facts.slice(2)).toMatchObject([
      { op: 'removed', key: 'gone' },
      { op: 'found', key: 'copied', newValue: '2' },
    ])
  })

  it('names the edit by hand as the cause', () => {
    const { facts, handle, expectEdit } = recorder()
    expectEdit(a, 'local', { origin: 'https://shop.test', key: 'k', value: '1', cause: eventSeq(12) })
    handle(b, 'DOMStorage.domStorageItemAdded', added(true, 'k', '1'))
    handle(b, 'DOMStorage.domStorageItemUpdated', added(true, 'k', '2'))
    expect(facts.map(fact => fact.cause)).toEqual([12, null])
  })

  it('lays to an edit by hand its own value alone, and nothing once it is taken back', () => {
    const { facts, handle, expectEdit } = recorder()
    const edit = { origin: 'https://shop.test', key: 'k', cause: eventSeq(12) }
    const takeBack = expectEdit(a, 'session', { ...edit, value: null })
    handle(a, 'DOMStorage.domStorageItemAdded', added(false, 'k', '1'))
    takeBack()
    handle(a, 'DOMStorage.domStorageItemRemoved', { storageId: storageId(false), key: 'k' })
    expect(facts.map(fact => fact.cause)).toEqual([null, null])
  })

  it('uses an edit by hand up with a message that is no news', () => {
    const { facts, handle, expectEdit } = recorder()
    handle(a, 'DOMStorage.domStorageItemAdded', added(true, 'k', '1'))
    expectEdit(a, 'local', { origin: 'https://shop.test', key: 'k', value: '1', cause: eventSeq(12) })
    handle(b, 'DOMStorage.domStorageItemAdded', added(true, 'k', '1'))
    handle(a, 'DOMStorage.domStorageItemUpdated', added(true, 'k', '2'))
    handle(a, 'DOMStorage.domStorageItemUpdated', added(true, 'k', '1'))
    expect(facts.map(fact => fact.cause)).toEqual([null, null, null])
  })

  it('ignores origins that have no storage', () => {
    const { facts, handle } = recorder()
    handle(a, 'DOMStorage.domStorageItemAdded', { storageId: { storageKey: 'about:blank', isLocalStorage: true }, key: 'k', newValue: '1' })
    expect(facts).toEqual([])
  })
})
