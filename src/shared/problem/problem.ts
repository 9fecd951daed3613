import type { PlacedClassProblem } from './class-problem.ts'
import type { JsonMistake } from './json-mistake.ts'
import type { LessonProblem } from './lesson-problem.ts'
import type { TraceProblem } from './trace-problem.ts'
import type { FileProblem } from './file-problem.ts'
import type { LabProblem } from './lab-problem.ts'
import type { StepProblem } from './step-problem.ts'
import type { PlacedPolicyProblem } from './policy-problem.ts'
import type { PlacedWorldProblem } from './world-problem.ts'

/** What is wrong, where, and with what: facts that cross a boundary free of any language. `problem-words.ts` says them. */
export type Problem =
  | FileFailure
  | LabProblem
  | StepProblem
  | { readonly kind: 'trace-file'; readonly name: string; readonly line: number | null; readonly problem: TraceProblem }
  | { readonly kind: 'class-file'; readonly name: string; readonly wrong: PlacedClassProblem }
  | { readonly kind: 'world-file'; readonly name: string; readonly wrong: PlacedWorldProblem }
  | { readonly kind: 'policy-file'; readonly name: string; readonly wrong: PlacedPolicyProblem }
  /** `title`: of the policy that is in force. */
  | { readonly kind: 'policy-refuses'; readonly title: string }
  | { readonly kind: 'lesson-file'; readonly file: string; readonly problems: readonly LessonProblem[] }
  | { readonly kind: 'lesson-id-taken'; readonly file: string; readonly id: string; readonly other: string }
  /** `mistake` null: it is JSON, and no object. */
  | { readonly kind: 'settings-damaged'; readonly file: string; readonly mistake: JsonMistake | null }
  /** `aside`: where it was put; null: it could not be moved, and stays as it is. */
  | { readonly kind: 'progress-damaged'; readonly file: string; readonly aside: string | null }
  /** A mistake of ours; the message is what the engine says, in whatever language that is. */
  | { readonly kind: 'bug'; readonly message: string }

export interface FileFailure {
  readonly kind: 'file'
  /** What the file was wanted for: the way out depends on it. */
  readonly errand: FileErrand
  /** A name, or a path where the person did not choose the file. */
  readonly name: string
  readonly problem: FileProblem
}
export type FileErrand =
  | 'open-trace'
  | 'open-world'
  | 'open-class'
  | 'open-policy'
  | 'open-lesson'
  | 'save-lesson'
  | 'lesson-folder'
  | 'built-in-lessons'
  | 'read-settings'
  | 'keep-settings'
  | 'read-progress'
  | 'keep-progress'
  | 'save'
