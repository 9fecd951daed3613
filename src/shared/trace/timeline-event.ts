import type { EventOf, TraceEvent, TraceEventKind } from './trace-event.ts'

type IsRow<Kind extends TraceEventKind> = (event: EventOf<Kind>) => boolean
const always = (): boolean => true

/** Kinds that have a row of their own in the timeline, and when: unless an exchange tells them already, or they say nothing to a person. */
const ownRows = {
  'tab.opened': always,
  'tab.closed': always,
  'tab.crashed': always,
  'tab.stopped': always,
  'dialog.opened': always,
  'dialog.closed': always,
  'edge.reached': always,
  'request.forbidden': always,
  'browser.quit': always,
  'browser.launched': always,
  'site-data.cleared': always,
  // An overwritten cookie is taken out and put back with its new value: one change, told by the second fact.
  'jar.changed': ({ change, chromiumCause }) => !(change === 'removed' && chromiumCause === 'overwrite'),
  // Read back on arrival: news only in a sessionStorage, which a new tab may have got as a copy.
  'storage.changed': ({ op, area }) => op !== 'found' || area === 'session',
  // A restart says itself what it took with it.
  'session.changed': ({ wire, change }) => wire === null && change.kind === 'ended' && change.by !== 'server-restarted',
  'user.changed': ({ wire, change }) => wire === null && change !== 'listed',
  'refresh.changed': ({ wire, change }) => wire === null && change.kind === 'ended',
  'denylist.changed': ({ wire, change }) => wire === null && change === 'added',
  'key.changed': ({ wire, change }) => wire === null && change !== 'created',
  'server.restarted': always,
  'setting.changed': always,
  'clock.moved': always,
  'lab.reset': always,
  'world.taken': always,
  'world.restored': ({ step }) => step === 'before-pages',
  'request.held': always,
  'request.released': always,
  'lesson.started': always,
  'lesson.stepped': always,
  'lesson.ended': always,
  'recording.paused': always,
  'recording.resumed': always,
  'events.dropped': always,
  'stage.rebuilt': always,
} satisfies { readonly [Kind in TraceEventKind]?: IsRow<Kind> }
export type TimelineEventKind = keyof typeof ownRows
export type TimelineEvent = EventOf<TimelineEventKind>
export const timelineKinds = Object.keys(ownRows) as readonly TimelineEventKind[]

/** What brought an event about: a request, the learner's hand in the inspector, or one of the big switches. null: nothing that is known. */
export type EventCause = 'exchange' | 'edit' | 'browser.quit' | 'site-data.cleared' | 'clock.moved' | 'lab.reset' | 'world.restored' | null

/** What an event with this cause came of; only the nearest cause matters: an exchange explains its own effects, an edit and a quit theirs. */
export function eventCause(by: TraceEvent | undefined): EventCause {
  if (by === undefined) return null
  if ('exchange' in by || ('wire' in by && by.wire !== null)) return 'exchange'
  if (by.kind === 'cookie.edited' || by.kind === 'storage.edited' || by.kind === 'session.end-asked') return 'edit'
  // With its last tab the private browser is gone, without a quit.
  if (by.kind === 'tab.closed' || by.kind === 'window.closed') return 'browser.quit'
  switch (by.kind) {
    case 'browser.quit':
    case 'site-data.cleared':
    case 'clock.moved':
    case 'lab.reset':
    case 'world.restored':
      return by.kind
    default:
      return null
  }
}

/** True for what has a row of its own. */
export function isTimelineEvent(event: TraceEvent): event is TraceEvent & TimelineEvent {
  if (!Object.hasOwn(ownRows, event.kind)) return false
  const isRow: IsRow<never> = ownRows[event.kind as TimelineEventKind]
  return isRow(event as never)
}
