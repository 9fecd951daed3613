import type { LessonAction } from './lesson-action-schema.ts'
import type { Expectation } from './lesson-expectation-schema.ts'
import type { LessonStep } from './lesson-schema.ts'

/* A step is a task with one way (`do`) and its outcome (`expect`), or a challenge: a `goal` that is shown, and several `ways` to it. */

export const isChallenge = (step: LessonStep): boolean => step.goal !== undefined

/** What has to hold in the end. */
export const expectedOf = (step: LessonStep | undefined): readonly Expectation[] => step?.goal ?? step?.expect ?? []

/** How many ways a run without a person goes, one after the other. */
export const countWays = (steps: readonly LessonStep[]): number => Math.max(1, ...steps.map(({ ways }) => ways?.length ?? 1))

/** The actions of one way; a step with fewer ways goes its last one. */
export function actionsOf(step: LessonStep | undefined, way = 0): readonly LessonAction[] {
  const { ways } = step ?? {}
  if (ways === undefined) return step?.do ?? []
  return (ways[way] ?? ways.at(-1))?.do ?? []
}

/** The actions of every way. */
export const allActionsOf = (step: LessonStep | undefined): readonly LessonAction[] => step?.ways?.flatMap(way => way.do) ?? step?.do ?? []
