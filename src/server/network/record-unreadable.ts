import type { WireId, EventSeq } from '@shared/ids.ts'
import type { CheckParams, RefusalCode } from '@shared/trace/check.ts'
import type { RecordFact } from '../base/record.ts'

export interface Unreadable {
  readonly code: RefusalCode<'request-readable'>
  readonly status: 400 | 408 | 413 | 431
  readonly params: CheckParams
}

/**
 * The first question of all: can it be read as a request? Asked by the network and by the sites before any scheme, and written down only
 * when the answer is no; a request that can be read is what the other checks are about.
 */
export function recordUnreadable(
  record: RecordFact,
  { wire, received: cause }: { readonly wire: WireId; readonly received: EventSeq | null },
  { code, status, params }: Unreadable,
): void {
  const check = 'request-readable'
  record({ observer: 'server', kind: 'decision.begun', wire, scheme: 'network', route: 'door', checks: [check], cause })
  record({ observer: 'server', kind: 'check.decided', wire, check, outcome: 'refused', code, params, cause })
  record({ observer: 'server', kind: 'decision.made', wire, outcome: 'refused', status, refusedBy: check, user: null, cause })
}
