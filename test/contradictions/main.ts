import { readOptions, type Options } from './options.ts'
import { playSession, type EventReport } from './session.ts'

/** Plays one session. Its last line is `N events, N sentences, N contradictions`. @returns the exit code */
export async function run(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv)
  const totals = { events: 0, sentences: 0, contradictions: 0 }
  const shownBefore = new Map<string, number>()
  let lastProgress = performance.now()
  print(`seed ${options.seed}`)
  const tell = (report: EventReport): void => {
    totals.events += 1
    totals.sentences += report.sentences
    for (const contradiction of report.contradictions) {
      totals.contradictions += 1
      // A fault shows in the receipt, in its chips and in the story: the first of a kind says most.
      const kind = `${contradiction.sentence.place} ${contradiction.clause.replace(/“[^”]*”|\d+/g, '…').slice(0, 60)}`
      const times = (shownBefore.get(kind) ?? 0) + 1
      shownBefore.set(kind, times)
      if (times === 1 && shownBefore.size <= options.prints) printContradiction(report, contradiction, options)
    }
    if (performance.now() - lastProgress < 5000) return
    lastProgress = performance.now()
    print(`… ${summary(totals)} (${report.action})`)
  }
  await playSession(options, tell)
  for (const [kind, times] of shownBefore) if (times > 1) print(`${times} times: ${kind}`)
  print(summary(totals))
  return totals.contradictions > 0 || totals.events === 0 ? 1 : 0
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

function printContradiction(
  { event, action, what }: EventReport,
  { sentence, clause, truth }: EventReport['contradictions'][number],
  { seed, only }: Options,
): void {
  const replay = `npm run contradictions -- --seed ${seed} --events ${event}${only.length === 0 ? '' : ` --only ${only.join(',')}`}`
  const { exchange } = sentence.about
  print(
    [
      '',
      `event ${event}, ${action}: ${what.slice(0, 300)}`,
      `  ${sentence.place}${exchange === null ? '' : ` of ${exchange.method} ${exchange.url.slice(0, 160)}`}`,
      `  says    ${sentence.text.en.slice(0, 400)}`,
      ...(clause === sentence.text.en ? [] : [`  namely  ${clause.slice(0, 300)}`]),
      `  truth   ${truth.slice(0, 400)}`,
      `  replay  ${replay}`,
    ].join('\n'),
  )
}

const print = (text: string): void => void process.stdout.write(`${text}\n`)
