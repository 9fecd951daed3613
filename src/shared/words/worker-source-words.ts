import type { Bilingual } from '../language.ts'
import type { WorkerSource } from '../trace/request-events.ts'

/** With what a service worker responded, in two or three words. */
export const workerSourceWords: { readonly [Source in WorkerSource]: Bilingual } = {
  network: { en: 'with what it fetched', ko: '(받아 온 것)' },
  'cache-storage': { en: 'from the Cache API', ko: '(Cache API)' },
  'http-cache': { en: 'from the HTTP cache', ko: '(HTTP 캐시)' },
  made: { en: 'with what it made itself', ko: '(직접 만든 것)' },
}
