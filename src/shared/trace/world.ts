import type { EventSeq, ProfileId, TabId, WindowId } from '../ids.ts'
import type { SessionEnd, SessionRow } from './session-row.ts'
import type { LabSettings } from '../lab/lab-settings.ts'
import type { DeniedRow, KeyRow, RefreshEnd, RefreshRow, UserRow } from '../lab/server-rows.ts'
import type { Cookie } from './cookie.ts'

/** The world at the cursor: what each jar, storage and server table holds. Plain data, so that it can cross to the renderer. */
export interface World {
  /** The last event folded in; 0 before the first. */
  readonly seq: EventSeq
  readonly labMs: number
  readonly tabs: { readonly [Tab in TabId]?: WorldTab }
  readonly jars: { readonly [Profile in ProfileId]: readonly JarCookie[] }
  /** localStorage: profile → place → items. */
  readonly local: { readonly [Profile in ProfileId]: StorageByOrigin }
  /** sessionStorage: tab → place → items. */
  readonly session: { readonly [Tab in TabId]?: StorageByOrigin }
  readonly serverSessions: readonly WorldSession[]
  readonly users: readonly Kept<UserRow>[]
  readonly refreshTokens: readonly WorldRefresh[]
  readonly denied: readonly Kept<DeniedRow>[]
  readonly keys: readonly Kept<KeyRow>[]
  readonly settings: LabSettings
  /** How far the lab clock is ahead of the machine's; negative: behind, after a snapshot was restored. */
  readonly clockOffsetMs: number
}

/** A row of a server table, with the event that last changed it. */
export interface Kept<Row> {
  readonly row: Row
  readonly changedBy: EventSeq
}
export interface WorldRefresh extends Kept<RefreshRow> {
  /** How it ended; null while it is the current one of its family. */
  readonly ended: RefreshEnd | null
}

export interface WorldTab {
  readonly id: TabId
  readonly lane: string
  readonly profile: ProfileId
  readonly window: WindowId | null
  readonly popupOf: TabId | null
  readonly duplicateOf: TabId | null
  /** The last page it showed; empty before the first. */
  readonly url: string
  readonly isClosed: boolean
}

/** A thing in a store, with the event that last changed it. */
export interface JarCookie {
  readonly cookie: Cookie
  readonly changedBy: EventSeq
}
export interface StorageItem {
  readonly key: string
  readonly value: string
  /** Set when `value` is only the beginning: the whole length, in UTF-16 code units. */
  readonly cutFrom?: number
  readonly changedBy: EventSeq
}
/** By place: an origin, or an origin kept apart by the top-level site (`storagePlaceKey`). */
export interface StorageByOrigin {
  readonly [place: string]: readonly StorageItem[]
}
export interface WorldSession {
  readonly row: SessionRow
  readonly changedBy: EventSeq
  /** Set once it has ended; ended rows stay visible until the log is cleared. */
  readonly ended: SessionEnd | null
}
