import type { EventSeq, LessonId, ProfileId, TabId, WindowId } from '../ids.ts'
import type { HeldRequest, HoldEnd, WishEnd } from './held-request.ts'
import type { RequestGuess } from './request-guess.ts'
import type { LabSettingName, LabSettingValue } from '../lab/lab-settings.ts'
import type { ResendEdit, ResendMethod, ResendWay } from './resend.ts'
import type { ServerAsk, SignTokenAsk } from '../lab/server-ask.ts'
import type { StorageArea } from './trace-event.ts'

/** What Crumbtrail or the learner did. */
export type AppFact =
  | { readonly observer: 'app'; readonly kind: 'window.opened' | 'window.closed'; readonly window: WindowId; readonly profile: ProfileId }
  | {
      readonly observer: 'app'
      readonly kind: 'tab.opened'
      readonly tab: TabId
      /** null for a popup, which is a real small window of its own. */
      readonly window: WindowId | null
      readonly profile: ProfileId
      /** One or two capital letters: A, B, … Z, AA. */
      readonly lane: string
      readonly popupOf: TabId | null
      readonly duplicateOf: TabId | null
    }
  | { readonly observer: 'app'; readonly kind: 'tab.closed'; readonly tab: TabId }
  | { readonly observer: 'app'; readonly kind: 'tab.navigated'; readonly tab: TabId; readonly url: string }
  | { readonly observer: 'app'; readonly kind: 'tab.crashed'; readonly tab: TabId; readonly reason: string }
  /** Crumbtrail stopped the page: it began one navigation after the other, did more than the app can record, or did not answer and the learner had it stopped. */
  | {
      readonly observer: 'app'
      readonly kind: 'tab.stopped'
      readonly tab: TabId
      readonly url: string
      readonly because: 'navigations' | 'too-much' | 'no-answer'
    }
  /** A tab asked for a host outside the lab; nothing left this machine. */
  | { readonly observer: 'app'; readonly kind: 'edge.reached'; readonly tab: TabId; readonly url: string }
  | { readonly observer: 'app'; readonly kind: 'browser.quit' | 'browser.launched'; readonly profile: ProfileId }
  | { readonly observer: 'app'; readonly kind: 'site-data.cleared'; readonly profile: ProfileId; readonly origin: string | null }
  | {
      readonly observer: 'app'
      readonly kind: 'cookie.edited'
      readonly profile: ProfileId
      readonly name: string
      readonly edit: 'set' | 'removed'
    }
  | {
      readonly observer: 'app'
      readonly kind: 'storage.edited'
      readonly tab: TabId
      readonly area: StorageArea
      readonly key: string
      readonly edit: 'set' | 'removed'
    }
  | { readonly observer: 'app'; readonly kind: 'session.end-asked'; readonly sessionId: string }
  /** A switch of the lab was set, by hand or by the lesson. */
  | {
      readonly observer: 'app'
      readonly kind: 'setting.changed'
      readonly name: LabSettingName
      readonly before: LabSettingValue
      readonly value: LabSettingValue
      readonly by: 'hand' | 'lesson'
    }
  /** The lab clock went forward: the server's time and the expiry of every cookie, and nothing of the pages'. `offsetMs` is the whole lead. */
  | { readonly observer: 'app'; readonly kind: 'clock.moved'; readonly byMs: number; readonly offsetMs: number }
  /** The learner asked the server for something that no page offers. */
  | { readonly observer: 'app'; readonly kind: 'server.asked'; readonly ask: ServerAsk | SignTokenAsk }
  | { readonly observer: 'app'; readonly kind: 'lab.reset' }
  | { readonly observer: 'app'; readonly kind: 'lesson.started' | 'lesson.ended'; readonly lesson: LessonId }
  | { readonly observer: 'app'; readonly kind: 'lesson.stepped'; readonly lesson: LessonId; readonly step: number }
  | {
      readonly observer: 'app'
      readonly kind: 'prediction.made'
      readonly lesson: LessonId
      readonly step: number
      readonly option: number
    }
  /** The next page or fetch of this tab (null: of any tab) shall wait at the lab's door; and: no longer. */
  | { readonly observer: 'app'; readonly kind: 'hold.asked'; readonly tab: TabId | null }
  | { readonly observer: 'app'; readonly kind: 'hold.dropped'; readonly by: WishEnd }
  /** A request waits at the door, at most for `longestMs`. What the browser said of it stands in its own facts all the same. */
  | { readonly observer: 'app'; readonly kind: 'request.held'; readonly held: HeldRequest; readonly longestMs: number }
  | { readonly observer: 'app'; readonly kind: 'guess.made'; readonly held: HeldRequest; readonly guess: RequestGuess }
  | {
      readonly observer: 'app'
      readonly kind: 'request.released'
      readonly held: HeldRequest
      readonly by: HoldEnd
      readonly heldMs: number
    }
  /** The learner sent the request of this row again; the request that follows has this fact as its cause. `edited`: what was changed. */
  | {
      readonly observer: 'app'
      readonly kind: 'request.resent'
      readonly row: string
      readonly tab: TabId
      readonly way: ResendWay
      readonly method: ResendMethod
      readonly url: string
      readonly edited: readonly ResendEdit[]
    }
  /** The learner's mark on a row of the timeline, by the row's key; it goes again with a later fact. */
  | { readonly observer: 'app'; readonly kind: 'row.pinned' | 'row.unpinned'; readonly row: string }
  /** A few words on a row. Empty: they were taken away. */
  | { readonly observer: 'app'; readonly kind: 'note.written'; readonly row: string; readonly text: string }
  /** An event's cause became known after it was written. */
  | { readonly observer: 'app'; readonly kind: 'cause.found'; readonly effect: EventSeq; readonly by: EventSeq }
  | { readonly observer: 'app'; readonly kind: 'log.cleared' | 'recording.paused' | 'recording.resumed' }
  /** The log is bounded: the oldest `count` events, up to and with `through`, are gone; the world they left is the baseline. */
  | { readonly observer: 'app'; readonly kind: 'events.dropped'; readonly count: number; readonly through: EventSeq }
  /**
   * The main window's page died and was rebuilt, or was loaded again by hand; its tabs went with it and are loaded again under the same ids,
   * without their sessionStorage. Older traces do not say why: it died.
   */
  | {
      readonly observer: 'app'
      readonly kind: 'stage.rebuilt'
      readonly because?: 'died' | 'reloaded'
      readonly lostTabs: readonly TabId[]
    }
