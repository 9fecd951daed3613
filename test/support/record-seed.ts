import { expect } from '@playwright/test'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import type { OpenTab, RunningApp } from '../e2e/support/running-app.ts'

/** A short class in the real tabs: log-ins by session and by token, a refusal, other sites, storage. Gives the events that it left. */
export async function recordSeed(running: RunningApp): Promise<readonly TraceEvent[]> {
  const a = await running.openTab('laptop', 'https://shop.test/session/')
  await logIn(a, '/session/me')
  await a.visit('https://evil.test/') // its picture of the shop is asked for without the session
  await a.visit('https://shop.test/session/me')
  await a.run(`localStorage.setItem('basket', 'tea'); sessionStorage.setItem('step', '2')`)
  await a.run(`document.cookie = 'theme=dark; Max-Age=3600'`)
  const b = await running.openTab('phone', 'https://shop.test/session/me') // nobody is logged in here: refused
  await b.visit('https://shop.test/jwt/')
  await logIn(b, '/jwt/me')
  await a.visit('https://shop.test/session/me')
  await a.run(`document.querySelector('#log-out').click()`)
  await expect.poll(() => a.run('location.pathname')).toBe('/session/')
  await settled(running)
  return running.events()
}

async function logIn(tab: OpenTab, arrivesAt: string): Promise<void> {
  await tab.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await tab.run(`document.querySelector('#log-in').click()`)
  await expect.poll(() => tab.run('location.pathname + document.readyState')).toBe(`${arrivesAt}complete`)
}

/** No event for a while: late facts belong to the exchanges too. */
async function settled(running: RunningApp): Promise<void> {
  let known = -1
  await expect
    .poll(
      async () => {
        const before = known
        known = (await running.events()).length
        return known === before
      },
      { intervals: [300] },
    )
    .toBe(true)
}
