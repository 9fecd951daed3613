import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { arcadeQuestion } from '@shared/arcade/arcade-question.ts'
import { beginRound, grade, nextQuestion, seedOfText, seedToText } from '@shared/arcade/arcade-round.ts'
import { askToSign, changedToken, tokenTrial } from '@shared/arcade/arcade-token.ts'
import { signAskSchema } from '@shared/token-desk/verify-report.ts'
import { trialSchema } from '@shared/workbench/trial.ts'

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const index = fc.integer({ min: 0, max: 100_000 })

describe('a question', () => {
  test('is the same for the same seed, and always something that the browser can be asked', () => {
    fc.assert(
      fc.property(seed, index, (from, at) => {
        const question = arcadeQuestion(from, at)
        expect(arcadeQuestion(from, at)).toEqual(question)
        if (question.kind !== 'token') return void trialSchema.parse(question.trial)
        signAskSchema.parse(askToSign(question.token, 0))
        trialSchema.parse(tokenTrial(changedToken('eyJhIjoxfQ.eyJyb2xlIjoidXNlciJ9.c2ln', question.token)))
      }),
    )
  })

  test('is seldom one that was asked a moment ago, and comes in all kinds', () => {
    const questions = Array.from({ length: 200 }, (_, at) => arcadeQuestion(7, at))
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(['cookie', 'cache', 'token']))
    const asked = questions.map(({ index: _index, ...rest }) => JSON.stringify(rest))
    expect(new Set(asked).size).toBeGreaterThan(150)
  })
})

describe('a changed token', () => {
  const signed = 'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYWRtaW4iLCJleHAiOjQxMDI0NDQ4MDB9.c2ln'
  test.each(['role-raised', 'later-exp', 'signature-changed', 'alg-none'] as const)('is another one: %s', change => {
    expect(changedToken(signed, { role: 'admin', endsInSeconds: 300, change })).not.toBe(signed)
  })
})

describe('a round', () => {
  test('asks a missed question again after three others, and then as often as it is missed', () => {
    let round = grade(beginRound(1), false)
    const asked: number[] = []
    for (let at = 0; at < 9; at++) {
      round = nextQuestion(round)
      asked.push(round.index)
      round = grade(round, !(round.isAgain && at < 6))
    }
    expect(asked).toEqual([1, 2, 3, 0, 4, 5, 6, 0, 7])
  })

  test('counts what was right, in a row and at best; what came to no end counts for nothing', () => {
    const results = [true, true, false, null, true]
    const round = results.reduce((before, isRight) => grade(before, isRight), beginRound(1))
    expect(round).toMatchObject({ asked: 4, right: 3, streak: 1, best: 2 })
  })
})

describe('a seed', () => {
  test('comes back from what is shown of it', () => {
    fc.assert(fc.property(seed, value => seedOfText(seedToText(value)) === value))
  })
  test.each(['', ' ', '-1', 'ZZZZZZZZ', 'zzzzzzz', '1.5', '한국'])('is nothing else: %j', text => {
    expect(seedOfText(text)).toBe(null)
  })
})
