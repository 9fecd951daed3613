import type { EventSeq } from '../ids.ts'
import type { UserRow } from '../lab/server-rows.ts'
import type { Bilingual } from '../language.ts'
import type { BiographySubject } from './biography/biography-entry.ts'
import { cookieKey } from '../trace/cookie.ts'
import type { Exchange } from '../trace/exchange.ts'
import type { EventOf, TraceEvent } from '../trace/trace-event.ts'
import type { UserChange } from '../trace/server-table-events.ts'
import type { World } from '../trace/world.ts'
import { evictedWords } from '../words/stored-cookie-diff-words.ts'
import { refreshEndWords, sessionEndWords } from '../words/server-event-words.ts'

/** One thing that an exchange changed in some store. */
export interface Change {
  readonly seq: EventSeq
  readonly store: 'jar' | 'local' | 'session' | 'server' | 'users' | 'refresh' | 'denied' | 'keys'
  /** Whose store: a cookie's domain, a storage's origin, a user's row or token; a key is nobody's. */
  readonly where: string
  readonly name: string
  readonly how: 'added' | 'changed' | 'removed' | 'ended' | 'touched' | 'cleared'
  readonly before: string | null
  readonly after: string | null
  /** How it ended. */
  readonly end: Bilingual | null
  /** Whose life it is a moment of; null: a row of the server, or a storage as a whole. */
  readonly subject: BiographySubject | null
}

export interface ChangeSources {
  readonly effectsOf: (cause: EventSeq) => readonly EventSeq[]
  readonly eventOf: (seq: EventSeq) => TraceEvent | undefined
  readonly worldAt: (seq: EventSeq) => World
}

/** What an exchange brought about, by cause: in the jar, in storages, in the server's tables; ascending, up to the row's cursor. */
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
    case 'user.changed':
      return userChange(event, worldAt((event.seq - 1) as EventSeq))
    case 'refresh.changed':
      return refreshChange(event)
    case 'denylist.changed':
      return {
        ...nothing(event.seq),
        store: 'denied',
        where: event.row.user,
        name: event.row.jti,
        how: event.change === 'added' ? 'added' : 'removed',
      }
    case 'key.changed':
      return keyChange(event)
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
  const subject = { kind: 'cookie', profile, cookie } as const
  const end = chromiumCause === 'evicted' ? evictedWords : null
  return { seq, store: 'jar', where: cookie.domain, name: cookie.name, how, before: earlier, after, end, subject }
}

function storageChange(event: EventOf<'storage.changed'>): Change {
  const { seq, profile, tab, area, origin, partition = null, op, key, oldValue, newValue } = event
  const how = op === 'cleared' ? 'cleared' : op === 'removed' ? 'removed' : oldValue === null ? 'added' : 'changed'
  const subject = key === null ? null : ({ kind: 'item', profile, tab, area, origin, partition, key } as const)
  return { seq, store: area, where: origin, name: key ?? '', how, before: oldValue, after: newValue, end: null, subject }
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
    end: change.kind === 'ended' ? sessionEndWords[change.by] : null,
    subject: null,
  }
}

const nothing = (seq: EventSeq) => ({ seq, before: null, after: null, end: null, subject: null })

function userChange({ seq, change, row }: EventOf<'user.changed'>, world: World): Change {
  const earlier = world.users.find(entry => entry.row.name === row.name)?.row ?? null
  const how = change === 'removed' ? 'removed' : earlier === null ? 'added' : 'changed'
  const [before, after] = [earlier, change === 'removed' ? null : row].map(shown => (shown === null ? null : facets(shown, change)))
  return {
    seq,
    store: 'users',
    where: row.name,
    name: row.name,
    how,
    before: before ?? null,
    after: after ?? null,
    end: null,
    subject: null,
  }
}

/** What the change was about, as the table names it. */
function facets({ role, permissions, tokenVersion }: UserRow, change: UserChange): string {
  if (change === 'token-version') return `tokenVersion ${tokenVersion}`
  return change === 'permissions' ? permissions.join(', ') || '[]' : role
}

function refreshChange({ seq, change, row }: EventOf<'refresh.changed'>): Change {
  const how = change.kind === 'created' ? 'added' : 'ended'
  return {
    ...nothing(seq),
    store: 'refresh',
    where: row.user,
    name: row.id,
    how,
    end: change.kind === 'ended' ? refreshEndWords[change.by] : null,
  }
}

function keyChange({ seq, change, row }: EventOf<'key.changed'>): Change {
  const how = change === 'created' ? 'added' : change === 'retired' ? 'ended' : 'changed'
  return { ...nothing(seq), store: 'keys', where: row.algorithm, name: row.kid, how, after: change === 'demoted' ? row.state : null }
}
