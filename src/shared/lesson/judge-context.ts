import type { EventSeq, TabId } from '../ids.ts'
import type { Text } from '../language.ts'
import type { Exchange } from '../trace/exchange.ts'
import type { World } from '../trace/world.ts'

/** All that an expectation may look at: the trace as it stands now, and what the pages show. */
export interface JudgeContext {
  /** Those that began since the step did, in order. */
  readonly exchanges: readonly Exchange[]
  readonly world: World
  /** The lesson's names for tabs; a tab that is not open yet is missing. */
  readonly tabs: ReadonlyMap<string, TabId>
  /** The visible text of pages; only the tabs that some expectation asks about. */
  readonly pageTexts: ReadonlyMap<TabId, string>
}

export interface Judgement {
  readonly holds: boolean
  /** What was found instead; null when it holds. */
  readonly found: Text | null
  /** The event that settled it: of the exchange, the cookie, the item; null when there is none. */
  readonly seq: EventSeq | null
}

export const holds = (seq: EventSeq | null): Judgement => ({ holds: true, found: null, seq })
export const fails = (en: string, ko: string, seq: EventSeq | null = null): Judgement => ({ holds: false, found: { en, ko }, seq })

export function tabNotOpen(tab: string): Judgement {
  return fails(`tab ${tab} is not open yet`, `${tab} 탭이 아직 열려 있지 않습니다`)
}
