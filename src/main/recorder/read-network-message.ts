import type { Protocol } from 'devtools-protocol'
import { fromHeaderObject, headerValue } from '@shared/web/headers.ts'
import { withoutUser } from '@shared/web/user-information.ts'
import type { CacheSource, WorkerSource } from '@shared/trace/request-events.ts'

/** Older Chromium says that a request is a preflight only in its initiator. */
export function resourceOf({ type, initiator }: Protocol.Network.RequestWillBeSentEvent): string {
  return initiator.type === 'preflight' ? 'Preflight' : (type ?? 'Other')
}

/** The page or script that started the request, when Chromium names one. */
export function initiatorOf({ initiator }: Protocol.Network.RequestWillBeSentEvent): string | null {
  const url = initiator.url ?? initiator.stack?.callFrames[0]?.url
  return url === undefined ? null : withoutUser(url)
}

/** The script that a worker begins with: it is its own document, and no frame asks for it. */
export function isWorkerScript({ type, documentURL, request, frameId }: Protocol.Network.RequestWillBeSentEvent): boolean {
  return type === 'Script' && frameId === undefined && documentURL === request.url
}

/** Where a response came from when the network did not bring it. */
export function servedFrom(response: Protocol.Network.Response, isFromMemory: boolean): CacheSource | null {
  if (response.fromServiceWorker) return 'service-worker'
  if (response.fromPrefetchCache) return 'prefetch'
  if (isFromMemory) return 'memory'
  if (response.fromDiskCache) return 'disk'
  return isMadeByBrowser(response) ? 'browser' : null
}

/**
 * A redirect that Chromium made itself (to https, by HSTS and the like) names its reason in `Non-Authoritative-Reason`. A server may
 * write that field too; what came over the lab's wire has the wire's id.
 */
function isMadeByBrowser(response: Protocol.Network.Response): boolean {
  const headers = fromHeaderObject(response.headers)
  return headerValue(headers, 'Non-Authoritative-Reason') !== null && headerValue(headers, 'X-Request-Id') === null
}

const workerSources: Readonly<Record<string, WorkerSource>> = {
  network: 'network',
  'cache-storage': 'cache-storage',
  'http-cache': 'http-cache',
  'fallback-code': 'made',
}

/** What a service worker responded with, where Chromium says it. */
export function workerSource({ fromServiceWorker, serviceWorkerResponseSource: said }: Protocol.Network.Response): {
  readonly workerSource?: WorkerSource
} {
  const source = fromServiceWorker === true && said !== undefined ? workerSources[said] : undefined
  return source === undefined ? {} : { workerSource: source }
}
