import type { DeniedRow } from '@shared/lab/server-rows.ts'
import type { LabClock } from '../base/lab-clock.ts'
import type { Visit } from '../network/visit.ts'
import type { ServerState } from '@shared/world/server-state.ts'
import type { RecordFact } from '../base/record.ts'

type Caused = Pick<Visit, 'wire' | 'received'> | null

/** Tokens that are refused before their time, by their id (`jti`, RFC 7519 §4.1.7). Each stays listed until it would have expired anyway. */
export interface Denylist {
  deny(row: DeniedRow, visit: Caused): void
  /** A token was made: noted only while the switch asks for it, since a list can deny no id that nobody wrote down. */
  noteIssued(row: DeniedRow): void
  /** Every noted token of the user that is still alive. */
  denyAllOf(user: string): void
  /** One look-up per request: the price of being able to say no. */
  has(jti: string): boolean
  reset(): void
  /** For a snapshot of the lab. */
  save(): Pick<ServerState, 'denied' | 'issued'>
  /** As in a snapshot. Records nothing: the snapshot's own fact tells the rows. */
  restore(saved: Pick<ServerState, 'denied' | 'issued'>): void
}

export function createDenylist({ clock, record }: { readonly clock: LabClock; readonly record: RecordFact }): Denylist {
  const denied = new Map<string, DeniedRow>()
  const issued = new Map<string, DeniedRow>()

  function forget(isOver: (row: DeniedRow) => boolean): void {
    for (const row of [...denied.values()].filter(isOver)) {
      denied.delete(row.jti)
      record({ observer: 'server', kind: 'denylist.changed', wire: null, change: 'forgotten', row })
    }
  }

  const isOver = ({ untilLabMs }: DeniedRow): boolean => untilLabMs <= clock.now()

  function deny(row: DeniedRow, visit: Caused): void {
    forget(isOver)
    if (denied.has(row.jti)) return
    denied.set(row.jti, row)
    const [wire, cause] = [visit?.wire ?? null, visit?.received ?? null]
    record({ observer: 'server', kind: 'denylist.changed', wire, change: 'added', row, cause })
  }

  return {
    deny,
    noteIssued(row) {
      for (const old of [...issued.values()].filter(isOver)) issued.delete(old.jti)
      issued.set(row.jti, row)
    },
    denyAllOf(user) {
      for (const row of issued.values()) if (row.user === user && !isOver(row)) deny(row, null)
    },
    has: jti => denied.has(jti),
    reset() {
      issued.clear()
      forget(() => true)
    },
    save: () => ({ denied: [...denied.values()], issued: [...issued.values()] }),
    restore(saved) {
      denied.clear()
      issued.clear()
      for (const row of saved.denied) denied.set(row.jti, row)
      for (const row of saved.issued) issued.set(row.jti, row)
    },
  }
}
