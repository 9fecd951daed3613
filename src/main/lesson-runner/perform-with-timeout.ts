import type { Bilingual } from '@shared/language.ts'
import { describeAction } from '@shared/lesson/describe-action.ts'
import type { LessonAction } from '@shared/lesson/lesson-action-schema.ts'
import type { LessonStage } from './lesson-stage.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { performAction, type TabNames } from './perform-action.ts'
import { withTimeout } from '../base/with-timeout.ts'

/** The lesson cannot go on, for a reason that a person can read. */
export class StepFailed extends Error {
  readonly text: Bilingual
  constructor(text: Bilingual) {
    super(text.en)
    this.text = text
  }
}

/**
 * Does one action within `limitMs`.
 *
 * @returns what a script returned; null for every other action
 * @throws StepFailed saying what could not be done, and why
 */
export async function performWithTimeout(
  action: LessonAction,
  stage: LessonStage,
  tabs: TabNames,
  limitMs: number,
): Promise<string | null> {
  const what = describeAction(action)
  const seconds = limitMs / 1000
  const late = new StepFailed({
    en: `This took longer than ${seconds} s: ${what.en}. Try this step again; if it stays so, the page does not come to rest.`,
    ko: `${seconds}초가 지나도 끝나지 않은 동작: ${what.ko}. 이 단계를 다시 해 보십시오. 계속 그렇다면 페이지의 요청이 끝나지 않는 것입니다.`,
  })
  try {
    return await withTimeout(performAction(action, stage, tabs), limitMs, late)
  } catch (error) {
    if (error instanceof StepFailed) throw error
    const reason = sayError(error)
    throw new StepFailed({ en: `This could not be done: ${what.en}. ${reason.en}`, ko: `하지 못한 동작: ${what.ko}. ${reason.ko}` })
  }
}

/** What is expected to go wrong has words; a bug has the engine's. */
export function sayError(error: unknown): Bilingual {
  if (error instanceof ExpectedFailure) return sayProblem(error.problem)
  return sayProblem({ kind: 'bug', message: error instanceof Error ? error.message : String(error) })
}
