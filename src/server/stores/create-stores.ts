import type { LabClock } from '../base/lab-clock.ts'
import type { RecordFact } from '../base/record.ts'
import { createDenylist, type Denylist } from './denylist.ts'
import { createKeyring, type Keyring } from './keyring.ts'
import { createLabSettingsStore, type LabSettingsStore } from './lab-settings-store.ts'
import { createLootStore, type LootStore } from './loot.ts'
import { createOrderStore, type OrderStore } from './orders.ts'
import { createPointStore, type PointStore } from './points.ts'
import { createRefreshTokenStore, type RefreshTokenStore } from './refresh-tokens.ts'
import { createSessionStore, type SessionStore } from './sessions.ts'
import { createTokenMint, type TokenMint } from './token-mint.ts'
import { createUserStore, type UserStore } from './users.ts'
import { createVisitorStore, type VisitorStore } from './visitors.ts'

/** Everything that the servers of the lab remember. */
export interface Stores {
  readonly users: UserStore
  readonly settings: LabSettingsStore
  readonly sessions: SessionStore
  readonly refreshTokens: RefreshTokenStore
  readonly points: PointStore
  readonly orders: OrderStore
  readonly loot: LootStore
  readonly visitors: VisitorStore
  readonly adVisitors: VisitorStore
  readonly keyring: Keyring
  readonly denylist: Denylist
  readonly mint: TokenMint
}

export interface StoresOptions {
  readonly clock: LabClock
  readonly record: RecordFact
  /** Where a store on disk may put its files. */
  readonly folder: string
}

export function createStores({ clock, record, folder }: StoresOptions): Stores {
  const users = createUserStore({ record })
  const settings = createLabSettingsStore()
  const keyring = createKeyring({ clock, record, settings })
  const denylist = createDenylist({ clock, record })
  return {
    users,
    settings,
    sessions: createSessionStore({ clock, record, settings, folder }),
    refreshTokens: createRefreshTokenStore({ clock, record, settings }),
    points: createPointStore(),
    orders: createOrderStore(),
    loot: createLootStore(),
    visitors: createVisitorStore(),
    adVisitors: createVisitorStore(),
    keyring,
    denylist,
    mint: createTokenMint({ clock, keyring, denylist, settings }),
  }
}

/** As at the start: fixture users with their roles and points, no session, every setting at its default. The signing key stays. */
export function resetStores(stores: Stores): void {
  stores.settings.reset()
  stores.sessions.reset()
  stores.refreshTokens.reset()
  stores.users.reset()
  stores.denylist.reset()
  stores.keyring.reset()
  stores.points.reset()
  stores.orders.reset()
  stores.loot.reset()
  stores.visitors.reset()
  stores.adVisitors.reset()
}
