import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runApp, type RunningApp } from '../test/e2e/support/running-app.ts'
import { describeDisagreement, explanationOf } from '../test/support/arcade/known-disagreements.ts'
import { disagreementsOf, playQuestion, type Disagreement, type Played } from '../test/support/arcade/play-questions.ts'
import { median, ms, printFact, quantile } from './timeline/report.ts'

/* Questions of the arcade, each answered by the real browser and server: how long one waits, and where our own rules say otherwise. */

export const needsApp = true

/** Of a new app now and then: thousands of pages in one browser are not what a learner has. */
const perApp = 500

/** `--questions 5000`, `--seed 7`: which; `--json=FILE`: the figures for a machine; `--quick`: a few, to see that it works. */
export async function run(options: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...options],
    options: { questions: text, seed: text, json: text, quick: { type: 'boolean' } },
    strict: true,
  })
  const seed = wholeNumber(values.seed ?? '7')
  const count = wholeNumber(values.questions ?? (values.quick === true ? '40' : '400'))
  const played = await playAll(seed, count)
  const disagreements = played.flatMap(disagreementsOf)
  print(seed, played, disagreements)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figuresOf(seed, played, disagreements), null, 2)}\n`)
  const unexplained = disagreements.filter(one => explanationOf(one) === null)
  if (unexplained.length > 0) throw new Error(`${unexplained.length} disagreements have no explanation`)
}

function wholeNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`not a whole number: ${text}`)
  return Number(text)
}

async function playAll(seed: number, count: number): Promise<Played[]> {
  const played: Played[] = []
  let running: RunningApp | null = null
  try {
    for (let index = 0; index < count; index += 1) {
      if (index % perApp === 0) {
        await running?.close()
        running = await runApp()
        await playQuestion(running, seed, index) // opens the throw-away profile, which every later question finds open
      }
      if (running !== null) played.push(await playQuestion(running, seed, index))
      if ((index + 1) % 250 === 0) console.log(`  ${index + 1} of ${count}: p95 ${ms(quantile(timesOf(played), 0.95))} so far`)
    }
  } finally {
    await running?.close()
  }
  return played
}

const timesOf = (played: readonly Played[]): number[] => played.map(({ tookMs }) => tookMs)

function print(seed: number, played: readonly Played[], disagreements: readonly Disagreement[]): void {
  console.log(`${played.length} questions of seed ${seed}, each answered by the browser and the lab's server`)
  printFact('', 'p50', 'p95', 'max', 'count')
  for (const [name, of] of groupsOf(played)) {
    const times = timesOf(of)
    printFact(name, ms(median(times)), ms(quantile(times, 0.95)), ms(Math.max(...times)), String(of.length))
  }
  const open = played.filter(({ fact }) => fact === null)
  printFact('came to no end', String(open.length))
  for (const { question, problem, trial } of open.slice(0, 20))
    console.log(`    ${question.index} ${question.kind}: ${problem ?? 'no fact'}: ${JSON.stringify(trial)}`)
  printFact('our rules say otherwise', String(disagreements.length))
  for (const one of disagreements) console.log(`    ${describeDisagreement(one)}\n      ${explanationOf(one) ?? 'NOT EXPLAINED'}`)
}

/** All of them, by kind, and by how the follow-up begins. */
function groupsOf(played: readonly Played[]): [string, Played[]][] {
  const nameOf = ({ question, trial }: Played): string => `${question.kind}, ${trial.ask.way}`
  const names = [...new Set(played.map(nameOf))].sort()
  return [['all', [...played]], ...names.map((name): [string, Played[]] => [name, played.filter(each => nameOf(each) === name)])]
}

function figuresOf(seed: number, played: readonly Played[], disagreements: readonly Disagreement[]) {
  const times = timesOf(played)
  return {
    seed,
    questions: played.length,
    p50: median(times),
    p95: quantile(times, 0.95),
    max: Math.max(...times),
    unknown: played.filter(({ fact }) => fact === null).length,
    disagreements: disagreements.map(one => ({ what: describeDisagreement(one), explanation: explanationOf(one) })),
  }
}
