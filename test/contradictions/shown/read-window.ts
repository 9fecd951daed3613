import type { Page } from '@playwright/test'
import { explainExchange } from '@shared/trace/explain-exchange.ts'
import type { Contradiction } from '../claims/judge.ts'
import type { ReadApp } from './read-app.ts'

/** How long the window may take to draw what it has been told. */
const patienceMs = 10_000

/**
 * Reads the receipt in the real window: its sentence is one of those that the functions give, for a row that there is. So what is judged
 * here is what a person reads.
 */
export async function readWindow(page: Page, { fold }: ReadApp): Promise<readonly (Contradiction | null)[]> {
  const start = performance.now()
  let text: string | null = null
  while (performance.now() - start < patienceMs) {
    text = await page.evaluate(() => document.querySelector('.receipt-sentence')?.textContent ?? null)
    if (text === null) return [] // no request yet
    const said = new Set(fold.timeline.rows().map(row => (row.kind === 'exchange' ? plain(explainExchange(row.exchange).en) : '')))
    if (said.has(plain(text))) return [null]
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  const en = text ?? ''
  const sentence = { place: 'receipt', text: { en, ko: en }, about: { exchange: null, judged: null, event: null, why: null } } as const
  return [{ sentence, clause: en, truth: 'no row has this sentence, and the window shows it' }]
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
