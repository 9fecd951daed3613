import { useCallback, useMemo } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import type { ChangeSources } from '@shared/telling/find-changes.ts'
import type { ChangedBy, Changer, FindCause } from './use-inspector-model.ts'
import { useThrottledRevision } from '../trace/throttled-revision.ts'
import { useTrace } from '../trace/trace-store.ts'

/** Who brought about what: downwards for the receipt's "Changed", upwards for the inspector's marks. */
export function useCauses(
  shown: Exchange | null,
  cursor: EventSeq | null,
): { readonly sources: ChangeSources; readonly findCause: FindCause } {
  const trace = useTrace(state => state.trace)
  const causes = useTrace(state => state.causes)
  const firstSeq = useTrace(state => state.firstSeq)
  useThrottledRevision() // the index grows in place; its version says whether it did
  const version = causes.version()

  // A new object only when the shown exchange has got another effect: finding the changes folds a part of the world.
  const effectCount = shown?.sources.reduce((count, seq) => count + causes.effectsOf(seq).length, 0) ?? 0
  const sources = useMemo<ChangeSources>(() => {
    void effectCount
    return { effectsOf: causes.effectsOf, eventOf: seq => trace.eventOf(seq), worldAt: seq => trace.world.at(seq) }
  }, [trace, causes, effectCount])

  const findChanger = useCallback(
    (changedBy: EventSeq): Changer => {
      void version
      const changed = trace.eventOf(changedBy)
      // What was cleared away took its causes along.
      if (changed === undefined || changedBy < firstSeq) return { kind: 'unknown' }
      const cause = causes.causeOf(changedBy)
      const by = cause === null ? changed : trace.eventOf(cause)
      if (by === undefined) return { kind: 'unknown' }
      const exchange =
        'exchange' in by ? trace.exchanges.byKey(by.exchange) : 'wire' in by && by.wire !== null ? trace.exchanges.byWire(by.wire) : null
      if (exchange !== null) {
        const { key, method, url } = exchange
        return { kind: 'exchange', key, method, url, isShown: key === shown?.key }
      }
      if (by.kind === 'cookie.edited' || by.kind === 'storage.edited' || by.kind === 'session.end-asked') return { kind: 'hand' }
      if (by.kind === 'clock.moved') return { kind: 'clock' }
      if (by.kind === 'world.restored') return { kind: 'snapshot' }
      if (changed.observer === 'server') return { kind: isByHand(changed) ? 'hand' : 'unknown' }
      if (changed.kind === 'jar.changed') return { kind: 'unseen' }
      return changed.kind === 'storage.changed' ? { kind: 'script' } : { kind: 'unknown' }
    },
    [trace, causes, version, firstSeq, shown?.key],
  )
  const findCause = useCallback(
    (changedBy: EventSeq): ChangedBy => {
      const changer = findChanger(changedBy)
      return { ...changer, isFresh: changedBy === cursor || (changer.kind === 'exchange' && changer.isShown) }
    },
    [findChanger, cursor],
  )
  return { sources, findCause }
}

/** No request and not the server's own start: an administrator did it. */
function isByHand(changed: TraceEvent): boolean {
  switch (changed.kind) {
    case 'user.changed':
      return changed.wire === null && changed.change !== 'listed'
    case 'key.changed':
      return changed.wire === null && changed.change !== 'created'
    case 'denylist.changed':
      return changed.wire === null && changed.change === 'added'
    case 'refresh.changed':
    case 'session.changed':
      return changed.wire === null && changed.change.kind === 'ended' && changed.change.by === 'ended-by-hand'
    default:
      return false
  }
}
