import type { EventSeq } from '@shared/ids.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { JudgedCookie } from '@shared/trace/exchange.ts'
import { diffStoredCookie } from '@shared/trace/stored-cookie-diff.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { explainDifference } from '@shared/words/stored-cookie-diff-words.ts'
import type { Explained } from '@shared/words/explained.ts'
import type { ChangeSources } from '@shared/telling/find-changes.ts'

/** What the jar itself says of a `Set-Cookie` that was accepted. */
export interface StoredCookieDiffs {
  /** As the jar held it right after; null while the jar has not spoken. */
  readonly kept: Cookie | null
  /** What the browser did otherwise than asked, without a word. */
  readonly differences: readonly Explained[]
}

type Sources = Pick<ChangeSources, 'effectsOf' | 'eventOf'>

/** Lays the line beside the jar's own change that it brought about. */
export function findStoredCookieDiffs({ seq, verdict, line, cookie }: JudgedCookie, sources: Sources, atMs: number): StoredCookieDiffs {
  if ((verdict.kind !== 'stored' && verdict.kind !== 'replaced') || line === null) return { kept: null, differences: [] }
  const kept = effects(seq, sources)
    .map(event => (event.kind === 'jar.changed' && event.change === 'set' ? event.cookie : null))
    .findLast(candidate => candidate !== null && candidate.value === cookie?.value)
  if (kept == null) return { kept: null, differences: [] }
  return { kept, differences: diffStoredCookie(line, kept, atMs).map(explainDifference) }
}

/** The names of the cookies that the jar threw out to make room for those of this answer, in their order. */
export function evictedBy(judged: readonly JudgedCookie[], sources: Sources): readonly string[] {
  return judged
    .flatMap(({ seq }) => effects(seq, sources))
    .flatMap(event => (event.kind === 'jar.changed' && event.chromiumCause === 'evicted' ? [event.cookie.name] : []))
}

function effects(seq: EventSeq, { effectsOf, eventOf }: Sources): readonly TraceEvent[] {
  return effectsOf(seq).flatMap(effect => eventOf(effect) ?? [])
}
