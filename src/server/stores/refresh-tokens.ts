import { dropOldest } from '@shared/collections/drop-oldest.ts'
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { RefreshEnd, RefreshRow } from '@shared/lab/server-rows.ts'
import type { EventOf } from '@shared/trace/trace-event.ts'
import type { LabClock } from '../base/lab-clock.ts'
import type { Visit } from '../network/visit.ts'
import type { ServerState } from '@shared/world/server-state.ts'
import type { RecordFact } from '../base/record.ts'
import type { SettingsReader } from './lab-settings-store.ts'
import type { User } from './users.ts'

type Caused = Pick<Visit, 'wire' | 'received'> | null
type Change = EventOf<'refresh.changed'>['change']

/** A row, and what the server alone knows of it. A changed row is a new object. */
export interface RefreshToken {
  readonly row: RefreshRow
  /** How and when (lab clock) it ended; null while it is current. */
  readonly ended: { readonly by: RefreshEnd; readonly atLabMs: number } | null
}

/** The token itself is returned once, to its client; it cannot be read back. */
export interface HandedOut {
  readonly refreshToken: string
  readonly row: RefreshRow
}

/** `known` says nothing about whether it is still good. `unknown`: never given out, or forgotten. */
export type FoundRefresh =
  | { readonly kind: 'known'; readonly token: RefreshToken }
  | { readonly kind: 'unknown'; readonly id: string }
  | { readonly kind: 'malformed' }

export interface RefreshTokenStore {
  /** A log-in: the first token of a new family. */
  begin(user: User, visit: Caused): HandedOut
  find(refreshToken: string): FoundRefresh
  /** Uses the token up. False: another request was faster, or it had ended before. */
  rotate(row: RefreshRow, visit: Caused): boolean
  /** The next token of the family, with the time that its parent has left. */
  grow(parent: RefreshRow, visit: Caused): HandedOut
  /** Ends this one alone, if it is current. */
  end(row: RefreshRow, by: RefreshEnd, visit: Caused): void
  endFamily(family: string, by: RefreshEnd, visit: Caused): void
  /** Every family of the user. False: there is no current one. */
  endAllOf(user: string, by: RefreshEnd): boolean
  list(): RefreshRow[]
  reset(): void
  /** For a snapshot of the lab: hashes, from which nobody gets a token. */
  save(): Pick<ServerState, 'refreshTokens' | 'endedFamilies'>
  /** As in a snapshot. Records nothing: the snapshot's own fact tells the rows. */
  restore(saved: Pick<ServerState, 'refreshTokens' | 'endedFamilies'>): void
}

export interface RefreshTokenStoreOptions {
  readonly clock: LabClock
  readonly record: RecordFact
  readonly settings: SettingsReader
}

/** Ended ones count too: a rotated token must be known again when it comes again. */
const MAX_TOKENS = 10_000
/** 32 octets as base64url. */
const looksRight = /^[\w-]{43}$/

interface Kept extends RefreshToken {
  readonly hash: Buffer
}

/**
 * The table of refresh tokens. A token is 256 random bits that mean nothing by themselves; the server keeps their hash, so reading
 * the table is not enough to renew. All that descend from one log-in are a family, and end together.
 *
 * Long: one table, with a few lines for each thing that is done with a row.
 */
