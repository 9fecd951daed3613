import type { EventSeq, ProfileId, WireId } from '@shared/ids.ts'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { createExpectedChanges, type Deed } from './expected-changes.ts'
import { createPartitionFinder } from './partition-finder.ts'
import { fitsLine, isMeant, settleLine, type OpenLine, type OpenLines, type SeenChange } from './set-cookie-lines.ts'
import type { ReadLine } from './stored-cookie.ts'

/**
 * What happened in one jar, and because of what. Changes come over one pipe and responses over another, in any order; so both wait until
 * the jar has been read once more. By then every change that came before has been told (600 of 600 in a measurement on Chromium 130: the
 * change was there when the reading was), and each change is laid beside the lines of the responses and the edits that can have brought it
 * about. Each of these is used up by one change. What nothing accounts for has no cause: it is not known, and nobody is blamed.
 */
export interface JarLedger {
  /** The jar's own word, without a partition. */
  changed(change: SeenChange): void
  /** A response came with these; all are settled after the next reading. */
  answered(lines: OpenLines): void
  /** A response that only the wire has seen. */
  answeredUnheard(response: UnheardResponse): void
  /** What the jar holds for a host, outside of any partition, as far as it has told. */
  cookiesFor(host: string): readonly Cookie[]
  /** Something else that will change this jar: an edit by hand, a clearing, the lab clock. */
  begin(cause: EventSeq): Deed
  /** A response whose `Clear-Site-Data` takes the cookies of `site` away. */
  cleared(clearing: Clearing): void
  /** Resolves when nothing waits for a reading. */
  atRest(): Promise<void>
  isAtRest(): boolean
}

export interface Clearing {
  readonly isOfSite: (domain: string) => boolean
  readonly cause: EventSeq
  readonly notBeforeMs: number
}

export interface UnheardResponse {
  readonly wire: WireId
  readonly cause: EventSeq
  readonly notBeforeMs: number
  readonly lines: readonly ReadLine[]
}

export interface JarLedgerOptions {
  readonly profile: ProfileId
  /** Null: nothing was written, because the recording is paused. */
  readonly append: (draft: TraceDraft) => EventSeq | null
  readonly readJar: () => Promise<JarReading>
  readonly nowMs?: () => number
}

/** The whole jar with its partitions; `not-told`: it answered, but not of partitions; null: nobody can read it now. */
export type JarReading = readonly Cookie[] | 'not-told' | null

interface Waiting extends SeenChange {
  readonly atMs: number
}
interface Told extends Waiting {
  readonly seq: EventSeq
  readonly before: Cookie | null
  cause: EventSeq | null
  /** Thrown out to make room for this one. */
  readonly evicted: EventSeq[]
}

/** Changes that nothing accounted for are kept this long for a response that is told late. */
const keptUnaccounted = 400
/** A response that only the wire knows is looked for among the changes this long. */
const unheardForMs = 2_000
/** Readings for one response. */
const mostLooks = 4

