import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { readTrial } from '@shared/workbench/read-trial.ts'
import { askedUrl, type Trial } from '@shared/workbench/trial.ts'
import { createTraceLog } from '../../../src/main/trace/trace-log.ts'
import { finished, received, sent } from '../trace/make-trace.ts'

const to = { scheme: 'https', host: 'shop.test', path: '/b' } as const
const ask = (way: Trial['ask']['way'], method: 'GET' | 'POST'): Trial['ask'] => ({
  to,
  way,
  method,
  from: { scheme: 'https', host: 'shop.test' },
  authorization: null,
  answered: 'plain',
})

describe('the follow-up of a trial', () => {
  it.each([
    ['form', 'GET', 'https://shop.test/b?'],
    ['form', 'POST', 'https://shop.test/b'],
    ['link', 'GET', 'https://shop.test/b'],
    ['fetch', 'GET', 'https://shop.test/b'],
  ] as const)('by %s and %s is found at the address that the browser really asks for', (way, method, url) => {
    expect(askedUrl(ask(way, method))).toBe(url)
    const log = createTraceLog({ labNow: () => 0 })
    for (const draft of [sent('1', { url }), received('1'), finished('1')]) log.append(draft)
    const { asked } = readTrial({ answer: null, ask: ask(way, method) }, { events: log.since(null).events, askedAfter: eventSeq(0) })
    expect(asked?.url).toBe(url)
  })
})
