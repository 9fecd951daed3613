import { z } from 'zod'
import type { ExchangeId, TabId, WireId } from '../../ids.ts'
import type { CookieVerdict, HeldBackReason, RejectedReason, SetVerdict } from '../../trace/cookie-verdict.ts'
import { dialogEnds, dialogKinds, type BrowserFact, type ForbiddingRule } from '../../trace/trace-event.ts'
import { cookie, cookieAddress, eventsOf, headers, named, profile, seq } from './event-parts.ts'
import type { EventSchemas } from './event-schemas.ts'

const browser = eventsOf('browser')
const exchange = named<ExchangeId>()
const text = z.string()

const others = z.array(cookieAddress).exactOptional()
const setVerdicts = [
  z.strictObject({ kind: z.enum(['stored', 'replaced', 'deleted']), others }),
  z.strictObject({
    kind: z.enum(['deletes-nothing', 'not-stored']),
    because: z.enum(['preflight', 'no-credentials', 'not-secure', 'no-such-cookie']).nullable(),
    others,
  }),
  z.strictObject({ kind: z.literal('not-known') }),
] as const
const setVerdict: z.ZodType<SetVerdict> = z.discriminatedUnion('kind', setVerdicts)
export const verdict: z.ZodType<CookieVerdict> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sent') }),
  z.strictObject({ kind: z.literal('held-back'), reasons: z.array(named<HeldBackReason>()) }),
  z.strictObject({ kind: z.literal('rejected'), reasons: z.array(named<RejectedReason>()) }),
  ...setVerdicts,
])

const rule: z.ZodType<ForbiddingRule> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('csp'),
    directive: named<string>(),
    policies: z.array(z.strictObject({ source: z.enum(['header', 'meta']), directive: text })),
  }),
  z.strictObject({ kind: z.literal('mixed-content') }),
  z.strictObject({ kind: z.literal('cors'), error: named<string>() }),
])

export const browserEvents = {
  'request.sent': browser('request.sent', {
    exchange,
    tab: named<TabId>(),
    profile,
    method: named<string>(),
    url: text,
    headers,
    resource: named<string>(),
    isTopLevelNavigation: z.boolean(),
    documentUrl: text,
    initiatorUrl: text.nullable(),
    redirectedFrom: exchange.nullable(),
    embeddedIn: z.array(text).nullable().exactOptional(),
    preflightFor: z.strictObject({ exchange, sent: seq }).exactOptional(),
  }),
  'request.judged': browser('request.judged', { exchange, headers, consideredCookies: z.number() }),
  'cookie.judged': browser('cookie.judged', { exchange, verdict, cookie: cookie.nullable(), line: text.nullable() }),
  'cookie.settled': browser('cookie.settled', { exchange, judged: seq, verdict: setVerdict, change: seq.nullable() }),
  'response.received': browser('response.received', {
    exchange,
    status: z.number(),
    statusText: text,
    headers,
    mimeType: text,
    servedFrom: z.enum(['memory', 'disk', 'service-worker', 'prefetch', 'browser']).nullable(),
    workerSource: z.enum(['network', 'cache-storage', 'http-cache', 'made']).exactOptional(),
  }),
  'response.judged': browser('response.judged', { exchange, status: z.number(), headers }),
  'exchange.joined': browser('exchange.joined', { exchange, wire: named<WireId>(), basis: z.enum(['provisional', 'confirmed']) }),
  'preflight.decided': browser('preflight.decided', { exchange, corsError: text.nullable() }),
  'exchange.finished': browser('exchange.finished', { exchange, encodedBytes: z.number() }),
  'exchange.failed': browser('exchange.failed', {
    exchange,
    errorText: named<string>(),
    isCanceled: z.boolean(),
    blockedReason: named<string>().nullable(),
    corsError: named<string>().nullable(),
  }),
  'request.forbidden': browser('request.forbidden', {
    tab: named<TabId>(),
    profile,
    url: text,
    asker: z.enum(['page', 'frame', 'worker']).nullable(),
    documentUrl: text.nullable(),
    rule,
    redirectOf: exchange.nullable(),
  }),
  'dialog.opened': browser('dialog.opened', { tab: named<TabId>(), dialog: z.enum(dialogKinds), origin: text, message: text }),
  'dialog.closed': browser('dialog.closed', {
    tab: named<TabId>(),
    dialog: z.enum(dialogKinds),
    accepted: z.boolean(),
    by: z.enum(dialogEnds),
  }),
  'jar.changed': browser('jar.changed', {
    profile,
    change: z.enum(['set', 'removed']),
    cookie,
    chromiumCause: named<string>(),
    leftOut: z.number().exactOptional(),
  }),
  'storage.changed': browser('storage.changed', {
    profile,
    tab: named<TabId>().nullable(),
    area: z.enum(['local', 'session']),
    origin: text,
    partition: text.exactOptional(),
    op: z.enum(['set', 'removed', 'cleared', 'found']),
    key: text.nullable(),
    oldValue: text.nullable(),
    newValue: text.nullable(),
    cutFrom: z.number().exactOptional(),
  }),
} satisfies EventSchemas<BrowserFact['kind']>
