import type { IncomingMessage } from 'node:http'
import type { HeaderList } from '@shared/web/headers.ts'
import type { EventSeq, ProfileId, WireId } from '@shared/ids.ts'
import type { Connection } from './connections.ts'
import type { LabHost } from '@shared/lab/lab-hosts.ts'

/** One request as the network hands it to a site: who sent it, over which connection, and its whole body. */
export interface Visit {
  readonly wire: WireId
  readonly profile: ProfileId
  readonly scheme: 'http' | 'https'
  readonly host: LabHost
  readonly url: string
  /** In wire order; what belongs to the hop to the proxy is off. */
  readonly headers: HeaderList
  readonly body: RequestBody
  /** As it stood when this request came: how many it had carried before. */
  readonly connection: Connection
  /** The `request.received` of this visit; null when recording was paused. */
  readonly received: EventSeq | null
}

/** @param isTooLarge more came than the lab reads; `bytes` is then the beginning. */
export interface RequestBody {
  readonly bytes: Buffer
  readonly size: number
  readonly isTooLarge: boolean
}

const visits = new WeakMap<IncomingMessage, Visit>()

export function rememberVisit(request: IncomingMessage, visit: Visit): void {
  visits.set(request, visit)
}

/** Throws for a request that did not come through the proxy: no site ever sees one. */
export function visitOf(request: IncomingMessage): Visit {
  const visit = visits.get(request)
  if (visit === undefined) throw new Error('a request reached a site without passing the proxy')
  return visit
}
