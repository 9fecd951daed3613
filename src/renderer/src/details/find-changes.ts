import type { EventSeq } from '@shared/ids.ts'
import type { SessionEnd } from '@shared/trace/check.ts'
import { cookieKey } from '@shared/trace/cookie.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { EventOf, TraceEvent } from '@shared/trace/trace-event.ts'
import type { World } from '@shared/trace/world.ts'

/** One thing that an exchange changed in some store. */
export interface Change {
  readonly seq: EventSeq
  readonly store: 'jar' | 'local' | 'session' | 'server'
  /** Whose store: a cookie's domain, a storage's origin, a session's user. */
  readonly where: string
  readonly name: string
  readonly how: 'added' | 'changed' | 'removed' | 'ended' | 'touched' | 'cleared'
  readonly before: string | null
  readonly after: string | null
  readonly end: SessionEnd | null
}

export interface ChangeSources {
  readonly effectsOf: (cause: EventSeq) => readonly EventSeq[]
  readonly eventOf: (seq: EventSeq) => TraceEvent | undefined
  readonly worldAt: (seq: EventSeq) => World
}

/** What an exchange brought about, by cause: in the jar, in storages, in the server's session table; ascending, up to the row's cursor. */
export function findChanges(exchange: Exchange, { effectsOf, eventOf, worldAt }: ChangeSources): readonly Change[] {
  const own = exchange.sources.map(eventOf).filter(event => event !== undefined)
  const effects = exchange.sources.flatMap(seq => effectsOf(seq)).map(eventOf)
  const bySeq = new Map<EventSeq, TraceEvent>()
  for (const event of [...own, ...effects]) if (event !== undefined) bySeq.set(event.seq, event)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq).flatMap(event => changeOf(event, worldAt) ?? [])
}

function changeOf(event: TraceEvent, worldAt: ChangeSources['worldAt']): Change | null {
  switch (event.kind) {
    case 'jar.changed':
      return jarChange(event, worldAt((event.seq - 1) as EventSeq))
    case 'storage.changed':
      return storageChange(event)
    case 'session.changed':
      return sessionChange(event)
    default:
      return null
  }
}

function jarChange({ seq, profile, change, cookie, chromiumCause }: EventOf<'jar.changed'>, before: World): Change | null {
  // An overwritten cookie is taken out and put back: the second fact tells it.
  if (change === 'removed' && chromiumCause === 'overwrite') return null
  const earlier = before.jars[profile].find(entry => cookieKey(entry.cookie) === cookieKey(cookie))?.cookie.value ?? null
  const how = change === 'removed' ? 'removed' : earlier === null ? 'added' : 'changed'
  const after = change === 'removed' ? null : cookie.value
  return { seq, store: 'jar', where: cookie.domain, name: cookie.name, how, before: earlier, after, end: null }
}

function storageChange({ seq, area, origin, op, key, oldValue, newValue }: EventOf<'storage.changed'>): Change {
  const how = op === 'cleared' ? 'cleared' : op === 'removed' ? 'removed' : oldValue === null ? 'added' : 'changed'
  return { seq, store: area, where: origin, name: key ?? '', how, before: oldValue, after: newValue, end: null }
}

function sessionChange({ seq, change, row }: EventOf<'session.changed'>): Change {
  const how = change.kind === 'created' ? 'added' : change.kind
  return {
    seq,
    store: 'server',
    where: row.user ?? '',
    name: row.id,
    how,
    before: null,
    after: null,
    end: change.kind === 'ended' ? change.by : null,
  }
}
