import type { Problem } from '../problem/problem.ts'
import type { Policy } from '../policy/policy-file.ts'
import type { Settings } from '../settings.ts'

/** Something the learner should know that no panel shows. */
export type Notice =
  | { readonly kind: 'stage-rebuilt'; readonly lostTabs: number }
  | { readonly kind: 'settings-not-kept' | 'progress-not-kept' | 'lesson-file-bad' | 'policy-file-bad'; readonly problem: Problem }

/** What the page is told of the app at its start. */
export interface AppFacts {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly platform: string
  readonly settings: Settings
  /** The one that is in force; null: none. */
  readonly policy: Policy | null
  /** The proxy's port: shown, never typed. */
  readonly port: number
  /** True when the app runs on the stand-in runtime for closed networks: not for release. */
  readonly isFallbackRuntime: boolean
  /** Raised before the page was there. */
  readonly notices: readonly Notice[]
}
