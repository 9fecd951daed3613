import { useEffect, useState } from 'react'
import { arcadeQuestion, type ArcadeAnswer, type ArcadeQuestion } from '@shared/arcade/arcade-question.ts'
import { rightAnswer } from '@shared/arcade/arcade-answer.ts'
import { beginRound, grade, nextQuestion, type ArcadeRound } from '@shared/arcade/arcade-round.ts'
import { askToSign, changedToken, tokenTrial } from '@shared/arcade/arcade-token.ts'
import type { Failure } from '@shared/contract/result.ts'
import type { Trial, TrialReport } from '@shared/workbench/trial.ts'
import { call, send } from '../base/bridge.ts'

export interface Arcade {
  readonly round: ArcadeRound
  readonly question: ArcadeQuestion
  /** Null until there is one: a token is signed first. */
  readonly trial: Trial | null
  readonly given: ArcadeAnswer | null
  /** Null: not known, or not answered yet. */
  readonly fact: ArcadeAnswer | null
  readonly isOver: boolean
  readonly report: TrialReport | null
  readonly failure: Failure | null
  readonly answer: (answer: ArcadeAnswer) => void
  readonly next: () => void
  readonly retry: () => void
  readonly begin: (seed: number) => void
}

/** Rounds outlive the tool that shows them, until the page is loaded again. */
let kept: ArcadeRound | null = null

/** The browser runs each question while one thinks of it, so that its answer is there at once; it is shown only after one’s own. */
export function useArcade(labMs: number): Arcade {
  const [round, setRound] = useState(() => kept ?? beginRound(randomSeed()))
  const [given, setGiven] = useState<ArcadeAnswer | null>(null)
  const [isGraded, setIsGraded] = useState(false)
  const [put, setPut] = useState<Put | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [tries, setTries] = useState(0)
  const { seed, index } = round
  const [question, setQuestion] = useState(() => arcadeQuestion(seed, index))

  const go = (to: ArcadeRound): void => {
    kept = to
    setRound(to)
  }
  const show = (to: ArcadeRound): void => {
    go(to)
    setQuestion(arcadeQuestion(to.seed, to.index))
    setGiven(null)
    setIsGraded(false)
    setFailure(null)
  }

  useEffect(() => {
    let isCurrent = true
    const tell = (next: Put): void => (isCurrent ? setPut(next) : undefined)
    putToBrowser(question, labMs, () => isCurrent, tell).then(
      problem => (isCurrent ? setFailure(problem) : undefined),
      () => undefined,
    )
    return () => {
      isCurrent = false
      send('workbench:cancel', null)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the question is put once, and once more when that is asked for
  }, [question, tries])

  const { trial = null, report = null } = put?.of === question ? put : {}
  const fact = trial === null || report === null ? null : rightAnswer(question.kind, trial, report)
  const isOver = given !== null && report !== null
  useEffect(() => {
    if (!isOver || isGraded) return
    setIsGraded(true)
    go(grade(round, fact === null ? null : fact === given))
  }, [isOver, isGraded, round, fact, given])

  return {
    round,
    question,
    trial,
    given,
    fact,
    isOver,
    report: isOver ? report : null,
    failure,
    answer: setGiven,
    next: () => show(nextQuestion(round)),
    retry: () => {
      setFailure(null)
      setTries(tries + 1)
    },
    begin: to => show(beginRound(to)),
  }
}

export const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

interface Put {
  readonly of: ArcadeQuestion
  readonly trial: Trial
  readonly report: TrialReport | null
}

/** One experiment at a time: the next waits until the one before, which was cancelled, has ended. */
let before: Promise<unknown> = Promise.resolve()

/** Resolves with what kept the question from being put; null: nothing, or nobody waits for it any more. */
async function putToBrowser(
  question: ArcadeQuestion,
  labMs: number,
  isWanted: () => boolean,
  tell: (put: Put) => void,
): Promise<Failure | null> {
  const made = await trialOf(question, labMs)
  if (!made.ok) return made.error
  const put = { of: question, trial: made.value }
  tell({ ...put, report: null })
  const ended = before.then(() => (isWanted() ? call('workbench:run', { trials: [put.trial] }) : null))
  before = ended
  const result = await ended
  if (result === null || !isWanted()) return null
  if (!result.ok) return result.error
  const [report] = result.value
  if (report !== undefined) tell({ ...put, report })
  return null
}

async function trialOf(question: ArcadeQuestion, labMs: number) {
  if (question.kind !== 'token') return { ok: true, value: question.trial } as const
  const signed = await call('lab:sign-token', askToSign(question.token, labMs))
  return signed.ok ? ({ ok: true, value: tokenTrial(changedToken(signed.value, question.token)) } as const) : signed
}
