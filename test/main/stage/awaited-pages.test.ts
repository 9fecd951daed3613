import { describe, expect, test } from 'vitest'
import { tabId } from '@shared/ids.ts'
import { createAwaitedPages } from '../../../src/main/stage/awaited-pages.ts'

const tab = tabId('t1')

/** Whether it has come by now: what is resolved is so after a turn of the queue. */
async function hasCome(promise: Promise<void>): Promise<boolean> {
  let come = false
  void promise.then(() => (come = true))
  await new Promise(resolve => setImmediate(resolve))
  return come
}

describe('who waits for a tab’s page', () => {
  test('goes on at once where none is expected', async () => {
    expect(await hasCome(createAwaitedPages().when(tab))).toBe(true)
  })

  test('waits for the next one when the page goes before it came', async () => {
    const pages = createAwaitedPages()
    pages.expect(tab)
    const early = pages.when(tab)
    pages.expect(tab)
    expect(await hasCome(early)).toBe(false)
    pages.arrived(tab)
    expect(await hasCome(early)).toBe(true)
  })

  test('waits anew once a page that had come is gone', async () => {
    const pages = createAwaitedPages()
    pages.expect(tab)
    pages.arrived(tab)
    pages.expect(tab)
    expect(await hasCome(pages.when(tab))).toBe(false)
  })

  test('waits no longer when the tab is closed', async () => {
    const pages = createAwaitedPages()
    pages.expect(tab)
    const waiting = pages.when(tab)
    pages.forget(tab)
    expect(await hasCome(waiting)).toBe(true)
  })

  test('waits for no other tab', async () => {
    const pages = createAwaitedPages()
    pages.expect(tab)
    pages.expect(tabId('t2'))
    pages.arrived(tabId('t2'))
    expect(await hasCome(pages.when(tab))).toBe(false)
  })
})
