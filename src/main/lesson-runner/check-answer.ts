import { failure, type Result } from '@shared/contract/result.ts'
import type { LessonStep } from '@shared/lesson/lesson-schema.ts'
import type { TickBox } from '@shared/lesson/tick-boxes.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { World } from '@shared/trace/world.ts'
import type { Answer } from './grade-guess.ts'
import type { TabNames } from './perform-action.ts'

/** Whether an answer fits what the step asks; null when it does. */
export function checkAnswer(answer: Answer, step: LessonStep | undefined, boxes: readonly TickBox[]): Result<null> | null {
  const { predict } = step ?? {}
  if ('option' in answer) {
    const count = predict?.options?.length ?? 0
    const isThere = Number.isInteger(answer.option) && answer.option >= 0 && answer.option < count
    return isThere ? null : failure('bad-input', { kind: 'no-such-answer', last: count - 1 })
  }
  const known = new Set(boxes.map(({ id }) => id))
  const isTicked = answer.ticks.some(({ goes }) => goes || predict?.tick !== 'status')
  return isTicked && answer.ticks.every(({ box }) => known.has(box))
    ? null
    : failure('bad-input', { kind: 'no-such-answer', last: boxes.length - 1 })
}

/** The jar of the browser that will make the request which the step asks about, as it is now. */
export function jarOf(step: LessonStep | undefined, tabs: TabNames, world: World): readonly Cookie[] {
  const name = step?.predict?.of?.tab
  if (step?.predict?.tick !== 'cookies' || name === undefined) return []
  const opened = (step.do ?? []).flatMap(action => ('open' in action && action.open.tab === name ? [action.open.profile] : [])).at(-1)
  const id = tabs.get(name)
  const profile = opened ?? (id === undefined ? undefined : world.tabs[id]?.profile)
  return profile === undefined ? [] : world.jars[profile].map(({ cookie }) => cookie)
}
