import { z } from 'zod'

/**
 * The switches of the lab: what the server does differently for the sake of a lesson. Every one is read at the moment it matters, so a
 * change acts at once; each change is a `setting.changed` in the trace, and "reset everything" returns to these defaults, which are the
 * safe or the usual choice. Their words stand in `src/shared/words/lab-setting-words.ts`.
 */
const flag = (standard: boolean) => z.boolean().default(standard)
const count = (standard: number, min: number, max: number) => z.number().int().min(min).max(max).default(standard)
const choice = <const Options extends readonly [string, ...string[]]>(options: Options, standard: Options[number]) =>
  z.enum(options).default(() => standard as never)

export const labSettingShapes = {
  /** Off: session fixation is open, the id from before the log-in stays good after it (OWASP ASVS v5.0.0-7.2.4). */
  sessionNewIdAtLogIn: flag(true),
  sessionsPerUser: choice(['many', 'one'], 'many'),
  sessionStore: choice(['memory', 'disk'], 'memory'),
  sessionIdleMinutes: count(15, 1, 10_080),
  sessionAbsoluteMinutes: count(480, 1, 43_200),
  /** Where the role of a request comes from: the users table now, or the row as it was written at log-in. */
  sessionRoleFrom: choice(['users-table', 'session-row'], 'users-table'),

  tokenAlgorithm: choice(['HS256', 'RS256', 'ES256', 'EdDSA'], 'HS256'),
  tokenLifeSeconds: count(900, 5, 86_400),
  /** `weak`: HS256 with a word that stands in every list of passwords. */
  tokenSecret: choice(['random', 'weak'], 'random'),
  /** On: the header of the token chooses how it is verified; `none` and key confusion come in (RFC 8725 §2.1). */
  tokenTrustsHeader: flag(false),
  /** How the jwt-cookie scheme hands its token over: the careful way, and three that introductions show. */
  tokenHandOver: choice(['http-only', 'readable', 'header', 'copied'], 'http-only'),
  bearerKeptIn: choice(['localStorage', 'sessionStorage', 'memory'], 'localStorage'),
  /** What ends a JWT before its `exp`. */
  tokenRevocation: choice(['wait', 'denylist', 'version'], 'wait'),

  accessLifeSeconds: count(60, 5, 3_600),
  refreshLifeMinutes: count(1_440, 1, 43_200),
  refreshRotates: flag(true),
  /** Off: a rotated token that comes again is refused alone, and its family lives on (RFC 9700 §4.14.2 wants on). */
  refreshReuseRevokes: flag(true),
  refreshKeptIn: choice(['cookie', 'localStorage'], 'cookie'),
  refreshRenewedBy: choice(['page', 'server'], 'page'),

  /** Off: everyone who knows an order's number can read it, no matter whose it is (OWASP ASVS v5.0.0-8.2.2). */
  ordersCheckOwner: flag(true),
  adsPartitioned: flag(false),
  cachePrivatePage: choice(['private', 'no-cache', 'no-store', 'public-by-mistake'], 'no-store'),
} as const

export const labSettingsSchema = z.strictObject(labSettingShapes)
export type LabSettings = Readonly<z.infer<typeof labSettingsSchema>>
export type LabSettingName = keyof LabSettings
export type LabSettingValue = LabSettings[LabSettingName]

/** What a lesson or a hand changes: any of the switches, and nothing else. Unlike the whole, it fills in no defaults. */
export const labSettingsChangeSchema = z.strictObject(
  Object.fromEntries(Object.entries(labSettingShapes).map(([name, shape]) => [name, shape.unwrap().optional()])) as {
    [Name in LabSettingName]: z.ZodOptional<ReturnType<(typeof labSettingShapes)[Name]['unwrap']>>
  },
)
export type LabSettingsChange = z.infer<typeof labSettingsChangeSchema>

export const defaultLabSettings: LabSettings = labSettingsSchema.parse({})
export const labSettingNames = Object.keys(labSettingShapes) as readonly LabSettingName[]
