import type { Notice } from '@shared/ipc-contract.ts'

/** What the learner should know and no panel shows. Whatever is raised before the page is there, the page reads when it starts. */
export interface Notices {
  raise(notice: Notice): void
  all(): readonly Notice[]
  /** From here on the page hears of each at once. */
  tell(push: (notice: Notice) => void): void
}

export function createNotices(): Notices {
  const all: Notice[] = []
  let push: ((notice: Notice) => void) | null = null
  return {
    raise(notice) {
      all.push(notice)
      push?.(notice)
    },
    all: () => all,
    tell(listener) {
      push = listener
    },
  }
}
