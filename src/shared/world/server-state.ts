import { z } from 'zod'
import { refreshEndSchema } from '../lab/server-rows.ts'
import { labSettingShapes, type LabSettingName } from '../lab/lab-settings.ts'
import { sessionEndSchema } from '../trace/session-row.ts'

/* What the servers of the lab remember, as a snapshot holds it. Every text and every list has a bound. */

/** Milliseconds of the lab clock, up to the end of the year 9999. */
export const instantMs = z.number().int().min(0).max(253_402_300_799_999)
const name = z.string().min(1).max(100)
/** 96 bits of a hash, as the tables show it. */
const fingerprint = z.string().regex(/^[0-9a-f]{24}$/)
const base64url = (atMost: number) =>
  z
    .string()
    .max(atMost)
    .regex(/^[\w-]+$/)
const role = z.enum(['user', 'admin'])

const settings = z.strictObject(
  Object.fromEntries(Object.entries(labSettingShapes).map(([setting, shape]) => [setting, shape.unwrap()])) as {
    [Setting in LabSettingName]: ReturnType<(typeof labSettingShapes)[Setting]['unwrap']>
  },
)

const user = z.strictObject({
  name,
  role,
  permissions: z.array(z.literal('orders:refund')).max(1),
  tokenVersion: z.number().int().min(1).max(1_000_000),
  /** Of one who signed up: the salted hash of the password (scrypt). Those of the lab's own users are the same everywhere: null. */
  password: z.strictObject({ salt: base64url(64), hash: base64url(64) }).nullable(),
})

const session = z.strictObject({
  id: fingerprint,
  user: name.nullable(),
  role: role.nullable(),
  basket: z.array(z.string().max(200)).max(100),
  createdLabMs: instantMs,
  lastSeenLabMs: instantMs,
  userAgent: z.string().max(300),
  store: z.enum(['memory', 'disk']),
})

/** A session of express-session: its id stands in the cookie, signed with the secret beside it. */
const librarySession = z.strictObject({
  id: base64url(100),
  user: name.nullable(),
  isSecure: z.boolean(),
  createdLabMs: instantMs,
  lastSeenLabMs: instantMs,
})

const refreshToken = z.strictObject({
  row: z.strictObject({
    id: fingerprint,
    family: fingerprint,
    parent: fingerprint.nullable(),
    user: name,
    createdLabMs: instantMs,
    expiresLabMs: instantMs,
    state: z.enum(['current', 'rotated', 'revoked', 'expired']),
  }),
  /** SHA-256 of the token: what the server compares. */
  hash: base64url(43),
  ended: z.strictObject({ by: refreshEndSchema, atLabMs: instantMs }).nullable(),
})

const denied = z.strictObject({ jti: z.string().max(100), user: z.string().max(100), untilLabMs: instantMs })

const number = base64url(400)
/** RFC 7517, RFC 7518 §6, RFC 8037: the private halves, too. */
const privateKey = z.discriminatedUnion('kty', [
  z.strictObject({ kty: z.literal('oct'), k: base64url(64) }),
  z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: number, y: number, d: number }),
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: number, d: number }),
  z.strictObject({
    kty: z.literal('RSA'),
    n: number,
    e: base64url(8),
    d: number,
    p: number,
    q: number,
    dp: number,
    dq: number,
    qi: number,
  }),
])
export type PrivateKey = Readonly<z.infer<typeof privateKey>>

const key = z.strictObject({
  kid: z.string().regex(/^[\w-]{1,40}$/),
  algorithm: z.enum(['HS256', 'RS256', 'ES256', 'EdDSA']),
  createdLabMs: instantMs,
  state: z.enum(['signing', 'verifying', 'retired']),
  isWeak: z.boolean(),
  /** The newest of its kind: it signs when the switches ask for that kind. */
  isNewest: z.boolean(),
  jwk: privateKey,
})
export type SavedKey = Readonly<z.infer<typeof key>>

const visitor = z.strictObject({
  id: z.string().max(100),
  visits: z.number().int().min(0).max(1_000_000_000),
  seenOn: z.array(z.string().max(300)).max(8),
})

export const serverStateSchema = z.strictObject({
  settings,
  users: z.array(user).min(3).max(500),
  sessions: z.array(session).max(2_000),
  /** How sessions ended that a request may still name. */
  endedSessions: z.array(z.strictObject({ id: fingerprint, by: sessionEndSchema })).max(1_000),
  library: z.strictObject({ secret: base64url(64), sessions: z.array(librarySession).max(2_000) }),
  refreshTokens: z.array(refreshToken).max(5_000),
  endedFamilies: z.array(z.strictObject({ family: fingerprint, by: refreshEndSchema })).max(5_000),
  denied: z.array(denied).max(5_000),
  issued: z.array(denied).max(5_000),
  keys: z.array(key).max(100),
  /** How many keys were made: the next one is numbered after them. */
  keysMade: z.number().int().min(0).max(100_000),
  points: z.array(z.strictObject({ user: name, points: z.number().int().min(0).max(1_000_000) })).max(500),
  refundedOrders: z.array(z.number().int().min(0).max(1_000_000)).max(1_000),
  loot: z.array(z.string().max(8_192)).max(5),
  visitors: z.array(visitor).max(1_000),
  adVisitors: z.array(visitor).max(1_000),
})
/** Everything that the servers of the lab remember, with the secrets that they need to go on. Times are lab-clock milliseconds. */
export type ServerState = z.infer<typeof serverStateSchema>
