/** What scripts have carried to evil.test: the thief's own list, newest first. */
export interface LootStore {
  keep(token: string): void
  list(): readonly string[]
  reset(): void
  restore(saved: readonly string[]): void
}

const MAX_KEPT = 5

export function createLootStore(): LootStore {
  let kept: readonly string[] = []
  return {
    keep(token) {
      kept = [token, ...kept.filter(other => other !== token)].slice(0, MAX_KEPT)
    },
    list: () => kept,
    reset() {
      kept = []
    },
    restore(saved) {
      kept = [...saved]
    },
  }
}
