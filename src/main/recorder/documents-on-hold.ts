import type { ProfileId } from '@shared/ids.ts'

/** A page whose tab never reports (closed, a download, a page from cache) is let go after this. */
const longestHoldMs = 400

/** Pages whose head is out and whose body waits until the recorder listens in the process that shows them. */
export interface DocumentsOnHold {
  hold(profile: ProfileId, url: string): Promise<void>
  /** A tab of the profile shows `url` now, and its recorder listens. */
  ready(profile: ProfileId, url: string): void
}

export function createDocumentsOnHold(): DocumentsOnHold {
  const waiting = new Map<string, (() => void)[]>()
  const keyOf = (profile: ProfileId, url: string): string => `${profile} ${url.split('#')[0]}`

  return {
    hold(profile, url) {
      const key = keyOf(profile, url)
      return new Promise(resolve => {
        const timer = setTimeout(letGo, longestHoldMs)
        function letGo(): void {
          clearTimeout(timer)
          const left = (waiting.get(key) ?? []).filter(other => other !== letGo)
          if (left.length > 0) waiting.set(key, left)
          else waiting.delete(key)
          resolve()
        }
        waiting.set(key, [...(waiting.get(key) ?? []), letGo])
      })
    },
    ready(profile, url) {
      // The oldest first: two tabs that show the same page report one by one.
      waiting.get(keyOf(profile, url))?.[0]?.()
    },
  }
}
