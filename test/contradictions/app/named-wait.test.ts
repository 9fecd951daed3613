import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startWait, waitForReply, WaitedInVain } from './named-wait.ts'

describe('a wait with a name', () => {
  it('goes on for as long as something moves, however long that is', () => {
    let time = 0
    const wait = startWait('the pages', { silenceMs: 1000, mostChanges: 100, now: () => time })
    for (let look = 0; look < 50; look++, time += 999) wait.saw(`look ${look}`)
    expect(time).toBeGreaterThan(40_000)
  })

  it('ends after a silence, and says what it waited for and what it saw last', () => {
    let time = 0
    const wait = startWait('the pages', { silenceMs: 1000, mostChanges: 100, now: () => time })
    wait.saw('tab A is loading')
    time = 999
    wait.saw('tab A is loading')
    time = 1000
    expect(() => wait.saw('tab A is loading')).toThrow(
      new WaitedInVain('silence', 'waited for the pages: nothing has moved for 1 s. Last seen: tab A is loading'),
    )
  })

  it('ends when what it looks at never comes to rest', () => {
    const wait = startWait('the pages', { silenceMs: 1000, mostChanges: 2, now: () => 0 })
    wait.saw('1')
    wait.saw('2')
    expect(() => wait.saw('3')).toThrow('waited for the pages: it does not come to rest. Last seen: 3')
  })
})

describe('a wait for the reply of another process', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const bound = { silenceMs: 10_000, mostChanges: 1000, now: () => Date.now() }
  const never = new Promise<never>(() => undefined)
  const after = (ms: number): Promise<string> => new Promise(resolve => setTimeout(resolve, ms, 'there'))

  it('takes a late reply, as long as something moves', async () => {
    let news = 0
    const waited = waitForReply('the jars', after(60_000), () => Promise.resolve(`${news++}`), bound)
    await vi.advanceTimersByTimeAsync(60_000)
    await expect(waited).resolves.toBe('there')
  })

  it.each([
    ['nothing moves', () => Promise.resolve('12 requests')],
    ['nobody replies at all', () => never],
    ['the question itself fails', () => Promise.reject(new Error('gone'))],
  ])('gives up when %s', async (_, look) => {
    const waited = expect(waitForReply('the jars', never, look, bound)).rejects.toThrow(/^waited for the jars: nothing has moved for 10 s/)
    await vi.advanceTimersByTimeAsync(40_000)
    await waited
  })

  it('passes the failure of what was asked on', async () => {
    await expect(waitForReply('the jars', Promise.reject(new Error('no such page')), () => never, bound)).rejects.toThrow('no such page')
  })
})
