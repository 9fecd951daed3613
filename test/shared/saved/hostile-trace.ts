import type { TraceEventKind } from '@shared/trace/trace-event.ts'
import { eventSchemas } from '@shared/trace/event-schemas.ts'
import { worldSchema } from '@shared/saved/schema/world-schema.ts'
import { traceHeadSchema } from '@shared/saved/saved-trace.ts'

/* A saved trace in which every text of every event is a payload. It is made from the schemas, so that no field can be forgotten. */

/** Fields whose text decides what else is shown: a cookie of no tab's host is in nobody's list. */
export type Plain = Readonly<Record<string, (payload: string) => unknown>>

/** For a field that need not be there. */
const leftOut = Symbol('left out')

/** Nothing is left as it should be: ids, addresses and hosts are payloads too. */
const allHostile: Plain = { profile: () => 'laptop', lane: () => 'H' }
/** Addresses, hosts and paths that a browser would take; every other text is a payload. */
export const onRealPages: Plain = {
  ...allHostile,
  url: payload => `https://shop.test/${payload}`,
  documentUrl: payload => `https://shop.test/${payload}`,
  initiatorUrl: payload => `https://shop.test/${payload}`,
  origin: () => 'https://shop.test',
  domain: () => 'shop.test',
  hostOnly: () => true,
  path: () => '/',
  partitionKey: () => null,
  area: () => 'local',
  change: () => undefined,
  op: () => 'set',
  expiresMs: () => null,
}

/** One request in one tab that carries everything: each list of headers has them all, and every cookie is judged with it. */
export function onOneRequest(payloads: readonly string[]): Plain {
  const ids = { exchange: 'x1', wire: 'w1', tab: 't1', window: 'window1', row: 'x1', lane: 'A', profile: 'laptop' }
  return {
    ...onRealPages,
    ...Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, () => id])),
    url: () => 'https://shop.test/hostile',
    documentUrl: () => 'https://shop.test/hostile',
    redirectedFrom: () => null,
    partition: () => leftOut, // the tab sees what is not kept apart
    headers: payload => (payload === payloads[0] || payload === payloads.at(-1) ? payloads.map(text => [text, text]) : []),
    isTopLevelNavigation: () => true,
  }
}

interface Def {
  readonly type: string
  readonly [part: string]: unknown
}
const defOf = (schema: unknown): Def => (schema as { _zod: { def: Def } })._zod.def

/** A value of this schema with the payload wherever a text may stand. `turn` walks through enumerations and unions. */
function fill(schema: unknown, payload: string, turn: number, plain: Plain, name = ''): unknown {
  const def = defOf(schema)
  const inner = (next: unknown, key = name): unknown => fill(next, payload, turn, plain, key)
  const fixed = plain[name]?.(payload)
  if (fixed === leftOut) return undefined
  const isOther = def.type === 'object' || def.type === 'array' // of the same name, such as the row of a table beside a row's key
  if (fixed !== undefined && !isOther) return fixed
  const pick = (all: readonly unknown[]): unknown => all[turn % all.length]
  switch (def.type) {
    case 'string':
      return payload.slice(0, longest(def))
    case 'number':
      return smallest(def)
    case 'boolean':
      return turn % 2 === 0
    case 'literal':
      return pick(def['values'] as unknown[])
    case 'enum':
      return pick(Object.values(def['entries'] as object))
    case 'nullable':
    case 'optional':
    case 'readonly':
    case 'default':
      return inner(def['innerType'])
    case 'array':
      return [inner(def['element'], '')]
    case 'tuple':
      return (def['items'] as unknown[]).map(item => inner(item, ''))
    case 'record':
      return Object.fromEntries([[payload, inner(def['valueType'])]])
    case 'object':
      return Object.fromEntries(Object.entries(def['shape'] as object).map(([key, value]) => [key, inner(value, key)]))
    case 'union':
      return inner(pick(def['options'] as unknown[]))
    case 'null':
      return null
    default:
      throw new Error(`no payload for a schema of type ${def.type}`)
  }
}

function checksOf(def: Def): readonly Def[] {
  return ((def['checks'] ?? []) as { _zod: { def: Def } }[]).map(({ _zod }) => _zod.def)
}
const longest = (def: Def): number =>
  Number(checksOf(def).find(({ check }) => check === 'max_length')?.['maximum'] ?? Number.POSITIVE_INFINITY)
const boundOf = (def: Def, name: 'greater_than' | 'less_than', without: number): number =>
  Number(checksOf(def).find(({ check }) => check === name)?.['value'] ?? without)
/** 200, which is a status as well, as far as the bounds let it. */
const smallest = (def: Def): number =>
  Math.min(boundOf(def, 'less_than', Number.POSITIVE_INFINITY), Math.max(200, boundOf(def, 'greater_than', 0)))

