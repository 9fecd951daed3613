import type { EventSeq, ProfileId, WireId } from '@shared/ids.ts'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { createExpectedChanges, type Deed } from './expected-changes.ts'
import { compareReading, noProgress, type Progress } from './jar-agreement.ts'
import { createPartitionFinder } from './partition-finder.ts'
import { findFitting, settleLine, type OpenLines, type SeenChange } from './set-cookie-lines.ts'
import type { ReadLine } from './stored-cookie.ts'

/**
 * What happened in one jar, and because of what. Changes come over one pipe and responses over another, in any order; so both wait until
 * the jar has been read once more. By then every change that came before has been told (600 of 600 in a measurement on Chromium 130: the
 * change was there when the reading was), and each change is laid beside the lines of the responses and the edits that can have brought it
 * about. Each of these is used up by one change. What nothing accounts for has no cause: it is not known, and nobody is blamed.
 *
 * Why one reading is enough: Chromium's cookie store posts what it tells of a change within the task that makes it, and only then are the
 * response or the edit reported and the next reading let in; both come to this process over one channel, in that order. Where the reading and
 * what was told disagree nevertheless, the jar is read on until they agree.
 */
export interface JarLedger {
  /** The jar's own word, without a partition. */
  changed(change: SeenChange): void
  /** Every cookie is gone, with the process that kept them: also those that were told before this and wait for a reading. */
  lost(): void
  /** A response came with these; all are settled after the next reading. */
  answered(lines: OpenLines): void
  /** A response that only the wire has seen. */
  answeredUnheard(response: UnheardResponse): void
  /** What the jar holds for a host, outside of any partition, of what it told before this moment (`performance.now()`). */
  cookiesFor(host: string, beforeMs: number): readonly Cookie[]
  /** Something else that will change this jar: an edit by hand, a clearing, the lab clock. */
  begin(cause: EventSeq): Deed
  /** A response whose `Clear-Site-Data` takes the cookies of `site` away. */
  cleared(clearing: Clearing): void
  /** Resolves when nothing waits for a reading. */
  atRest(): Promise<void>
  isAtRest(): boolean
}

export interface Clearing {
  /** Only the wire has seen the response: whether the browser is through with it is not known. */
  readonly isUnheard?: boolean
  readonly isOfSite: (domain: string) => boolean
  readonly cause: EventSeq
  readonly notBeforeMs: number
}

