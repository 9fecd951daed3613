import type { ResendProblem } from './resend-problem.ts'
import type { SchemaIssue } from './schema-issue.ts'

/** Why something that was asked of the lab, the stage or a lesson cannot be done: mostly because the world has moved on meanwhile. */
export type LabProblem =
  | { readonly kind: PlainLabProblem }
  | { readonly kind: 'no-tab'; readonly tab: string }
  | { readonly kind: 'no-window'; readonly window: string }
  | { readonly kind: 'page-endless' | 'page-not-shown'; readonly page: string }
  | { readonly kind: 'order-wrong'; readonly order: ResendProblem }
  | { readonly kind: 'no-lesson'; readonly lesson: string }
  /** Answers are counted from 0. */
  | { readonly kind: 'no-such-answer'; readonly last: number }
  /** `reason`: the browser's own words. */
  | { readonly kind: 'cookie-not-taken' | 'item-not-taken'; readonly reason: string }
  | { readonly kind: 'cookie-gone'; readonly name: string }
  | { readonly kind: 'no-host' | 'no-address'; readonly typed: string }
  /** What the page sent does not fit the contract. */
  | { readonly kind: 'bad-message'; readonly channel: string; readonly at: string; readonly issue: SchemaIssue }
  | { readonly kind: 'foreign-sender'; readonly channel: string }

export type PlainLabProblem =
  | 'paused'
  /** In a page that was saved with its trace. */
  | 'no-lab'
  | 'request-not-begun'
  | 'request-under-way'
  | 'page-needed'
  | 'request-held'
  | 'held-gone'
  | 'no-lesson-played'
  | 'no-policy-opened'
  | 'no-lesson-folder'
  | 'bad-lesson-name'
  | 'lesson-file-changed'
  | 'nothing-asked'
  | 'nothing-to-do'
  | 'lesson-stuck'
  | 'last-step'
  | 'first-step'
  | 'task-first'
  | 'no-hint'
  | 'tab-without-page'
  | 'session-gone'
  | 'row-gone'
  | 'prompt-gone'
  | 'dialog-gone'
  | 'page-silent'
  | 'popup-alone'
  | 'page-not-of-tab'
  | 'header-no-object'
  | 'payload-no-object'
  | 'no-secret'
  | 'experiment-runs'
  | 'export-runs'
  | 'world-busy'
  | 'world-too-large'
  | 'world-under-way'
  | 'checkpoint-gone'
  | 'too-many-checkpoints'
