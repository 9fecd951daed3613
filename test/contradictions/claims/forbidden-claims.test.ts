import { describe, expect, it } from 'vitest'
import { eventSeq, tabId } from '@shared/ids.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import type { ForbiddingRule } from '@shared/trace/request-events.ts'
import { sayForbidden } from '@shared/words/forbidden-words.ts'
import type { About } from '../shown/shown-sentence.ts'
import type { WireRecord } from '../truth/facts.ts'
import { createLedger } from '../truth/ledger.ts'
import { allClaims } from './all-claims.ts'
import { judgeSentence } from './judge.ts'

const page = 'https://shop.test/lab/echo?n=1'
const url = 'https://evil.test/lab/answer?n=2'
const csp: ForbiddingRule = {
  kind: 'csp',
  directive: 'connect-src',
  policies: [{ source: 'header', directive: "default-src 'none'" }],
}

function findings(rule: ForbiddingRule, wires: readonly Partial<WireRecord>[], at = url): readonly string[] {
  const stamp = { seq: eventSeq(1), at: { wallMs: 0, monoMs: 0, labMs: 0 }, cause: null } as const
  const fact = { observer: 'browser', kind: 'request.forbidden', tab: tabId('t1'), profile: 'laptop', url: at, asker: 'page' } as const
  const event = { ...stamp, ...fact, documentUrl: page, rule, redirectOf: null } satisfies TraceEvent
  const about: About = { exchange: null, judged: null, event, why: null }
  const ledger = createLedger()
  ledger.event = 1
  wires.forEach((fields, index) => {
    const plain = { id: index, order: index, method: 'GET', url: page, headers: [], status: 200, responseHeaders: [] }
    ledger.wire.set(index, { ...plain, responseOrder: index, isClosed: true, event: 1, ...fields })
  })
  return judgeSentence(allClaims, { place: 'row', text: sayForbidden(event), about }, { about, ledger, wires: [] }).map(
    ({ truth }) => truth,
  )
}

describe('what the browser forbade before it asked', () => {
  const policy = (value: string): Partial<WireRecord> => ({ responseHeaders: [['Content-Security-Policy', value]] })

  it('holds where no request came and the page had the rule', () => {
    expect(findings(csp, [policy("default-src 'none'")])).toEqual([])
  })

  it('does not hold where the server got the request', () => {
    expect(findings(csp, [policy("default-src 'none'"), { url }])).toEqual([`the server got GET ${url}`])
  })

  it('does not hold where the page had no such rule', () => {
    expect(findings(csp, [policy("script-src 'self'")])).toEqual(["the response says: script-src 'self'"])
  })

  it('knows whether the origin is another one, and the scheme plain http', () => {
    expect(findings({ kind: 'cors', error: 'DisallowedByMode' }, [])).toEqual([])
    expect(findings({ kind: 'cors', error: 'DisallowedByMode' }, [], 'https://shop.test/x')).toEqual([`it is the origin of ${page}`])
    expect(findings({ kind: 'mixed-content' }, [])).toEqual(['it is not plain http'])
    expect(findings({ kind: 'mixed-content' }, [], 'http://evil.test/x')).toEqual([])
  })
})
