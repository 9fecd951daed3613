import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clearOpenTabs, pageAnswer } from '../../../src/main/stage/clear-open-tabs.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = new Promise<never>(() => undefined)
const page = (url: string, send: (method: string) => Promise<unknown>) =>
  ({ contents: { getURL: () => url }, watched: { send } }) as unknown as Parameters<typeof clearOpenTabs>[0][number]

it('a page that does not answer is waited for no longer than three seconds, and takes no other along', async () => {
  const cleared: string[] = []
  const answers = (name: string) => async () => void cleared.push(name)
  const done = clearOpenTabs([page('https://shop.test/', () => never), page('https://shop.test/', answers('second'))], null)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await done).toBe(false)
  expect(cleared).toEqual(['second', 'second'])
})

it('asks the pages of the origin alone', async () => {
  const asked: string[] = []
  const noting = (name: string) => async () => void asked.push(name)
  const pages = [
    page('https://shop.test/a', noting('shop')),
    page('https://evil.test/', noting('evil')),
    page('about:blank', noting('blank')),
  ]
  expect(await clearOpenTabs(pages, 'https://shop.test')).toBe(true)
  expect(asked).toEqual(['shop', 'shop'])
})

it('says what is wrong, in words that tell what to do', async () => {
  const refused = expect(pageAnswer(never)).rejects.toMatchObject({ code: 'not-possible', problem: { kind: 'page-silent' } })
  await vi.advanceTimersByTimeAsync(3_000)
  await refused
})
