import type { BasicCredentials } from '@shared/web/basic-credentials.ts'
import type { EventSeq, ProfileId, TabId } from '@shared/ids.ts'
import type { LabSettingsChange } from '@shared/lab/lab-settings.ts'
import type { ServerAsk } from '@shared/lab/server-ask.ts'
import type { TraceDraft, TraceEvent } from '@shared/trace/trace-event.ts'
import type { WorldFile } from '../world/read-world-file.ts'
import type { World } from '@shared/trace/world.ts'

/**
 * The real tabs, as far as a lesson may touch them. A method that cannot do it rejects with `ExpectedFailure`, whose problem says what,
 * where, and how to mend it ("No element matches #log-in in tab A at https://shop.test/session/."); any other error is a bug.
 */
export interface LessonStage {
  /** An empty stage: fresh partitions, no window, the lab's stores as at the start. Resolves when `open` may be called. */
  reset(): Promise<void>
  /** The lab as a snapshot has it, in place of a reset. Resolves to its tabs by their letters; rejects with what is refused of it. */
  restore(world: WorldFile): Promise<ReadonlyMap<string, TabId>>
  /** Opens a tab in a new window, or in the window of `inWindowOf`. Resolves when the tab is there and has begun to load `url`. */
  open(where: { readonly profile: ProfileId; readonly url: string; readonly inWindowOf: TabId | null }): Promise<TabId>
  /** As if the address had been typed. Resolves when the navigation has begun. */
  visit(tab: TabId, url: string): Promise<void>
  /** Focuses the one visible field that matches, empties it and types, with trusted input events. */
  fill(tab: TabId, selector: string, text: string): Promise<void>
  /** Scrolls the one visible element that matches into view and clicks in its middle, with trusted input events. */
  click(tab: TabId, selector: string): Promise<void>
  /**
   * Runs `code` in the page's own world, as the body of an async function, and waits for its end; rejects when it throws. Resolves to
   * what it returned, as text (JSON but for texts) of at most 2000 characters; null when it returned nothing.
   */
  runScript(tab: TabId, code: string): Promise<string | null>
  /** Answers what the tab's browser asks (HTTP Basic), or cancels with null. Waits for the question a while, and rejects without one. */
  authenticate(tab: TabId, credentials: BasicCredentials | null): Promise<void>
  close(tab: TabId): Promise<void>
  quit(profile: ProfileId): Promise<void>
  launch(profile: ProfileId): Promise<void>
  /** `origin` null: everything that the profile keeps. */
  clearSiteData(profile: ProfileId, origin: string | null): Promise<void>
  /** Switches of the lab. */
  set(change: LabSettingsChange): Promise<void>
  /** Resolves when the cookies have aged too. */
  moveClock(ms: number): Promise<void>
  /** At the server itself; rejects when what it names is not there. */
  ask(ask: ServerAsk): Promise<void>
  /** The visible text of the page (`document.body.innerText`). */
  pageText(tab: TabId): Promise<string>
  /** Resolves once the page has fired `load` and no request of the tab is in flight, and all of that stands in the trace. */
  settled(tab: TabId): Promise<void>
}

/** The trace, as far as a lesson reads and writes it; a `TraceLog` fits as it is. */
export interface LessonTrace {
  append(draft: TraceDraft): EventSeq
  /** Events after `after`, as far as the log still has them. */
  since(after: EventSeq | null): { readonly events: readonly TraceEvent[] }
  world(): World
  lastSeq(): EventSeq
  isPaused(): boolean
  setPaused(isPaused: boolean): void
  subscribe(listener: () => void): () => void
}
