import type { ServerResponse } from 'node:http'
import type { ProfileId, WireId } from '@shared/ids.ts'

/** A request that is in whole and that no site has seen. */
export interface ArrivedRequest {
  readonly profile: ProfileId
  readonly wire: WireId
}

/** `turned-away`: nobody waits for its answer any more, and no site sees it. */
export type HoldOutcome = 'let-in' | 'turned-away'

/**
 * Resolves when the wait is over; null: the request goes on at once. `gone` fires when the client leaves while it waits. The caller
 * must let each request go some day: the proxy has no bound of its own.
 */
export type HoldRequest = (request: ArrivedRequest, gone: AbortSignal) => Promise<HoldOutcome> | null

/** How long a client that is turned away may take to leave, in milliseconds. */
const longestLeaveMs = 2_000

/** Lets a request wait before the site, for as long as the caller likes. False: no site is to see it. */
export async function waitOnHold(response: ServerResponse, request: ArrivedRequest, hold: HoldRequest): Promise<boolean> {
  const client = new AbortController()
  const leave = (): void => client.abort()
  response.once('close', leave)
  try {
    const waiting = hold(request, client.signal)
    if (waiting !== null && (await waiting) === 'turned-away') {
      // Nobody hangs up on it: while its tab still goes, a browser would send a GET again whose connection broke.
      await left(client.signal)
      response.destroy()
    }
  } finally {
    response.off('close', leave)
  }
  return !client.signal.aborted && !response.destroyed
}

function left(client: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (client.aborted) return resolve()
    const timer = setTimeout(resolve, longestLeaveMs)
    client.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
