import type { EventSeq, TabId } from '../ids.ts'
import type { Bilingual } from '../language.ts'
import type { Exchange } from '../trace/exchange.ts'
import type { World } from '../trace/world.ts'
import type { LessonPlace } from './lesson-place.ts'

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
  readonly found: Bilingual | null
  /** The event that it rests on: the first of the exchange, or the change of the cookie, the item or the row; null when there is none. */
  readonly seq: EventSeq | null
  /** Where that can be looked at; null when there is nothing to look at. */
  readonly place: LessonPlace | null
  /** What is expected was done, and came out otherwise; false while it has not been done, and when it holds. */
  readonly isAttempt: boolean
}

export function holds(seq: EventSeq | null, place: LessonPlace | null = null): Judgement {
  return { holds: true, found: null, seq, place, isAttempt: false }
}

export function fails(found: Bilingual, seq: EventSeq | null = null, place: LessonPlace | null = null): Judgement {
  return { holds: false, found, seq, place, isAttempt: false }
}

export function tabNotOpen(tab: string): Judgement {
  return fails({ en: `tab ${tab} is not open yet`, ko: `${tab} 탭이 아직 열려 있지 않습니다` })
}
