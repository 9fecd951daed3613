import { z } from 'zod'
import { address, freeText, named } from '../schema/free-text.ts'
import { list } from '../schema/members.ts'
import { eventsOf, lane, profile, tab, window } from './event-parts.ts'

/** Simulated browsers, their windows and their tabs. */
export const tabEvents = eventsOf('app')({
  /** A simulated window was opened. */
  'window.opened': { window, profile },
  /** A simulated window was closed. */
  'window.closed': { window, profile },
  /** A tab or a popup was opened. */
  'tab.opened': {
    tab,
    /** null for a popup, which is a real small window of its own. */
    window: window.nullable(),
    profile,
    /** One or two capital letters: A, B, … Z, AA. */
    lane,
    popupOf: tab.nullable(),
    duplicateOf: tab.nullable(),
  },
  /** A tab was closed. */
  'tab.closed': { tab },
  /** A tab shows another page. */
  'tab.navigated': { tab, url: address },
  /** The process of a tab is gone. */
  'tab.crashed': { tab, reason: named<string>() },
  /** Crumbtrail stopped a page: it began one navigation after the other, did more than the app can record, or did not respond and the learner had it stopped. */
  'tab.stopped': { tab, url: address, because: z.enum(['navigations', 'too-much', 'no-answer']) },
  /** A tab asked for a host outside the lab; nothing left this machine. */
  'edge.reached': { tab, url: address },
  /** A simulated browser was quit. */
  'browser.quit': { profile },
  /** A simulated browser was started. */
  'browser.launched': { profile },
  /** What sites keep in a browser was cleared by hand. */
  'site-data.cleared': {
    profile,
    /** null: of all sites. */
    origin: freeText.nullable(),
  },
  /** The main window's page died and was rebuilt, or was loaded again by hand; its tabs went with it and are loaded again under the same ids, without their sessionStorage. */
  'stage.rebuilt': {
    /** Older traces do not say it: it died. */
    because: z.enum(['died', 'reloaded']).exactOptional(),
    lostTabs: list(tab),
  },
})
