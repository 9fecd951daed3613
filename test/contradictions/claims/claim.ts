import type { HeaderLines, WireRecord } from '../truth/facts.ts'
import type { Ledger } from '../truth/ledger.ts'
import type { About, Place } from '../shown/shown-sentence.ts'

/** What a claim is held against: whom it is about, what is known to have happened, and the requests on the wire that it can only mean. */
export interface Court {
  readonly about: About
  readonly ledger: Ledger
  /** The wire's records of the exchange that the sentence is about, in their order. */
  readonly wires: readonly WireRecord[]
}

/** null: it holds, or nothing is known against it. Else: what is true instead. */
export type Finding = string | null

export type Groups = Readonly<Record<string, string | undefined>>

/** One kind of sentence, or one clause of it: how it reads, and how it is checked. */
export interface Claim {
  readonly places: readonly Place[]
  readonly pattern: RegExp
  /** How the same claim reads in Korean, where a slip would turn it into another. */
  readonly ko?: RegExp
  /** Absent: it explains, or tells what only the app knows; it says nothing of the session that could be looked up. */
  readonly check?: (groups: Groups, court: Court) => Finding
}

/** Something said of the wire holds if it holds of one of the requests that can be meant. */
export function ofSome({ wires }: Court, check: (record: WireRecord) => Finding): Finding {
  const findings = wires.map(check)
  if (wires.length === 0) return 'the wire saw no such request'
  return findings.includes(null) ? null : (findings.at(-1) ?? null)
}

export const list = (lines: HeaderLines, name: string): readonly string[] =>
  lines.filter(([field]) => field.toLowerCase() === name).map(([, value]) => value)

/** `“a”, “b” and 3 more` */
export const namesPattern = '“[^”]*”(?:(?:, | and )“[^”]*”)*(?: and \\d+ more)?'

export interface Names {
  readonly names: readonly string[]
  /** So many more that are not named. */
  readonly more: number
}

export function readNames(text: string): Names {
  const names = [...text.matchAll(/“([^”]*)”/g)].map(([, name = '']) => name)
  return { names, more: Number(/ and (\d+) more$/.exec(text)?.[1] ?? 0) }
}
