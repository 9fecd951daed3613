import type { EventOf, TraceEvent } from './trace-event.ts'

/** Kinds that have a row of their own in the timeline when no exchange tells them already. */
const timelineKinds = [
  'tab.opened',
  'tab.closed',
  'tab.crashed',
  'tab.stopped',
  'dialog.opened',
  'dialog.closed',
  'edge.reached',
  'request.forbidden',
  'browser.quit',
  'browser.launched',
  'site-data.cleared',
  'jar.changed',
  'storage.changed',
  'session.changed',
  'user.changed',
  'refresh.changed',
  'denylist.changed',
  'key.changed',
  'server.restarted',
  'setting.changed',
  'clock.moved',
  'lab.reset',
  'request.held',
  'request.released',
  'lesson.started',
  'lesson.stepped',
  'lesson.ended',
  'recording.paused',
  'recording.resumed',
  'events.dropped',
  'stage.rebuilt',
] as const
export type TimelineEventKind = (typeof timelineKinds)[number]
export type TimelineEvent = EventOf<TimelineEventKind>

/** What brought an event about: a request, the learner's hand in the inspector, or one of the big switches. null: nothing that is known. */
export type EventCause = 'exchange' | 'edit' | 'browser.quit' | 'site-data.cleared' | 'clock.moved' | 'lab.reset' | null

/** What an event with this cause came of; only the nearest cause matters: an exchange explains its own effects, an edit and a quit theirs. */
export function eventCause(by: TraceEvent | undefined): EventCause {
  if (by === undefined) return null
  if ('exchange' in by || ('wire' in by && by.wire !== null)) return 'exchange'
  if (by.kind === 'cookie.edited' || by.kind === 'storage.edited' || by.kind === 'session.end-asked') return 'edit'
  // With its last tab the private browser is gone, without a quit.
  if (by.kind === 'tab.closed' || by.kind === 'window.closed') return 'browser.quit'
  if (by.kind === 'browser.quit' || by.kind === 'site-data.cleared' || by.kind === 'clock.moved' || by.kind === 'lab.reset') return by.kind
  return null
}

const kinds: ReadonlySet<string> = new Set(timelineKinds)

/** False for facts that belong to an exchange by their nature, and for those that say nothing to a person. */
export function isTimelineEvent(event: TraceEvent): event is TraceEvent & TimelineEvent {
  if (!kinds.has(event.kind)) return false
  switch (event.kind) {
    case 'jar.changed':
      // An overwritten cookie is taken out and put back with its new value: one change, told by the second fact.
      return !(event.change === 'removed' && event.chromiumCause === 'overwrite')
    case 'storage.changed':
      // Read back on arrival: news only in a sessionStorage, which a new tab may have got as a copy.
      return event.op !== 'found' || event.area === 'session'
    case 'session.changed':
      // A restart says itself what it took with it.
      return event.wire === null && event.change.kind === 'ended' && event.change.by !== 'server-restarted'
    case 'user.changed':
      return event.wire === null && event.change !== 'listed'
    case 'refresh.changed':
      return event.wire === null && event.change.kind === 'ended'
    case 'denylist.changed':
      return event.wire === null && event.change === 'added'
    case 'key.changed':
      return event.wire === null && event.change !== 'created'
    default:
      return true
  }
}
