import { z } from 'zod'
import { freeText, holdsSecrets } from '../schema/free-text.ts'
import { eventsOf, tab } from './event-parts.ts'

/** HTML, simple dialogs and the unload prompt. */
const dialog = z.enum(['alert', 'confirm', 'prompt', 'beforeunload'])
const dialogEnd = z.enum(['hand', 'lesson', 'app', 'page'])
/** `app`: nobody is asked whether a page may be left. `page`: it went, with its tab or to another page. */
export type DialogEnd = z.output<typeof dialogEnd>

/** What a page asks in a dialog. */
export const dialogEvents = eventsOf('browser')({
  /** A script called `alert`, `confirm` or `prompt` and waits, or a page wants to keep its user (`beforeunload`, which says nothing). */
  'dialog.opened': {
    tab,
    dialog,
    /** Of the document whose script it is. */
    origin: freeText,
    /** In the page's own words: not to be trusted, and a secret may be among them. */
    message: holdsSecrets('item', z.string()),
  },
  /** A dialog was closed, or its page went. What was typed into a `prompt` is not kept. */
  'dialog.closed': {
    tab,
    dialog,
    /** True: OK; a `confirm` responds with true. */
    accepted: z.boolean(),
    by: dialogEnd,
  },
})
