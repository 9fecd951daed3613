import type { ExchangeId, TabId, WireId } from '../ids.ts'

/** A request that has left the browser and waits at the lab's door: no site has seen it. */
export interface HeldRequest {
  readonly exchange: ExchangeId
  readonly wire: WireId
  readonly tab: TabId
}

/**
 * `guess` and `hand`: the learner let it go, with or without a guess. `time`: it had waited for as long as it may. `tab-closed`: also when
 * the browser is quit or the lab is reset. `cleared`: its row left the timeline. `client-left`: the browser gave up.
 */
export type HoldEnd = 'guess' | 'hand' | 'time' | 'tab-closed' | 'cleared' | 'client-left'

/** Why the wish to hold the next request is over before one came. `paused`: nothing of it would be recorded. */
export type WishEnd = 'hand' | 'tab-closed' | 'lab-reset' | 'paused'
