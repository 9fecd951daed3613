import type { TabRecorder } from '../recorder/tab-recorder.ts'

/** sessionStorage by origin, as another tab held it. */
export type SessionStorageCopy = Readonly<Record<string, readonly (readonly [key: string, value: string])[]>>

/**
 * Fills the sessionStorage of a new page before its first script runs, as a browser does when it duplicates a tab. Resolves to the
 * function that takes the filling script away again, once the page is there.
 */
export async function copySessionStorage(devtools: Pick<TabRecorder, 'send'>, copy: SessionStorageCopy): Promise<() => Promise<void>> {
  await devtools.send('Page.enable')
  const { identifier } = await devtools.send<{ identifier: string }>('Page.addScriptToEvaluateOnNewDocument', {
    source: `{ const items = ${JSON.stringify(copy)}[location.origin] ?? []; for (const [key, value] of items) sessionStorage.setItem(key, value) }`,
  })
  return async () => {
    await devtools.send('Page.removeScriptToEvaluateOnNewDocument', { identifier })
  }
}
