import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { eventSeq } from '@shared/ids.ts'
import { planResend, type ResendPlan, type ResendRefusal } from '@shared/resend/plan-resend.ts'
import type { ResendOrder } from '@shared/trace/resend.ts'
import type { Failure } from '@shared/contract/result.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { appStore } from '../base/app-store.ts'
import { call } from '../base/bridge.ts'
import { replayStore } from '../trace/replay-store.ts'
import { traceStore } from '../trace/trace-store.ts'

/** How it goes with the request of a row that is sent again. */
export type ResendNews = { readonly row: string } & (
  | { readonly kind: 'sending' }
  | { readonly kind: 'sent'; readonly newRow: string; readonly lane: string }
  | { readonly kind: 'kept-by-policy'; readonly directive: string }
  | { readonly kind: 'refused'; readonly why: ResendRefusal }
  | { readonly kind: 'failed'; readonly failure: Failure }
)

interface ResendState {
  /** What the form begins with; null: it is closed. */
  readonly draft: ResendOrder | null
  readonly news: ResendNews | null
}

const resendStore = createStore<ResendState>(() => ({ draft: null, news: null }))

/** A saved trace is told as it was: nothing of it is sent. */
const isReplay = (): boolean => replayStore.getState().replay !== null
const isSending = (): boolean => resendStore.getState().news?.kind === 'sending'
const tell = (news: ResendNews): void => resendStore.setState({ news })

/** What would be sent, by the page that the tab showed when the request began. */
function planOf(exchange: Exchange): ResendPlan {
  const before = traceStore.getState().trace.world.at(eventSeq(Math.max(0, exchange.firstSeq - 1)))
  const shown = exchange.tab === null ? '' : (before.tabs[exchange.tab]?.url ?? '')
  return planResend(exchange, { tabs: appStore.getState().stage?.tabs ?? [], pageBefore: shown.startsWith('http') ? shown : null })
}

/** Sends the request of this row as it was. `onSent` is told the new row, once the browser has begun it. */
export function resend(exchange: Exchange, onSent: (newRow: string) => void): void {
  if (isReplay() || isSending()) return
  const plan = planOf(exchange)
  if (plan.ok) void sendOrder(plan.order, onSent)
  else tell({ row: exchange.key, kind: 'refused', why: plan.why })
}

/** Opens the form in which the request can be changed. */
export function editAndResend(exchange: Exchange): void {
  if (isReplay() || isSending()) return
  const plan = planOf(exchange)
  if (plan.ok) resendStore.setState({ draft: plan.order })
  else tell({ row: exchange.key, kind: 'refused', why: plan.why })
}

export async function sendOrder(order: ResendOrder, onSent: (newRow: string) => void): Promise<void> {
  const { row } = order
  tell({ row, kind: 'sending' })
  const answer = await call('request:resend', order)
  if (!answer.ok) return tell({ row, kind: 'failed', failure: answer.error })
  if (answer.value.kind === 'kept-by-policy') return tell({ row, ...answer.value })
  const lane = appStore.getState().stage?.tabs.find(({ id }) => id === order.tab)?.lane ?? ''
  tell({ row, kind: 'sent', newRow: answer.value.row, lane })
  if (!isReplay()) onSent(answer.value.row) // another trace may be shown by now
}

export const closeResendForm = (): void => resendStore.setState({ draft: null })
export const useResendDraft = (): ResendOrder | null => useStore(resendStore, ({ draft }) => draft)
/** What is to be said of this row; null: nothing. */
export const useResendNews = (row: string): ResendNews | null => useStore(resendStore, ({ news }) => (news?.row === row ? news : null))
