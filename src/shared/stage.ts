import type { ProfileId, TabId, WindowId } from './ids.ts'

/** What stands on the stage. The main process owns it; the renderer draws it. */
export interface StageState {
  /** Counts the resets: every reset starts with fresh partitions. */
  readonly run: number
  readonly browsers: { readonly [Profile in ProfileId]: 'running' | 'quit' }
  /** In the order in which they were opened. */
  readonly windows: readonly StageWindow[]
  /** Tabs of the windows and popups, in the order in which they were opened: stable, so that a guest never moves in the page. */
  readonly tabs: readonly StageTab[]
}

export interface StageWindow {
  readonly id: WindowId
  readonly profile: ProfileId
  readonly tabs: readonly TabId[]
  readonly activeTab: TabId
}

export interface StageTab {
  readonly id: TabId
  /** One or two capital letters, A, B, … Z, AA: the tab's name in the timeline. */
  readonly lane: string
  readonly profile: ProfileId
  /** The session partition that the guest must carry; any other is refused at attach. */
  readonly partition: string
  /** null for a popup: a real small window of its own, opened by `opener`. */
  readonly window: WindowId | null
  readonly opener: TabId | null
  /** Counts the guests that the tab has had: one whose process died is never used again, it gets another. */
  readonly guest: number
  readonly url: string
  readonly title: string
  readonly isLoading: boolean
  readonly canGoBack: boolean
  readonly canGoForward: boolean
  readonly condition: TabCondition
  /** The tab's browser asks for a name and a password, and waits. */
  readonly prompt: BasicPrompt | null
  /** A script of the page waits for what its user says to its dialog. */
  readonly dialog: PageDialog | null
}

/** `alert`, `confirm` or `prompt` (HTML, simple dialogs): the page stands still until it is closed. */
export interface PageDialog {
  readonly id: number
  readonly kind: 'alert' | 'confirm' | 'prompt'
  /** Of the document whose script it is. */
  readonly origin: string
  /** In the page's own words: not to be trusted. */
  readonly message: string
  /** What stands in the field of a `prompt` at first. */
  readonly suggested: string
  /** This page has opened one before: further ones can be blocked. */
  readonly isRepeated: boolean
}

/** What a browser asks its user when a server answers 401 with `WWW-Authenticate: Basic` (RFC 7617). */
export interface BasicPrompt {
  readonly id: number
  /** The host that will get the password. */
  readonly origin: string
  /** In the server's own words: not to be trusted. */
  readonly realm: string
  readonly isEncrypted: boolean
  /** The answer before this one was wrong. */
  readonly wasRefused: boolean
}

export type TabCondition =
  /** The guest is being made; nothing has been asked for yet. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'live' }
  /** The tab's process is gone; reload brings it back, its sessionStorage is lost. */
  | { readonly kind: 'crashed'; readonly reason: string }
  /** The page asked for was outside the lab: the app draws the card that says so. */
  | { readonly kind: 'outside-lab'; readonly url: string }
  /** The page began one navigation after the other, or did more than the app can record, and was stopped. Reload loads it again. */
  | { readonly kind: 'restless'; readonly url: string; readonly because: 'navigations' | 'too-much' }
  /** Input has waited for the page's process for a long time. The page is there, and may answer again. */
  | { readonly kind: 'unresponsive' }
  /** The page could not be loaded. */
  | { readonly kind: 'failed'; readonly url: string; readonly errorText: string }

/** Where a new tab begins. */
export const homeUrl = 'https://shop.test/'

/** The reverse of `laneName`. */
export const laneIndex = (lane: string): number => Array.from(lane).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** A, B, … Z, AA, AB …: the lane of the n-th tab (from 0). */
export function laneName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : laneName(Math.floor(index / 26) - 1) + letter
}
