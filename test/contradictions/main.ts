import { writeFileSync } from 'node:fs'
import type { Contradiction } from './claims/judge.ts'
import { readOptions, type Options } from './options.ts'
import { playSession, type EventReport } from './session.ts'

export interface Outcome {
  /** 1 when something was not so, or when nothing happened at all. */
  readonly exitCode: number
  /** What was not so, without names and numbers. */
  readonly kinds: readonly string[]
}

/** What `--json` writes. */
export interface Report {
  readonly events: number
  readonly sentences: number
  /** Each kind of contradiction once, as it was first told; and, where the session broke off, why. */
  readonly failures: readonly string[]
}

/** Plays one session. Its last line is `N events, N sentences, N contradictions`. */
export async function run(argv: readonly string[]): Promise<Outcome> {
  const options = readOptions(argv)
  const totals = { events: 0, sentences: 0, contradictions: 0 }
  /** How often each kind of contradiction came. */
  const kinds = new Map<string, number>()
  const failures: string[] = []
  let lastProgress = performance.now()
  print(`seed ${options.seed}`)
  const tell = (report: EventReport): void => {
    totals.events += 1
    totals.sentences += report.sentences
    totals.contradictions += report.contradictions.length
    for (const same of byTruth(report.contradictions)) {
      const [first] = same
      const kind = kindOf(first)
      const times = (kinds.get(kind) ?? 0) + same.length
      kinds.set(kind, times)
      if (times > same.length) continue
      const told = tellContradiction(report, same, options)
      failures.push(told)
      if (kinds.size <= options.prints) print(told)
    }
    if (performance.now() - lastProgress < 5000) return
    lastProgress = performance.now()
    print(`… ${summary(totals)} (${report.action})`)
  }
  try {
    await playSession(options, tell)
  } catch (error) {
    failures.push(`after event ${totals.events}: ${error instanceof Error ? error.message : String(error)}`)
    throw error
  } finally {
    if (options.json !== null) writeFileSync(options.json, JSON.stringify({ ...totals, failures } satisfies Report))
    for (const [kind, times] of kinds) print(`${times} times: ${kind}`)
    print(summary(totals))
  }
  return { exitCode: totals.contradictions > 0 || totals.events === 0 ? 1 : 0, kinds: [...kinds.keys()] }
}

const summary = ({
  events,
  sentences,
  contradictions,
}: {
  readonly events: number
  readonly sentences: number
  readonly contradictions: number
}): string => `${events} events, ${sentences} sentences, ${contradictions} contradictions`

/** One fault shows in the receipt, in its chips and in the story: told once, with all its places. */
function byTruth(contradictions: readonly Contradiction[]): readonly (readonly [Contradiction, ...Contradiction[]])[] {
  const groups = new Map<string, [Contradiction, ...Contradiction[]]>()
  for (const one of contradictions) {
    const key = one.truth.replace(/^.*\? /, '')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

/** The sentence without its names and numbers. */
const kindOf = ({ sentence, clause }: Contradiction): string =>
  `${sentence.place}: ${clause.replace(/“[^”]*”|\d+|https?:\S+/g, '…').slice(0, 80)}`

function tellContradiction(
  { event, action, what }: EventReport,
  [first, ...others]: readonly [Contradiction, ...Contradiction[]],
  { seed, only }: Options,
): string {
  const { sentence, clause, truth } = first
  const { exchange } = sentence.about
  const also = [...new Set(others.map(other => other.sentence.place))]
  return [
    '',
    `event ${event}, ${action}: ${what.slice(0, 300)}`,
    `  in      ${sentence.place}${also.length === 0 ? '' : ` (also ${also.join(', ')})`}${exchange === null ? '' : `, of ${exchange.method} ${exchange.url.slice(0, 160)}`}`,
    `  says    ${sentence.text.en.slice(0, 400)}`,
    ...(clause === sentence.text.en ? [] : [`  namely  ${clause.slice(0, 300)}`]),
    `  truth   ${truth.slice(0, 400)}`,
    `  replay  npm run contradictions -- --seed ${seed} --events ${event}${only.length === 0 ? '' : ` --only ${only.join(',')}`}`,
  ].join('\n')
}

const print = (text: string): void => void process.stdout.write(`${text}\n`)
