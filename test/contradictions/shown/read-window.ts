import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { inJarOrder } from '@shared/trace/in-jar-order.ts'
import type { EventSeq } from '@shared/ids.ts'
import type { LabApp } from '../app/lab-app.ts'
import type { Contradiction } from '../claims/judge.ts'
import type { ReadApp } from './read-app.ts'

/** How often the window is looked at once it holds all that was read of the trace: by then it has drawn it. */
const looksWhenTold = 100
/** A window that takes nothing in for so many looks hangs. */
const mostIdleLooks = 600

/**
 * Reads the receipt in the real window: its sentence is one of those that the functions give, for a row that there is. So what is judged
 * here is what a person reads.
 * @returns `ahead`: the window has been told more than was read of the trace, so there is nothing to compare yet
 */
export async function readWindow(
  { running: { page }, waitFor }: Pick<LabApp, 'running' | 'waitFor'>,
  { fold }: ReadApp,
  lastSeq: EventSeq,
): Promise<readonly (Contradiction | null)[] | 'ahead'> {
  const worldAt = (seq: EventSeq) => fold.world.at(seq)
  const said = new Set(
    fold.timeline.rows().map(row => (row.kind === 'exchange' ? plain(explainExchange(inJarOrder(row.exchange, worldAt)).en) : '')),
  )
  let text: string | null = null
  let [looks, idle] = [0, 0]
  for (let before = lastSeq; looks < looksWhenTold && idle < mostIdleLooks;) {
    const reading = page.evaluate(() => ({
      text: document.querySelector('.receipt-sentence')?.textContent ?? null,
      seq: Number(document.querySelector<HTMLInputElement>('input.scrubber-range')?.max ?? 0),
    }))
    const seen = await waitFor('the receipt in the window', reading)
    if (seen.seq > lastSeq) return 'ahead'
    if (seen.seq === lastSeq) looks += 1
    idle = seen.seq === before ? idle + 1 : 0
    before = seen.seq as EventSeq
    text = seen.text
    if (text === null) return [] // no request yet
    if (said.has(plain(text))) return [null]
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  const en = text ?? ''
  const sentence = { place: 'receipt', text: { en, ko: en }, about: { exchange: null, judged: null, event: null, why: null } } as const
  return [{ sentence, clause: en, truth: 'no row has this sentence, and the window shows it' }]
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
