import { fixtureUsers } from './users.ts'

/** What a forged request is after: each user's bonus points. */
export interface PointStore {
  of(user: string): number
  /** How many of `points` really went: never more than there are. */
  spend(user: string, points: number): number
  reset(): void
  save(): { user: string; points: number }[]
  restore(saved: readonly { readonly user: string; readonly points: number }[]): void
}

const AT_FIRST = 500

export function createPointStore(): PointStore {
  const points = new Map<string, number>()
  const reset = (): void => {
    for (const { name } of fixtureUsers) points.set(name, AT_FIRST)
  }
  reset()
  return {
    of: user => points.get(user) ?? 0,
    spend(user, wanted) {
      const spent = Math.min(wanted, points.get(user) ?? 0)
      points.set(user, (points.get(user) ?? 0) - spent)
      return spent
    },
    reset,
    save: () => [...points].map(([user, held]) => ({ user, points: held })),
    restore(saved) {
      points.clear()
      for (const { user, points: held } of saved) points.set(user, held)
    },
  }
}