export interface UnheardResponse {
  readonly wire: WireId
  readonly cause: EventSeq
  readonly notBeforeMs: number
  readonly lines: readonly ReadLine[]
  /** The browser is through with it: what it has not told at the next reading did not happen. */
  readonly isOver: boolean
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
/** In the order of what was told. */
const everyCookieLost = 'every-cookie-lost'
interface Told extends Waiting {
  readonly seq: EventSeq
  readonly before: Cookie | null
  cause: EventSeq | null
  /** Thrown out to make room for this one. */
  readonly evicted: EventSeq[]
}

/** Changes that nothing accounted for are kept this long for a response that is told late. */
const keptUnaccounted = 400
/** Nothing tells when the browser is through with a response that only the wire knows; what the jar tells later is not laid to it. */
const unheardForMs = 10_000

type Asked = OpenLines & { readonly progress: Progress }
interface Unheard extends Omit<UnheardResponse, 'lines'> {
  readonly lines: Set<ReadLine>
  readonly untilMs: number
}

/** Long: what waits for the next reading of the jar is one state, and each step of a reading takes its part of it. */
export function createJarLedger({ profile, append, readJar, nowMs = () => performance.now() }: JarLedgerOptions): JarLedger {
  const jar = new Map<string, Cookie>()
  const partitions = createPartitionFinder(jar)
  const expected = createExpectedChanges()
  let waiting: (Waiting | typeof everyCookieLost)[] = []
  const toldAtMs = new WeakMap<Cookie, number>()
  let answers: Asked[] = []
  let clearings: Clearing[] = []
  let unheardClearings: (Clearing & { readonly untilMs: number })[] = []
  let unaccounted: Told[] = []
  /** Laid to what the wire saw, before the browser told of the same response. */
  let byWireAlone: Told[] = []
  let unheard: Unheard[] = []
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
      const [told, clears, quiet] = [answers, clearings, unheard]
      answers = []
      clearings = []
      const ended = expected.ended()
      const read = await readJar().catch(() => null)
      const fresh = waiting
      waiting = []
      const lines = told.flatMap(answer => answer.lines)
      fresh.forEach((change, index) => {
        const next = fresh[index + 1] ?? everyCookieLost
        if (change === everyCookieLost) lose()
        else record(change, next === everyCookieLost ? null : next, { lines, read: typeof read === 'string' ? null : read })
      })
      for (const clearing of clears) clear(clearing)
      answers = [...told.flatMap(answer => settleOrWait(answer, read)), ...answers]
      clearUnheard()
      settleUnheard()
      ended.forEach(expected.forget)
      unheard = unheard.filter(each => each.lines.size > 0 && !(each.isOver && quiet.includes(each)) && nowMs() < each.untilMs)
      unaccounted = unaccounted.slice(-keptUnaccounted)
      byWireAlone = byWireAlone.slice(-keptUnaccounted)
    } while (isAwaited())
  }

  /** Whether something ends with a reading that begins after it. */
  function isAwaited(): boolean {
    const isOpen = waiting.length > 0 || answers.length > 0 || clearings.length > 0
    return isOpen || expected.ended().length > 0 || unheard.some(({ isOver }) => isOver)
  }

  /** Answers the response again when the jar has to be read once more for it. */
  function settleOrWait(answer: Asked, read: JarReading): readonly Asked[] {
    const compared = Array.isArray(read) ? compareReading(answer, { told: jar.values(), read, before: answer.progress }) : 'agree'
    if (compared !== 'agree' && !compared.isOver) return [{ ...answer, progress: compared }]
    settle(answer, compared === 'agree' ? read : null)
    return []
  }

  function record(change: Waiting, next: Waiting | null, signs: Parameters<typeof partitions.of>[2]): void {
    const partitionKey = partitions.of(change, next, signs)
    const cookie = { ...change.cookie, partitionKey }
    const key = cookieKey(cookie)
    const before = jar.get(key) ?? null
    const isOverwritten = change.change === 'removed' && change.chromiumCause === 'overwrite'
    toldAtMs.set(cookie, change.atMs)
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
  function lose(): void {
    for (const cookie of jar.values()) append({ ...drafted({ cookie, change: 'removed', chromiumCause: 'process-gone' }), cause: null })
    jar.clear()
  }
  const drafted = ({ change, cookie, chromiumCause, leftOut }: SeenChange) =>
    ({
      observer: 'browser',
      kind: 'jar.changed',
      profile,
      change,
      cookie,
      chromiumCause,
      ...(leftOut === undefined ? {} : { leftOut }),
    }) as const

  function markUsed(entry: Told): void {
    unaccounted = unaccounted.filter(candidate => candidate !== entry)
    byWireAlone = byWireAlone.filter(candidate => candidate !== entry)
  }

  function account(entry: Told, by: EventSeq): void {
    entry.cause = by
    markUsed(entry)
    for (const effect of [entry.seq, ...entry.evicted]) append({ observer: 'app', kind: 'cause.found', effect, by })
  }

  /** @returns whether it took anything */
  function clear({ isOfSite, cause, notBeforeMs }: Clearing, untilMs = Number.POSITIVE_INFINITY): boolean {
    const isCleared = ({ change, cookie, chromiumCause, atMs }: Told): boolean =>
      change === 'removed' && chromiumCause === 'explicit' && atMs >= notBeforeMs && atMs < untilMs && isOfSite(cookie.domain)
    const cleared = unaccounted.filter(isCleared)
    for (const entry of cleared) account(entry, cause)
    return cleared.length > 0
  }

  /** It takes all at one blow: after that, or where there is nothing to take, it is over. */
  function clearUnheard(): void {
    unheardClearings = unheardClearings.filter(clearing => {
      const isDone = clear(clearing, clearing.untilMs) || ![...jar.values()].some(({ domain }) => clearing.isOfSite(domain))
      return !isDone && nowMs() < clearing.untilMs
    })
  }

  function settle({ exchange, notBeforeMs, request, lines }: OpenLines, read: JarReading): void {
    for (const line of lines) {
      const entry = findFitting(line.read, notBeforeMs, [...byWireAlone, ...unaccounted])
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

  /** Responses of which the browser says nothing (a service worker's, a favicon's): the wire alone has seen their lines. */
  function settleUnheard(): void {
    for (const { cause, notBeforeMs, untilMs, lines } of unheard) {
      for (const line of lines) {
        const inTime = unaccounted.filter(({ atMs }) => atMs < untilMs)
        const entry = findFitting(line, notBeforeMs, inTime)
        if (entry === null) continue
        account(entry, cause)
        byWireAlone.push(entry)
        lines.delete(line)
      }
    }
  }

  return {
    cookiesFor: (host, beforeMs) =>
      [...jar.values()].filter(
        cookie =>
          cookie.partitionKey === null &&
          (cookie.domain === host || (!cookie.hostOnly && host.endsWith(`.${cookie.domain}`))) &&
          (toldAtMs.get(cookie) ?? beforeMs) < beforeMs,
      ),
    begin(cause) {
      const deed = expected.begin(cause)
      return {
        ...deed,
        done() {
          deed.done()
          look()
        },
      }
    },
    answeredUnheard({ lines, ...response }) {
      unheard = [...unheard, { ...response, lines: new Set(lines), untilMs: nowMs() + unheardForMs }]
      look()
    },
    changed(change) {
      waiting.push({ ...change, atMs: nowMs() })
      look()
    },
    lost() {
      waiting.push(everyCookieLost)
      look()
    },
    answered(lines) {
      unheard = unheard.filter(({ wire }) => wire !== lines.wire)
      answers.push({ ...lines, progress: noProgress })
      look()
    },
    cleared(clearing) {
      if (clearing.isUnheard === true) unheardClearings.push({ ...clearing, untilMs: nowMs() + unheardForMs })
      else clearings.push(clearing)
      look()
    },
    async atRest() {
      while (reading !== null) await reading
    },
    isAtRest,
  }
}
