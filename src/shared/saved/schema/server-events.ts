import { z } from 'zod'
import { schemeIds, type WireId } from '../../ids.ts'
import { refreshEnds, type DeniedRow, type KeyRow, type RefreshRow, type UserRow } from '../../lab/server-rows.ts'
import { checkCodes, checkNames, refusalCodes, type CheckParams, type SessionRow } from '../../trace/check.ts'
import type { ServerFact } from '../../trace/trace-event.ts'
import { eventsOf, named } from './event-parts.ts'
import type { EventSchemas } from './event-schemas.ts'

const server = eventsOf('server')
const wire = named<WireId>()
const anyWire = wire.nullable()
const text = z.string()
const check = z.enum(checkNames)
const params: z.ZodType<CheckParams> = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export const sessionEnd = z.enum(refusalCodes['session-found']).exclude(['unknown-session'])
export const refreshEnd = z.enum(refreshEnds)

export const sessionRow: z.ZodType<SessionRow> = z.strictObject({
  id: text,
  user: text.nullable(),
  role: text.nullable(),
  basket: z.array(text),
  store: z.enum(['memory', 'disk']),
  createdLabMs: z.number(),
  lastSeenLabMs: z.number(),
  idleTimeoutMs: z.number().nullable(),
  absoluteTimeoutMs: z.number().nullable(),
  userAgent: text,
})
export const userRow: z.ZodType<UserRow> = z.strictObject({
  name: text,
  role: text,
  permissions: z.array(text),
  tokenVersion: z.number(),
})
export const refreshRow: z.ZodType<RefreshRow> = z.strictObject({
  id: text,
  family: text,
  parent: text.nullable(),
  user: text,
  createdLabMs: z.number(),
  expiresLabMs: z.number(),
  state: z.enum(['current', 'rotated', 'revoked', 'expired']),
})
export const deniedRow: z.ZodType<DeniedRow> = z.strictObject({ jti: text, user: text, untilLabMs: z.number() })
export const keyRow: z.ZodType<KeyRow> = z.strictObject({
  kid: text,
  algorithm: named<string>(),
  createdLabMs: z.number(),
  state: z.enum(['signing', 'verifying', 'retired']),
})

export const serverEvents = {
  'decision.begun': server('decision.begun', { wire, scheme: z.enum(schemeIds), route: named<string>(), checks: z.array(check) }),
  'check.decided': server('check.decided', {
    wire,
    check,
    outcome: z.enum(['passed', 'refused']),
    code: z.enum(checkCodes),
    params,
  }),
  'decision.made': server('decision.made', {
    wire,
    outcome: z.enum(['allowed', 'refused']),
    status: z.number(),
    refusedBy: check.nullable(),
    user: text.nullable(),
  }),
  'session.changed': server('session.changed', {
    wire: anyWire,
    change: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['created', 'touched']) }),
      z.strictObject({ kind: z.literal('ended'), by: sessionEnd }),
    ]),
    row: sessionRow,
  }),
  'user.changed': server('user.changed', {
    wire: anyWire,
    change: z.enum(['listed', 'signed-up', 'role', 'permissions', 'token-version', 'removed']),
    row: userRow,
  }),
  'refresh.changed': server('refresh.changed', {
    wire: anyWire,
    change: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('created') }),
      z.strictObject({ kind: z.literal('ended'), by: refreshEnd }),
    ]),
    row: refreshRow,
  }),
  'denylist.changed': server('denylist.changed', { wire: anyWire, change: z.enum(['added', 'forgotten']), row: deniedRow }),
  'key.changed': server('key.changed', { wire: anyWire, change: z.enum(['created', 'demoted', 'retired']), row: keyRow }),
  'server.restarted': server('server.restarted', {}),
} satisfies EventSchemas<ServerFact['kind']>
