import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ProfileId } from '@shared/ids.ts'
import type { Connections } from './connections.ts'
import { holdDocumentBody, type HoldDocument } from './hold-document.ts'
import { waitOnHold, type HoldRequest } from './hold-request.ts'
import { takeOffHopFields } from './hop-fields.ts'
import type { LabHost } from '@shared/lab/lab-hosts.ts'
import { readBody } from './read-body.ts'
import { rememberVisit } from './visit.ts'
import type { WireTap } from './wire-tap.ts'

/** What serves a host: an Express app is one. */
export type Site = (request: IncomingMessage, response: ServerResponse) => void

/** Where a request that was let in goes, and for whom. */
export interface Destination {
  readonly profile: ProfileId
  readonly scheme: 'http' | 'https'
  readonly host: LabHost
  readonly path: string
}

export type HandOver = (request: IncomingMessage, response: ServerResponse, to: Destination) => Promise<void>

export interface HandOverOptions {
  readonly tap: WireTap
  readonly connections: Connections
  readonly sites: { readonly [Host in LabHost]: Site }
  readonly holdDocument: HoldDocument | null
  readonly holdRequest: HoldRequest | null
}

/** Takes a request that was let in past the wire tap straight into its site: a function call, no second connection. */
export function createHandOver({ tap, connections, sites, holdDocument, holdRequest }: HandOverOptions): HandOver {
  return async (request, response, to) => {
    takeOffHopFields(request)
    request.url = to.path
    const connection = connections.nextRequest(request.socket)
    const tapped = tap.begin(request, response, { ...to, connection })
    if (holdDocument !== null) holdDocumentBody(request, response, { profile: to.profile, url: tapped.url }, holdDocument)
    if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue()
    const body = await readBody(request)
    if (body === null) return // gone: the tap hears the response close
    tap.bodyReceived(tapped, body, request.socket)
    const { profile, scheme, host } = to
    if (holdRequest !== null) {
      const isStillThere = await waitOnHold(response, { profile, wire: tapped.wire }, holdRequest)
      if (!isStillThere) return // the browser gave up, or was turned away
      tapped.letIn()
    }
    rememberVisit(request, { ...tapped, profile, scheme, host, body, connection })
    sites[host](request, response)
  }
}
