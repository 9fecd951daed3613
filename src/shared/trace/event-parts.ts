import { z } from 'zod'
import { profileIds, type EventSeq, type ExchangeId, type TabId, type WindowId, type WireId } from '../ids.ts'
import { asWord, freeText, holdsSecrets, named } from '../schema/free-text.ts'
import { object, type Members, type Plain } from '../schema/members.ts'
import { wantsForm } from '../schema/value-form.ts'
import type { HeaderList } from '../web/headers.ts'

/* What the schemas of several events share. */

export const seq = z.number().int().min(0) as unknown as z.ZodType<EventSeq>
export const exchange = named<ExchangeId>()
export const wire = named<WireId>()
export const tab = named<TabId>()
export const window = named<WindowId>()
export const profile = z.enum(profileIds)
/** The letters of a tab: A, B, … Z, AA. Ours, so nothing else may pose as one. */
export const lane = asWord(z.string().refine(text => /^[A-Z]{1,3}$/.test(text), wantsForm('lane')))

const instant = object({ wallMs: z.number(), monoMs: z.number(), labMs: z.number() })
/** One moment on every clock. `monoMs` grows steadily from the app's start; `labMs` is the time the server and the jars live by. */
export interface Instant extends z.output<typeof instant> {}

export const headers: z.ZodType<HeaderList> = holdsSecrets('headers', z.array(z.tuple([named(), freeText]).readonly()).readonly())

export const body = holdsSecrets(
  'body',
  object({
    text: freeText,
    base64: z.boolean(),
    bytes: z.number(),
    truncated: z.boolean(),
  }),
)
/** A body as far as it was kept: at most 64 KiB. `bytes` is the whole size; `base64` is set when the bytes are not UTF-8 text. */
export interface BodyCopy extends z.output<typeof body> {}

const stamp = {
  /** The one order of events: 1, 2, 3 … */
  seq,
  at: instant as z.ZodType<Instant>,
  /** The event that brought this one about, when that is known at once; a later `cause.found` may supply it. */
  cause: seq.nullable(),
}
export interface Stamp extends Members<typeof stamp> {}

/** The schema of one kind of event. `fact` is the event without its stamp; only the compiler knows it. */
export interface EventSchema<Fact> extends z.ZodType<Stamp & Fact> {
  readonly fact?: Fact
}
export type FactOf<Schemas> = {
  readonly [Kind in keyof Schemas]: Schemas[Kind] extends EventSchema<infer Fact> ? Fact : never
}[keyof Schemas]

/**
 * The schemas of events from one observer: every one is stamped alike. The key of each is its kind, and the comment above it is its line in
 * `docs/trace-events.md`.
 */
export function eventsOf<const Observer extends string>(observer: Observer) {
  return <const Family extends Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>>(family: Family) =>
    Object.fromEntries(
      Object.entries(family).map(([kind, shape]) => [
        kind,
        z.strictObject({ ...stamp, observer: z.literal(observer), kind: z.literal(kind), ...shape }),
      ]),
    ) as unknown as {
      readonly [Kind in keyof Family]: EventSchema<Plain<{ readonly observer: Observer; readonly kind: Kind } & Members<Family[Kind]>>>
    }
}
