import { expect, type Page } from '@playwright/test'
import type { StageTab } from '@shared/stage.ts'
import { contentsOf, type RunningApp } from './running-app.ts'
import { allShown, backToNow, soon } from './shown.ts'

/* What a person does with the mouse and the keyboard. English alone, as in `shown.ts`. */

/** A tab that was opened by hand. */
export interface HandTab {
  readonly lane: string
  /** Types an address into the bar and waits for the page, and for what the main window shows of it. */
  visit(address: string): Promise<void>
  /** What the page itself says. */
  run(code: string): Promise<unknown>
  /** The page, for clicks and typing inside it. */
  page(): Page
  /** Types into the field of the page that has the focus; Playwright's own keyboard reaches no guest. */
  type(text: string): Promise<void>
  /** Presses one key inside the page, such as `Control+R`. */
  press(key: string): Promise<void>
  /** The jar of its browser. */
  jar(): Promise<readonly Electron.Cookie[]>
}

/** From the start screen into the lab: one Laptop window with its home page. */
export async function justPlay(running: RunningApp): Promise<HandTab> {
  await running.page.getByRole('button', { name: /^Just play/ }).click()
  return arrived(running, 'A', 'Laptop')
}

/** One more window, by the top bar. */
export async function openWindow(running: RunningApp, profile: 'Laptop' | 'Phone', lane: string): Promise<HandTab> {
  await running.page.getByRole('button', { name: 'New window' }).click()
  await running.page.getByRole('menuitem', { name: new RegExp(`^${profile}`) }).click()
  return arrived(running, lane, profile)
}

async function arrived(running: RunningApp, lane: string, profile: string): Promise<HandTab> {
  const { page, app } = running
  const window = page.getByRole('region', { name: `${profile} window` }).filter({ has: page.getByRole('tab', { name: `Tab ${lane}:` }) })
  const tabs = async (): Promise<readonly StageTab[]> => {
    const found = await running.call('stage:read', null)
    return found.ok ? found.value.tabs.filter(tab => tab.window !== null) : []
  }
  const stood = async (): Promise<StageTab | undefined> => (await tabs()).find(tab => tab.lane === lane)
  /** The page is there, its request has ended, and the window shows both: what is typed over an address goes with that address. */
  const settled = async (): Promise<void> => {
    await expect.poll(async () => (await stood())?.isLoading, soon).toBe(false)
    await expect(window.getByRole('button', { name: 'Reload', exact: true })).toBeVisible()
    await expect
      .poll(async () => addressOf(await stood()) === (await window.getByRole('textbox', { name: 'Address' }).inputValue()), soon)
      .toBe(true)
  }
  await settled()
  const tab = await stood()
  if (tab === undefined) throw new Error(`no tab ${lane}`)
  const contents = await contentsOf(page, tab.id)
  const run = (code: string): Promise<unknown> => running.runIn(contents, code)
  await expect.poll(() => run('document.readyState'), soon).toBe('complete')
  const marker = `hand-${contents}`
  const known = await pageWith(running, marker, run)
  return {
    lane,
    run,
    page: () => known,
    async visit(address) {
      await backToNow(page.getByRole('region', { name: 'The pages as they were' })) // pages are acted in at now
      await settled()
      await run('window.beforeVisit = true; 0') // the address that it stands at may be visited anew
      const bar = window.getByRole('textbox', { name: 'Address' })
      await bar.fill(address)
      await bar.press('Enter')
      await expect.poll(() => run(`'beforeVisit' in window ? 'the page before' : location.href`), soon).toBe(new URL(address).href)
      await expect.poll(() => run('document.readyState'), soon).toBe('complete')
      await settled()
      await allShown(page)
    },
    type: text =>
      app.evaluate(
        ({ webContents }, [id, typed]) => {
          for (const keyCode of typed)
            for (const type of ['keyDown', 'char', 'keyUp'] as const) webContents.fromId(id)?.sendInputEvent({ type, keyCode })
        },
        [contents, text] as const,
      ),
    press: key =>
      app.evaluate(
        ({ webContents }, [id, combination]) => {
          const parts = combination.split('+')
          const keyCode = parts.at(-1) ?? ''
          const modifiers = parts.slice(0, -1).map(part => part.toLowerCase() as 'control' | 'shift')
          for (const type of ['keyDown', 'keyUp'] as const) webContents.fromId(id)?.sendInputEvent({ type, keyCode, modifiers })
        },
        [contents, key] as const,
      ),
    jar: () => app.evaluate(async ({ webContents }, id) => (await webContents.fromId(id)?.session.cookies.get({})) ?? [], contents),
  }
}

/** As the address bar writes it. */
const addressOf = (tab: StageTab | undefined): string | undefined =>
  tab?.condition.kind === 'failed' || tab?.condition.kind === 'outside-lab' ? tab.condition.url : tab?.url

/** The pages of guests are listed among the windows, each a moment after it is there: this is the one that answers to a name of ours. */
async function pageWith({ app }: RunningApp, marker: string, run: HandTab['run']): Promise<Page> {
  await run(`window.name = '${marker}'`)
  const find = async (): Promise<Page | null> => {
    for (const candidate of app.windows()) if ((await candidate.evaluate(() => window.name).catch(() => '')) === marker) return candidate
    return null
  }
  let found = await find()
  await expect.poll(async () => (found ??= await find()) !== null, { message: `a page that is named ${marker}` }).toBe(true)
  if (found === null) throw new Error(`no page is named ${marker}`)
  return found
}

/** Logs in with the form of the page that is shown, and waits until the page says so itself. */
export async function logIn(
  tab: HandTab,
  user: string,
  password: string,
  isIn = `document.querySelector('#who')?.textContent === ${JSON.stringify(user)}`,
): Promise<void> {
  const guest = tab.page()
  for (const [selector, text] of [
    ['#user', user],
    ['#password', password],
  ] as const) {
    const field = `document.querySelector('${selector}')`
    await guest.locator(selector).click()
    await expect.poll(() => tab.run(`document.hasFocus() && document.activeElement === ${field}`)).toBe(true)
    await tab.type(text)
    await expect.poll(() => tab.run(`${field}.value`), { message: `typed into ${selector}` }).toBe(text)
  }
  await guest.locator('#log-in').click()
  await expect.poll(() => tab.run(isIn)).toBe(true)
}
