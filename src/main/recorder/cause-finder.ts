import type { EventSeq, ProfileId } from '@shared/ids.ts'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'

/** Browser and network speak over different pipes: a jar change may be seen before or after the `Set-Cookie` that caused it. */
const windowMs = 2_000

interface Seen {
  readonly key: string
  readonly seq: EventSeq
  readonly atMs: number
}

/** Finds what brought a jar change about: a judged `Set-Cookie` or an edit by hand, whichever pipe is faster. */
export interface CauseFinder {
  /** Something that will change the jar (`Set-Cookie`, an edit) was recorded as `seq`. */
  causeSeen(profile: ProfileId, cookie: Cookie, seq: EventSeq): void
  /** The cause of a jar change that is about to be recorded, if already seen. */
  causeOf(profile: ProfileId, cookie: Cookie): EventSeq | null
  /** A jar change was recorded without a cause: a later `causeSeen` completes it. */
  effectSeen(profile: ProfileId, cookie: Cookie, seq: EventSeq): void
}

export function createCauseFinder(append: (draft: TraceDraft) => EventSeq, nowMs: () => number = () => performance.now()): CauseFinder {
  let causes: Seen[] = []
  let effects: Seen[] = []
  const key = (profile: ProfileId, cookie: Cookie): string => `${profile} ${cookieKey({ ...cookie, partitionKey: null })}`
  const fresh = (list: Seen[]): Seen[] => list.filter(seen => nowMs() - seen.atMs < windowMs)

  return {
    causeSeen(profile, cookie, seq) {
      const wanted = key(profile, cookie)
      effects = fresh(effects)
      for (const effect of effects.filter(candidate => candidate.key === wanted)) {
        append({ observer: 'app', kind: 'cause.found', effect: effect.seq, by: seq })
      }
      effects = effects.filter(candidate => candidate.key !== wanted)
      causes = [...fresh(causes), { key: wanted, seq, atMs: nowMs() }]
    },
    causeOf(profile, cookie) {
      const wanted = key(profile, cookie)
      causes = fresh(causes)
      return causes.filter(candidate => candidate.key === wanted).at(-1)?.seq ?? null
    },
    effectSeen(profile, cookie, seq) {
      effects = [...fresh(effects), { key: key(profile, cookie), seq, atMs: nowMs() }]
    },
  }
}