export function createJarLedger({ profile, append, readJar, nowMs = () => performance.now() }: JarLedgerOptions): JarLedger {
  const jar = new Map<string, Cookie>()
  const partitions = createPartitionFinder(jar)
  const expected = createExpectedChanges()
  let waiting: Waiting[] = []
  let answers: OpenLines[] = []
  let clearings: Clearing[] = []
  let unaccounted: Told[] = []
  /** Laid to what the wire saw, before the browser told of the same response. */
  let byWireAlone: Told[] = []
  let unheard: (Omit<UnheardResponse, 'lines'> & { readonly lines: Set<ReadLine> })[] = []
  let lastSet: Told | null = null
  let reading: Promise<void> | null = null

  const isStillHeld = (cookie: Cookie): boolean => jar.get(cookieKey(cookie)) === cookie
  const isAtRest = (): boolean => reading === null
  function look(): void {
    reading ??= readUntilQuiet().finally(() => {
      reading = null
    })
  }

  async function readUntilQuiet(): Promise<void> {
    do {
      const [told, clears] = [answers, clearings]
      answers = []
      clearings = []
      const ended = expected.ended()
      const read = await readJar().catch(() => null)
      const fresh = waiting
      waiting = []
      const lines = told.flatMap(answer => answer.lines)
      fresh.forEach((change, index) => record(change, fresh[index + 1] ?? null, { lines, read: typeof read === 'string' ? null : read }))
      for (const clearing of clears) clear(clearing)
      for (const answer of told) {
        if (isAhead(answer, read)) answers.push({ ...answer, looks: (answer.looks ?? 0) + 1 })
        else settle(answer, read)
      }
      settleUnheard()
      ended.forEach(expected.forget)
      unaccounted = unaccounted.slice(-keptUnaccounted)
      byWireAlone = byWireAlone.slice(-keptUnaccounted)
    } while (waiting.length > 0 || answers.length > 0 || clearings.length > 0)
  }

  /** The jar holds what a line meant, and has not told the change yet: it will have by the next reading. */
  function isAhead({ lines, looks = 0 }: OpenLines, read: JarReading): boolean {
    if (looks >= mostLooks || read === null || read === 'not-told') return false
    const isTold = (cookie: Cookie): boolean => jar.get(cookieKey(cookie))?.value === cookie.value
    return lines.some(({ read: meant }) => meant !== null && read.some(one => isMeant(meant, one) && !isTold(one)))
  }

  function record(change: Waiting, next: Waiting | null, signs: Parameters<typeof partitions.of>[2]): void {
    const partitionKey = partitions.of(change, next, signs)
    const cookie = { ...change.cookie, partitionKey }
    const key = cookieKey(cookie)
    const before = jar.get(key) ?? null
    const isOverwritten = change.change === 'removed' && change.chromiumCause === 'overwrite'
    if (change.change === 'set') jar.set(key, cookie)
    else if (!isOverwritten) jar.delete(key)
    // Chromium takes an overwritten cookie out and puts it back at once: what is told next says who did it.
    if (isOverwritten) return void append({ ...drafted({ ...change, cookie }), cause: null })
    const isEvicted = change.chromiumCause === 'evicted'
    const cause = isEvicted ? (lastSet?.cause ?? null) : expected.take({ ...change, cookie })
    const seq = append({ ...drafted({ ...change, cookie }), cause })
    if (seq === null) return
    const entry: Told = { ...change, cookie, seq, before, cause, evicted: [] }
    if (isEvicted) lastSet?.evicted.push(seq)
    else if (cause === null && change.chromiumCause !== 'expired') unaccounted.push(entry)
    if (change.change === 'set') lastSet = entry
  }
  const drafted = ({ change, cookie, chromiumCause }: SeenChange) =>
    ({ observer: 'browser', kind: 'jar.changed', profile, change, cookie, chromiumCause }) as const

  function markUsed(entry: Told): void {
    unaccounted = unaccounted.filter(candidate => candidate !== entry)
    byWireAlone = byWireAlone.filter(candidate => candidate !== entry)
  }

  function account(entry: Told, by: EventSeq): void {
    entry.cause = by
    markUsed(entry)
    for (const effect of [entry.seq, ...entry.evicted]) append({ observer: 'app', kind: 'cause.found', effect, by })
  }

  function clear({ isOfSite, cause, notBeforeMs }: Clearing): void {
    const isCleared = ({ change, cookie, chromiumCause, atMs }: Told): boolean =>
      change === 'removed' && chromiumCause === 'explicit' && atMs >= notBeforeMs && isOfSite(cookie.domain)
    for (const entry of unaccounted.filter(isCleared)) account(entry, cause)
  }

  function settle({ exchange, notBeforeMs, request, lines }: OpenLines, read: JarReading): void {
    for (const line of lines) {
      const entry = findFor(line, notBeforeMs, [...byWireAlone, ...unaccounted])
      if (entry !== null && line.judged !== null) account(entry, line.judged)
      else if (entry !== null) markUsed(entry)
      if (line.judged === null) continue
      const verdict =
        entry === null && read === null
          ? ({ kind: 'not-known' } as const)
          : settleLine(line, {
              change: entry,
              before: entry?.before ?? null,
              jar: Array.isArray(read) ? read : [...jar.values()],
              request,
              isStillHeld,
            })
      append({ observer: 'browser', kind: 'cookie.settled', exchange, judged: line.judged, verdict, change: entry?.seq ?? null })
    }
  }

  function findFor({ read }: Pick<OpenLine, 'read'>, notBeforeMs: number, among: readonly Told[]): Told | null {
    if (read === null) return null
    const fitting = among.filter(entry => entry.atMs >= notBeforeMs && fitsLine(read, entry))
    return fitting.find(({ cookie }) => cookie.partitionKey === read.cookie.partitionKey) ?? fitting[0] ?? null
  }

  /** Responses of which the browser says nothing (a service worker's, a favicon's): the wire alone has seen their lines. */
  function settleUnheard(): void {
    for (const { cause, notBeforeMs, lines } of unheard) {
      for (const line of lines) {
        const entry = findFor({ read: line }, notBeforeMs, unaccounted)
        if (entry === null) continue
        account(entry, cause)
        byWireAlone.push(entry)
        lines.delete(line)
      }
    }
    unheard = unheard.filter(({ lines, notBeforeMs }) => lines.size > 0 && nowMs() - notBeforeMs < unheardForMs)
  }

  return {
    cookiesFor: host =>
      [...jar.values()].filter(
        ({ domain, hostOnly, partitionKey }) => partitionKey === null && (domain === host || (!hostOnly && host.endsWith(`.${domain}`))),
      ),
    begin(cause) {
      const deed = expected.begin(cause)
      return {
        expect: deed.expect,
        done() {
          deed.done()
          look()
        },
      }
    },
    answeredUnheard({ lines, ...response }) {
      unheard.push({ ...response, lines: new Set(lines) })
      look()
    },
    changed(change) {
      waiting.push({ ...change, atMs: nowMs() })
      look()
    },
    answered(lines) {
      unheard = unheard.filter(({ wire }) => wire !== lines.wire)
      answers.push(lines)
      look()
    },
    cleared(clearing) {
      clearings.push(clearing)
      look()
    },
    async atRest() {
      while (reading !== null) await reading
    },
    isAtRest,
  }
}
