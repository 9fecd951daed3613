import { z } from 'zod'
import { eventSeq, exchangeId, tabId } from '../ids.ts'
import type { FileFact, TraceEvent } from '../trace/trace-event.ts'
import { readForeignEntry, type ForeignEntry } from './foreign-entry.ts'
import type { NotRead } from './not-read.ts'

/* A HAR of another program: what a browser or a proxy noted. It knows nothing of verdicts, of the wire's octets, or of a server's decisions. */

export const foreignHarSchema = z.object({ log: z.looseObject({ entries: z.array(z.unknown()) }) })

/** What the file says of itself. */
export interface ForeignProgram {
  /** `Firefox 148.0`; empty: the file does not tell. */
  readonly program: string
  /** One for each lane, in their order: what the file calls the page, or its first request. */
  readonly pages: readonly { readonly lane: string; readonly name: string }[]
}

export interface ForeignHar extends ForeignProgram {
  readonly events: readonly TraceEvent[]
  readonly notRead: readonly NotRead[]
}

/**
 * Every entry that can be read, in the order of time, beside what could not be read.
 * @param json what fits `foreignHarSchema`
 */
export function readForeignHar(json: z.infer<typeof foreignHarSchema>): ForeignHar {
  const program = programOf(json.log)
  const notRead: NotRead[] = []
  const joinsByComma = /webkit|safari/i.test(program)
  const entries = json.log.entries.flatMap((raw, index) => {
    const { entry, issues } = readForeignEntry(raw, joinsByComma)
    notRead.push(...issues.map(issue => ({ ...issue, entry: index, isShown: entry !== null, place: null })))
    return entry === null ? [] : [{ ...entry, index }]
  })
  const lanes = lanesOf(entries, titlesOf(json.log))
  const facts = inTime(entries).map(({ entry, wallMs }) => ({
    wallMs,
    fact: factOf(entry, lanes.get(entry.page ?? '')?.lane ?? 'A', program),
  }))
  const startMs = facts[0]?.wallMs ?? 0
  const events = facts.map(({ wallMs, fact }, index) => ({
    ...fact,
    seq: eventSeq(index + 1),
    at: { wallMs, monoMs: wallMs - startMs, labMs: wallMs },
    cause: null,
  }))
  return { program, pages: [...lanes.values()], events, notRead }
}

/** What a trace of our own says of another program's HAR that was saved again; null: requests were recorded here. */
export function foreignProgramOf(events: readonly TraceEvent[]): ForeignProgram | null {
  const pages = new Map<string, string>()
  let program: string | null = null
  for (const event of events) {
    if (event.kind === 'request.sent' || event.kind === 'request.received') return null
    if (event.kind !== 'request.noted') continue
    program ??= event.program
    if (!pages.has(event.lane)) pages.set(event.lane, event.url)
  }
  return program === null ? null : { program, pages: Array.from(pages, ([lane, name]) => ({ lane, name })) }
}

type Entry = ForeignEntry & { readonly index: number }

/** By time, the same time in the order of the file. Without a time of its own an entry stays behind the one before it. */
function inTime(entries: readonly Entry[]): readonly { readonly entry: Entry; readonly wallMs: number }[] {
  let last = entries.find(({ wallMs }) => wallMs !== null)?.wallMs ?? 0
  const timed = entries.map(entry => {
    last = entry.wallMs ?? last
    return { entry, wallMs: last }
  })
  return timed.sort((a, b) => a.wallMs - b.wallMs || a.entry.index - b.entry.index)
}

function factOf({ index, page: _page, wallMs, ...entry }: Entry, lane: string, program: string): FileFact {
  return {
    observer: 'file',
    kind: 'request.noted',
    exchange: exchangeId(`har${index + 1}`),
    tab: tabId(`har:${lane}`),
    lane,
    program,
    isTimeKnown: wallMs !== null,
    ...entry,
    resource: resourceName(entry.resource),
  }
}

function lanesOf(entries: readonly Entry[], titles: ReadonlyMap<string, string>): Map<string, { lane: string; name: string }> {
  const lanes = new Map<string, { lane: string; name: string }>()
  for (const { page, url } of entries) {
    const key = page ?? ''
    if (!lanes.has(key)) lanes.set(key, { lane: laneAt(lanes.size), name: titles.get(key) ?? url })
  }
  return lanes
}

/** A to Z, then AA to ZZ and AAA to ZZZ; what is beyond shares the last. */
function laneAt(index: number): string {
  const letter = (at: number): string => String.fromCharCode(65 + (at % 26))
  if (index < 26) return letter(index)
  if (index < 702) return `${letter(Math.floor((index - 26) / 26))}${letter(index - 26)}`
  const rest = Math.min(index - 702, 17_575)
  return `${letter(Math.floor(rest / 676))}${letter(Math.floor(rest / 26))}${letter(rest)}`
}

const named = z.object({ name: z.string().catch(''), version: z.union([z.string(), z.number()]).transform(String).catch('') })
const titled = z.object({ id: z.string(), title: z.string() })

/** The browser where the file names one, else what wrote it. */
function programOf(log: object): string {
  const { browser, creator } = log as { readonly browser?: unknown; readonly creator?: unknown }
  const found = [browser, creator].map(one => named.safeParse(one).data).find(one => one !== undefined && one.name !== '')
  return found === undefined ? '' : `${found.name} ${found.version}`.trim()
}

function titlesOf(log: object): ReadonlyMap<string, string> {
  const { pages } = log as { readonly pages?: unknown }
  const all = Array.isArray(pages) ? pages.flatMap(page => titled.safeParse(page).data ?? []) : []
  return new Map(all.filter(({ title }) => title !== '').map(({ id, title }) => [id, title]))
}

/** Chromium writes its own resource types in small letters into a HAR. */
function resourceName(type: string): string {
  return type === 'xhr' ? 'XHR' : `${type[0]?.toUpperCase() ?? ''}${type.slice(1)}`
}
