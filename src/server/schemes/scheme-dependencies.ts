import type { CheckName } from '@shared/trace/check.ts'
import type { LabClock } from '../base/lab-clock.ts'
import type { RecordFact } from '../base/record.ts'
import type { Denylist } from '../stores/denylist.ts'
import type { Keyring } from '../stores/keyring.ts'
import type { SettingsReader } from '../stores/lab-settings-store.ts'
import type { OrderStore } from '../stores/orders.ts'
import type { PointStore } from '../stores/points.ts'
import type { RefreshTokenStore } from '../stores/refresh-tokens.ts'
import type { SessionStore } from '../stores/sessions.ts'
import type { TokenMint } from '../stores/token-mint.ts'
import type { UserStore } from '../stores/users.ts'
import type { VisitorStore } from '../stores/visitors.ts'

/** Everything the lab hands to its schemes. Each scheme takes out, by name, what it works with. */
export interface SchemeDependencies {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly refreshTokens: RefreshTokenStore
  readonly points: PointStore
  readonly orders: OrderStore
  readonly visitors: VisitorStore
  readonly mint: TokenMint
  readonly keyring: Keyring
  readonly denylist: Denylist
  readonly settings: SettingsReader
  readonly clock: LabClock
  readonly record: RecordFact
  /** Checks that every scheme leaves out, so that tests can see a lesson notice it. Empty in the app. */
  readonly skipChecks: readonly CheckName[]
}
