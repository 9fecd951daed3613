import type { UserRow, DeniedRow, KeyRow, RefreshEnd, RefreshRow } from '@shared/lab/server-rows.ts'
import type { SessionRow } from '@shared/trace/session-row.ts'
import type { ServerState } from '@shared/world/server-state.ts'
import type { Stores } from './create-stores.ts'
import { readPrivateHalf } from './key-material.ts'
import type { RestoredKey } from './keyring.ts'

/** The tables as the trace shows them. */
export interface ServerTables {
  readonly users: readonly UserRow[]
  readonly sessions: readonly SessionRow[]
  readonly refreshTokens: readonly { readonly row: RefreshRow; readonly ended: RefreshEnd | null }[]
  readonly denied: readonly DeniedRow[]
  readonly keys: readonly KeyRow[]
}

/** express-session's store and the secret that it signs with. */
export interface Library {
  readonly store: {
    save(): ServerState['library']['sessions']
    restore(saved: ServerState['library']['sessions']): void
    rows(): SessionRow[]
  }
  readonly secrets: [string]
}

/** Everything that the servers remember, with the secrets that they need to go on. Nothing may be under way meanwhile. */
export async function saveServer(stores: Stores, library: Library): Promise<ServerState> {
  const { settings, users, sessions, refreshTokens, denylist, keyring, points, orders, loot, visitors, adVisitors } = stores
  const [savedUsers, savedKeys] = [await users.save(), await keyring.save()]
  return {
    settings: settings.read(),
    users: savedUsers,
    ...sessions.save(),
    library: { secret: library.secrets[0], sessions: library.store.save() },
    ...refreshTokens.save(),
    ...denylist.save(),
    ...savedKeys,
    points: points.save(),
    refundedOrders: orders.refunded(),
    loot: [...loot.list()],
    visitors: visitors.save().map(copied),
    adVisitors: adVisitors.save().map(copied),
  }
}

const copied = <One extends { readonly seenOn: readonly string[] }>(one: One): Omit<One, 'seenOn'> & { seenOn: string[] } => ({
  ...one,
  seenOn: [...one.seenOn],
})

/** `put` sets the servers so; it can be called again, and records nothing. */
export type PreparedServer = { readonly ok: true; readonly put: () => ServerTables } | { readonly ok: false; readonly badKey: string }

/** Reads what can fail, and changes nothing yet. */
export async function prepareServer(stores: Stores, library: Library, state: ServerState): Promise<PreparedServer> {
  const keys: RestoredKey[] = []
  for (const { kid, algorithm, createdLabMs, state: keyState, isWeak, isNewest, jwk } of state.keys) {
    const material = await readPrivateHalf(algorithm, jwk)
    if (material === null || keys.some(({ key }) => key.kid === kid)) return { ok: false, badKey: kid }
    keys.push({ key: { kid, algorithm, createdLabMs, state: keyState, isWeak, ...material }, isNewest })
  }
  return { ok: true, put: () => putServer(stores, library, state, keys) }
}

function putServer(stores: Stores, library: Library, state: ServerState, keys: readonly RestoredKey[]): ServerTables {
  const { settings, users, sessions, refreshTokens, denylist, keyring, points, orders, loot, visitors, adVisitors } = stores
  settings.reset()
  settings.change(state.settings)
  users.restore(state.users)
  sessions.restore(state)
  library.secrets[0] = state.library.secret
  library.store.restore(state.library.sessions)
  refreshTokens.restore(state)
  denylist.restore(state)
  // A key changes its state: each time it begins as the snapshot has it.
  keyring.restore({ keys: keys.map(({ key, isNewest }) => ({ key: { ...key }, isNewest })), keysMade: state.keysMade })
  points.restore(state.points)
  orders.restore(state.refundedOrders)
  loot.restore(state.loot)
  visitors.restore(state.visitors)
  adVisitors.restore(state.adVisitors)
  return {
    users: users.list().map(user => ({ ...user })),
    sessions: [...sessions.list(), ...library.store.rows()],
    refreshTokens: state.refreshTokens.map(({ row, ended }) => ({ row, ended: ended?.by ?? null })),
    denied: state.denied,
    keys: keyring.list(),
  }
}
