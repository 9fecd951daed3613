import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { RunningApp } from './running-app.ts'

/** Answers what the lesson asks, in whatever form: with its second option, or that the first box goes along. */
export async function predictAnything({ call }: Pick<RunningApp, 'call'>): Promise<void> {
  const read = await call('lessons:read', null)
  const play: LessonPlay | null = read.ok ? read.value : null
  const tick = play?.steps[play.stepIndex]?.tick ?? null
  const [first] = tick?.boxes ?? []
  await call('lessons:predict', first === undefined ? { option: 1 } : { ticks: [{ box: first.box.id, goes: true }] })
}
