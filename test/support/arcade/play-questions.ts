import { arcadeQuestion, type ArcadeAnswer, type ArcadeQuestion } from '@shared/arcade/arcade-question.ts'
import { askToSign, changedToken, tokenTrial } from '@shared/arcade/arcade-token.ts'
import { rightAnswer } from '@shared/arcade/arcade-answer.ts'
import type { Result } from '@shared/contract/result.ts'
import type { Trial, TrialProblem, TrialReport } from '@shared/workbench/trial.ts'
import type { RunningApp } from '../../e2e/support/running-app.ts'
import { expectationsOf, type Expectation } from './our-rules.ts'

/** A question that the real browser and server have answered. */
export interface Played {
  readonly question: ArcadeQuestion
  readonly trial: Trial
  /** What happened; null: it came to no end. */
  readonly fact: ArcadeAnswer | null
  readonly problem: TrialProblem | null
  /** From asking until its answer is known in the page: what a learner waits who answers at once. */
  readonly tookMs: number
}

/** Our rules say otherwise than the engine did. */
export interface Disagreement {
  readonly played: Played
  readonly expectation: Expectation
}

/** Puts one question as the page of the arcade does. @throws when the app refuses */
export async function playQuestion(running: RunningApp, seed: number, index: number): Promise<Played> {
  const question = arcadeQuestion(seed, index)
  const begun = performance.now()
  const trial = await trialOf(running, question)
  const [report] = valueOf<readonly TrialReport[]>(await running.call('workbench:run', { trials: [trial] }))
  if (report === undefined) throw new Error(`no report of question ${index}`)
  const fact = rightAnswer(question.kind, trial, report)
  return { question, trial, fact, problem: report.problem, tookMs: performance.now() - begun }
}

async function trialOf(running: RunningApp, question: ArcadeQuestion): Promise<Trial> {
  if (question.kind !== 'token') return question.trial
  const signed = valueOf<string>(await running.call('lab:sign-token', askToSign(question.token, Date.now())))
  return tokenTrial(changedToken(signed, question.token))
}

export function disagreementsOf(played: Played): Disagreement[] {
  const { fact } = played
  if (fact === null) return []
  return expectationsOf(played.question).flatMap(expectation => (expectation.allows.includes(fact) ? [] : [{ played, expectation }]))
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
