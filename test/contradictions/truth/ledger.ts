import type { ProfileId } from '@shared/ids.ts'
import type { DeedNow, EngineCookie, JarChange, PageTruth, WireRecord } from './facts.ts'

/** All that is known to have happened since the lab was last reset. */
export interface Ledger {
  /** The event that is being played, from 1. */
  event: number
  readonly wire: Map<number, WireRecord>
  readonly changes: JarChange[]
  readonly deeds: DeedNow[]
  /** The jars now, and as they were before the event. */
  jars: Jars
  jarsBefore: Jars
  pages: readonly PageTruth[]
  /** Who a credential (a cookie's value) was given to at a log-in. */
  readonly holders: Map<string, string>
}

export type Jars = { readonly [Profile in ProfileId]: readonly EngineCookie[] }
export const emptyJars: Jars = { laptop: [], phone: [], private: [] }

export function createLedger(): Ledger {
  return { event: 0, wire: new Map(), changes: [], deeds: [], jars: emptyJars, jarsBefore: emptyJars, pages: [], holders: new Map() }
}

/** A reset of the lab: what was is no longer shown, so nobody asks for it. */
export function forgetAll(ledger: Ledger): void {
  ledger.wire.clear()
  ledger.changes.length = 0
  ledger.deeds.length = 0
  ledger.jars = emptyJars
  ledger.jarsBefore = emptyJars
  ledger.pages = []
  ledger.holders.clear()
}

/** The requests that went over the wire under this method and address, in their order. */
export function wireOf(ledger: Ledger, method: string, url: string): readonly WireRecord[] {
  return [...ledger.wire.values()].filter(record => record.method === method && record.url === url && record.status !== 407)
}

/** What the test did in the event that is being played. */
export const deedsNow = (ledger: Ledger): readonly DeedNow[] => ledger.deeds.filter(({ event }) => event === ledger.event)
export const changesNow = (ledger: Ledger): readonly JarChange[] => ledger.changes.filter(({ event }) => event === ledger.event)