export function createRefreshTokenStore({ clock, record, settings }: RefreshTokenStoreOptions): RefreshTokenStore {
  const kept = new Map<string, Kept>()
  /** How families ended, so that a renewal on its way at that moment brings none back to life. */
  const endedFamilies = new Map<string, RefreshEnd>()

  function tell(row: RefreshRow, change: Change, visit: Caused): void {
    const [wire, cause] = [visit?.wire ?? null, visit?.received ?? null]
    record({ observer: 'server', kind: 'refresh.changed', wire, change, row, cause })
  }

  function handOut(part: Pick<RefreshRow, 'user' | 'parent' | 'expiresLabMs'>, family: string | null, visit: Caused): HandedOut {
    const refreshToken = randomBytes(32).toString('base64url')
    const hash = hashOf(refreshToken)
    const id = fingerprint(hash)
    const row: RefreshRow = { id, family: family ?? id, createdLabMs: clock.now(), state: 'current', ...part }
    kept.set(id, { row, hash, ended: null })
    dropOldest(kept, MAX_TOKENS, forget)
    tell(row, { kind: 'created' }, visit)
    return { refreshToken, row }
  }

  function end({ id }: Pick<RefreshRow, 'id'>, by: RefreshEnd, visit: Caused): boolean {
    const entry = kept.get(id)
    if (entry === undefined || entry.ended !== null) return false
    close(entry, by, visit)
    return true
  }

  function close(entry: Kept, by: RefreshEnd, visit: Caused): void {
    const state = by === 'rotated' || by === 'expired' ? by : 'revoked'
    const row: RefreshRow = { ...entry.row, state }
    kept.set(row.id, { ...entry, row, ended: { by, atLabMs: clock.now() } })
    tell(row, { kind: 'ended', by }, visit)
  }

  function endWhere(isMeant: (row: RefreshRow) => boolean, by: RefreshEnd, visit: Caused): boolean {
    const meant = [...kept.values()].filter(({ row }) => row.state === 'current' && isMeant(row))
    for (const { row } of meant) end(row, by, visit)
    return meant.length > 0
  }

  function forget(id: string): void {
    const row = kept.get(id)?.row
    if (row === undefined) return
    end(row, 'logged-out', null)
    if (row.parent === null) endedFamilies.delete(row.family)
  }

  return {
    begin: (user, visit) =>
      handOut({ user: user.name, parent: null, expiresLabMs: clock.now() + settings.read().refreshLifeMinutes * 60_000 }, null, visit),
    find(refreshToken) {
      if (!looksRight.test(refreshToken)) return { kind: 'malformed' }
      const hash = hashOf(refreshToken)
      const id = fingerprint(hash)
      const entry = kept.get(id)
      return entry !== undefined && timingSafeEqual(entry.hash, hash) ? { kind: 'known', token: entry } : { kind: 'unknown', id }
    },
    rotate: (row, visit) => end(row, 'rotated', visit),
    // A family does not live longer for being renewed: else a thief who renews in time stays for ever.
    grow({ id, family, user, expiresLabMs }, visit) {
      const next = handOut({ user, parent: id, expiresLabMs }, family, visit)
      const endedBy = endedFamilies.get(family)
      if (endedBy !== undefined) end(next.row, endedBy, visit)
      return next
    },
    end: (row, by, visit) => void end(row, by, visit),
    endFamily(family, by, visit) {
      if (!endedFamilies.has(family)) endedFamilies.set(family, by)
      endWhere(row => row.family === family, by, visit)
    },
    endAllOf: (user, by) => endWhere(row => row.user === user, by, null),
    list: () => [...kept.values()].map(({ row }) => row),
    reset() {
      for (const entry of kept.values()) if (entry.ended?.by !== 'lab-reset') close(entry, 'lab-reset', null) // ended ones leave the trace's table, too
    },
    save: () => ({
      refreshTokens: [...kept.values()].map(({ row, hash, ended }) => ({ row, hash: hash.toString('base64url'), ended })),
      endedFamilies: [...endedFamilies].map(([family, by]) => ({ family, by })),
    }),
    restore(saved) {
      kept.clear()
      endedFamilies.clear()
      for (const { row, hash, ended } of saved.refreshTokens) kept.set(row.id, { row, hash: Buffer.from(hash, 'base64url'), ended })
      for (const { family, by } of saved.endedFamilies) endedFamilies.set(family, by)
    },
  }
}

function hashOf(refreshToken: string): Buffer {
  return createHash('sha256').update(refreshToken).digest()
}

/** 96 bits of the hash: they tell any two tokens apart, may be shown, and are worthless to a thief. */
function fingerprint(hash: Buffer): string {
  return hash.toString('hex').slice(0, 24)
}