/** What would take away what others brought: once, before all else. */
const sweeping = [
  ...(['events.dropped', 'log.cleared', 'lab.reset', 'stage.rebuilt', 'site-data.cleared', 'browser.quit', 'browser.launched'] as const),
  ...(['recording.paused', 'recording.resumed', 'tab.closed', 'window.closed', 'tab.crashed', 'server.restarted'] as const),
] satisfies readonly TraceEventKind[]
/** In an order in which a request could come about; whatever kind is not named here follows. */
const first = [
  ...(['window.opened', 'tab.opened', 'tab.navigated', 'request.sent', 'request.judged', 'cookie.judged', 'request.received'] as const),
  ...([
    'request.body-received',
    'exchange.joined',
    'request.held',
    'guess.made',
    'request.released',
    'decision.begun',
    'check.decided',
  ] as const),
  ...(['decision.made', 'session.changed', 'refresh.changed', 'response.sent', 'response.judged', 'response.received'] as const),
  ...(['exchange.finished', 'jar.changed', 'storage.changed', 'row.pinned', 'note.written'] as const),
] satisfies readonly TraceEventKind[]
const notForAll: ReadonlySet<string> = new Set([
  ...sweeping,
  'row.unpinned',
  'hold.asked',
  'exchange.failed',
  'response.aborted',
  'clock.moved',
  'tab.stopped', // it would end the request
])
const kinds = Object.keys(eventSchemas) as TraceEventKind[]
const forAll = [...first, ...kinds.filter(kind => !notForAll.has(kind) && !(first as readonly string[]).includes(kind))]

/** All the events as lines of a saved trace; for each payload, every kind of event there is. */
/** Requests without an end would be hidden behind what is not known of them. */
const exceptions: { readonly [Kind in TraceEventKind]?: object } = {
  'events.dropped': { count: 0, through: 0 },
  'response.received': { servedFrom: null, status: 200 },
  'exchange.joined': { basis: 'confirmed' },
  'request.released': { by: 'guess' },
}

export function hostileTrace(payloads: readonly string[], plain: Plain = allHostile): string {
  const startMs = Date.UTC(2030, 0, 1)
  const head = { ...(fill(traceHeadSchema, payloads[1] ?? '', 0, {}) as object), baseline: null }
  const asked = [
    ...sweeping.map(kind => ({ kind, payload: payloads[0] ?? '', turn: 0 })),
    ...payloads.flatMap((payload, turn) => forAll.map(kind => ({ kind, payload, turn }))),
  ]
  const lines = asked.map(({ kind, payload, turn }, index) => {
    const event = fill(eventSchemas[kind], payload, turn, plain) as Record<string, unknown>
    const at = { wallMs: startMs + index, monoMs: index, labMs: startMs + index }
    return JSON.stringify({ ...event, ...exceptions[kind], seq: index + 1, at, cause: null })
  })
  return [JSON.stringify(head), ...lines, ''].join('\n')
}

/** The head alone, with a world in which everything is a payload. */
export function hostileWorld(payloads: readonly string[]): string {
  const worlds = payloads.map((payload, turn) => fill(worldSchema, payload, turn, onRealPages))
  const head = { ...(fill(traceHeadSchema, payloads[0] ?? '', 0, {}) as object), baseline: { ...(worlds.reduce(merge) as object), seq: 1 } }
  return `${JSON.stringify(head)}\n`
}

/** Another program's HAR: every member that holds text, also those that we do not read. */
export function hostileHar(payloads: readonly string[]): string {
  const pair = (text: string) => ({ name: text, value: text, comment: text })
  const entries = payloads.map((text, index) => ({
    startedDateTime: new Date(Date.UTC(2030, 0, 1) + index).toISOString(),
    time: 1,
    pageref: text,
    comment: text,
    request: { method: text, url: text, httpVersion: text, headers: [pair(text)], cookies: [pair(text)], queryString: [pair(text)] },
    response: {
      status: index % 5 === 0 ? 0 : 200,
      statusText: text,
      headers: [pair(text)],
      cookies: [pair(text)],
      redirectURL: text,
      bodySize: 1,
      content: { size: 1, mimeType: text, text, comment: text },
      _error: text,
    },
    _resourceType: text,
    _fromCache: text,
  }))
  const [first = ''] = payloads
  const about = { name: first, version: first, comment: first }
  const pages = payloads.map(text => ({ id: text, title: text, startedDateTime: text, comment: text }))
  return JSON.stringify({ log: { version: first, creator: about, browser: about, comment: first, pages, entries } })
}

function merge(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])]
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return other
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  const at = (from: object, key: string): unknown => (Object.hasOwn(from, key) ? (from as Record<string, unknown>)[key] : undefined)
  return Object.fromEntries(
    [...keys].map(key => {
      const [a, b] = [at(one, key), at(other, key)]
      return [key, a === undefined ? b : b === undefined ? a : merge(a, b)]
    }),
  )
}
