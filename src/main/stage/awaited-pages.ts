import type { TabId } from '@shared/ids.ts'

/** Tabs that have no page, not yet or not for the moment, and those who wait for one. */
export interface AwaitedPages {
  /** The tab has none: later callers wait for the next. Callers that wait already go on waiting. */
  expect(tab: TabId): void
  arrived(tab: TabId): void
  /** The tab is closed: nobody waits for it any longer. */
  forget(tab: TabId): void
  /** Resolves once the tab has its page, or is closed. */
  when(tab: TabId): Promise<void>
}

export function createAwaitedPages(): AwaitedPages {
  const awaited = new Map<TabId, { readonly promise: Promise<void>; readonly resolve: () => void }>()

  function settle(tab: TabId): void {
    awaited.get(tab)?.resolve()
    awaited.delete(tab)
  }

  return {
    expect(tab) {
      if (!awaited.has(tab)) awaited.set(tab, deferred())
    },
    arrived: settle,
    forget: settle,
    when: async tab => awaited.get(tab)?.promise,
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
