import { dropOldest } from '@shared/collections/drop-oldest.ts'
import type { Protocol } from 'devtools-protocol'
import type { ForbiddenIssue } from './read-issue.ts'

/**
 * Tells an issue that is told for the first time from one that is repeated: a page's process tells all that it has kept whenever a frame is
 * added or a session begins to listen, to each session anew. Two calls of one line of a script make two issues that are alike as well.
 */
export interface HeardIssues {
  logged(session: string, entry: Protocol.Log.LogEntry): void
  /** `details`: the whole issue as JSON. Asked once for each issue that comes. */
  isNew(session: string, issue: ForbiddenIssue, details: string): boolean
}

/** A process keeps a thousand entries and as many issues. */
const mostHeard = 4_000
/** Chromium shortens an address in its log in the middle. */
const shownOfAddress = 500

export function createHeardIssues(): HeardIssues {
  /** A log entry has a time of its own, to the microsecond, and keeps it when it is repeated. */
  const entries = new Set<string>()
  /** In which session an issue was heard first, where the log has no entry for it. */
  const heardIn = new Map<string, string>()
  /** What the log said newly in a session, of which no issue has come yet. */
  const unused = new Map<string, string[]>()

  /** Rules that the page's own process applies are logged, and the issue follows its entry at once. */
  function isLogged(session: string, url: string): boolean {
    const texts = unused.get(session) ?? []
    const at = texts.findIndex(text => text.includes(url.slice(0, shownOfAddress)))
    if (at < 0) return false
    texts.splice(at, 1)
    return true
  }

  function isFirst(session: string, details: string, isRepeatable: boolean): boolean {
    const first = heardIn.get(details)
    if (first !== undefined) return isRepeatable && first === session
    heardIn.set(details, session)
    dropOldest(heardIn, mostHeard)
    return true
  }

  return {
    logged(session, { source, text, timestamp }) {
      const key = `${timestamp} ${text.slice(0, 100)}`
      if (source !== 'security' || entries.has(key)) return
      entries.add(key)
      dropOldest(entries, mostHeard)
      unused.set(session, [...(unused.get(session) ?? []).slice(-mostUnused), text])
    },
    isNew(session, { rule, url, isNavigation }, details) {
      if (rule.kind === 'cors') return isFirst(session, details, false) // it names its request
      // The browser's own process judges navigations, and repeats its issues to another session alone.
      return isNavigation ? isFirst(session, details, true) : isLogged(session, url)
    },
  }
}

/** Entries of which no issue comes: of inline scripts, say, and of sandboxed frames. */
const mostUnused = 50
