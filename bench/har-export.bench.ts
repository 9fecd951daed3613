import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { harParts } from '@shared/saved/har.ts'
import { trace } from '../test/shared/trace/make-trace.ts'
import { busyTrace } from '../test/support/busy-trace.ts'
import { comparePaired, printMeasured, type Contender } from './paired-ratio.ts'

/* What it costs to make a HAR file of many exchanges, with a token of its own in each: beside folding them and plain JSON. */

const exchanges = 2000
const passes = 7

export async function run(): Promise<void> {
  const events = trace(busyTrace(exchanges))
  const program = { name: 'bench', version: '0' }
  const head = { app: '0', electron: '0', chromium: '0', savedAt: '' }
  const about = { creator: program, browser: program, laneOf: () => null, head, baseline: null }
  const make = (redact: boolean): Contender['work'] => {
    return times => {
      for (let i = 0; i < times; i++) for (const { text } of harParts(events, { ...about, redact })) written += text.length
      return Promise.resolve()
    }
  }
  const floor: Contender['work'] = times => {
    for (let i = 0; i < times; i++) {
      const fold = createExchangeFold()
      fold.push(events)
      written += JSON.stringify(fold.rows()).length
    }
    return Promise.resolve()
  }
  console.log(`${exchanges} exchanges, one file a round`)
  printMeasured(
    await comparePaired(
      [
        { name: 'fold and JSON.stringify alone', work: floor },
        { name: 'HAR with secrets', work: make(false) },
        { name: 'HAR, secrets replaced', work: make(true) },
      ],
      1,
      passes,
    ),
  )
}

let written = 0
