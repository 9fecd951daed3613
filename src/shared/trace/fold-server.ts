import { defaultLabSettings } from '../lab/lab-settings.ts'
import type { EventOf, TraceEvent } from './trace-event.ts'
import type { Kept, World } from './world.ts'

/** The server's tables beside the sessions, the switches and the clock. */
export type ServerPart = Pick<World, 'users' | 'refreshTokens' | 'denied' | 'keys' | 'settings' | 'clockOffsetMs'>

export function emptyServer(): ServerPart {
  return { users: [], refreshTokens: [], denied: [], keys: [], settings: defaultLabSettings, clockOffsetMs: 0 }
}

/** The world after one more event of the server's; the same object when it touches none of its tables. */
export function applyToServer(world: World, event: TraceEvent): World {
  switch (event.kind) {
    case 'user.changed':
      return { ...world, users: changed(world.users, event, event.change === 'removed', row => row.name) }
    case 'refresh.changed':
      return changeRefresh(world, event)
    case 'denylist.changed':
      return { ...world, denied: changed(world.denied, event, event.change === 'forgotten', row => row.jti) }
    case 'key.changed':
      return { ...world, keys: changed(world.keys, event, false, row => row.kid) }
    case 'setting.changed':
      return { ...world, settings: { ...world.settings, [event.name]: event.value } }
    case 'clock.moved':
      return { ...world, clockOffsetMs: event.offsetMs }
    default:
      return world
  }
}

function changeRefresh(world: World, event: EventOf<'refresh.changed'>): World {
  const ended = event.change.kind === 'ended' ? event.change.by : null
  const rest = world.refreshTokens
  const at = rest.findIndex(({ row }) => row.id === event.row.id)
  if (ended === 'lab-reset') return { ...world, refreshTokens: rest.filter((_, index) => index !== at) }
  const entry = { row: event.row, changedBy: event.seq, ended }
  return { ...world, refreshTokens: at < 0 ? [...rest, entry] : rest.map((known, index) => (index === at ? entry : known)) }
}

/** Rows keep their places, so that a table does not jump under the reader's eyes. */
function changed<Row>(
  rows: readonly Kept<Row>[],
  { row, seq }: { readonly row: Row; readonly seq: TraceEvent['seq'] },
  isGone: boolean,
  keyOf: (row: Row) => string,
): readonly Kept<Row>[] {
  const at = rows.findIndex(known => keyOf(known.row) === keyOf(row))
  if (isGone) return rows.filter((_, index) => index !== at)
  const entry = { row, changedBy: seq }
  return at < 0 ? [...rows, entry] : rows.map((known, index) => (index === at ? entry : known))
}
