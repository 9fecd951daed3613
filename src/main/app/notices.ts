import type { Notice } from '@shared/contract/app-facts.ts'

/** What the learner should know and no panel shows. Whatever is raised before the page is there, the page reads when it starts. */
export interface Notices {
  raise(notice: Notice): void
  /** No longer worth saying: a page that starts from now on does not read it. */
  forget(kind: Notice['kind']): void
  all(): readonly Notice[]
  /** From here on the page hears of each at once. */
  tell(push: (notice: Notice) => void): void
}

export function createNotices(): Notices {
  let all: readonly Notice[] = []
  let push: ((notice: Notice) => void) | null = null
  return {
    raise(notice) {
      all = [...all, notice]
      push?.(notice)
    },
    forget(kind) {
      all = all.filter(notice => notice.kind !== kind)
    },
    all: () => all,
    tell(listener) {
      push = listener
    },
  }
}
