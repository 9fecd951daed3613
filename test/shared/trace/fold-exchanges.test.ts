import { describe, expect, it } from 'vitest'
import { eventSeq, exchangeId, wireId } from '@shared/ids.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import {
  aCookie,
  begun,
  cookieJudged,
  failed,
  finished,
  joined,
  judged,
  laptopTab,
  made,
  networkAnswered,
  otherTab,
  passed,
  received,
  refusedBy,
  sent,
  sessionChanged,
  trace,
  wireAborted,
  wireBody,
  wireGot,
  wireSent,
} from './make-trace.ts'

function fold(...drafts: TraceDraft[]): readonly Exchange[] {
  const folded = createExchangeFold()
  folded.push(trace(drafts))
  return folded.rows()
}

const keys = (rows: readonly Exchange[]): string[] => rows.map(row => row.key)
const wires = (row: Exchange | undefined): string[] => row?.hops.map(hop => hop.wire) ?? []

describe('one row per exchange', () => {
  it('[F1] joins what browser, wire and server saw', () => {
    const [row, ...others] = fold(
      sent('e1'),
      judged('e1', { headers: [['Cookie', 'sid=secret']], consideredCookies: 2 }),
      cookieJudged('e1', { kind: 'sent' }),
      cookieJudged('e1', { kind: 'held-back', reasons: ['NotOnPath'] }, aCookie({ name: 'pref', path: '/shop' })),
      wireGot('w1'),
      joined('e1', 'w1', 'provisional'),
      begun('w1', ['cookie-present', 'role-allowed']),
      passed('w1', 'cookie-present'),
      refusedBy('w1', 'role-allowed', 'wrong-role', { user: 'alice' }),
      made('w1', 403, 'role-allowed', 'alice'),
      wireSent('w1', 403),
      networkAnswered('e1', 403, { headers: [['Set-Cookie', 'a=b']] }),
      joined('e1', 'w1'),
      cookieJudged('e1', { kind: 'stored' }, aCookie({ name: 'a' }), 'a=b'),
      received('e1', 403),
      finished('e1'),
    )
    expect(others).toEqual([])
    expect(row).toMatchObject({
      key: 'e1',
      profile: 'laptop',
      tab: laptopTab,
      method: 'GET',
      url: 'https://shop.test/session/me',
      status: 403,
      progress: 'finished',
      firstSeq: 1,
      lastSeq: 16,
      browser: { consideredCookies: 2, requestHeaders: [['Cookie', 'sid=secret']], responseHeaders: [['Set-Cookie', 'a=b']] },
      hops: [{ wire: 'w1', join: 'confirmed', response: { status: 403 }, decision: { outcome: 'refused', user: 'alice' } }],
    })
    expect(row?.sources).toHaveLength(16)
    expect(row?.browser?.requestCookies.map(cookie => cookie.verdict.kind)).toEqual(['sent', 'held-back'])
    expect(row?.browser?.responseCookies.map(cookie => cookie.line)).toEqual(['a=b'])
  })

  it('[F1] keeps the request body as it came over the wire', () => {
    const [row] = fold(sent('e1'), wireGot('w1'), joined('e1', 'w1'), wireBody('w1', 'user=alice'))
    expect(row?.hops[0]?.requestBody).toMatchObject({ text: 'user=alice', bytes: 10 })
  })

  it('[F2] moves a wire request to the exchange that the confirmed join names', () => {
    const rows = fold(
      sent('e1'),
      sent('e2'),
      wireGot('w1'),
      joined('e1', 'w1', 'provisional'),
      wireGot('w2'),
      joined('e2', 'w2', 'provisional'),
      wireSent('w1'),
      wireSent('w2'),
      joined('e1', 'w2'),
      joined('e2', 'w1'),
    )
    expect(keys(rows)).toEqual(['e1', 'e2'])
    expect(rows.map(wires)).toEqual([['w2'], ['w1']])
  })

  it('[F2] gives a released wire request a row of its own until someone claims it', () => {
    const folded = createExchangeFold()
    const crossed = [
      sent('e1'),
      sent('e2'),
      wireGot('w1'),
      joined('e1', 'w1', 'provisional'),
      wireGot('w2'),
      joined('e2', 'w2', 'provisional'),
    ]
    folded.push(trace([...crossed, joined('e1', 'w2')]))
    expect(keys(folded.rows())).toEqual(['e1', 'e2', 'wire:w1'])
    expect(folded.byWire(wireId('w1'))).toMatchObject({ key: 'wire:w1', hops: [{ join: null }] })
    folded.push(trace([joined('e2', 'w1')], 8))
    expect(keys(folded.rows())).toEqual(['e1', 'e2'])
    expect(folded.byWire(wireId('w1'))?.key).toBe('e2')
    expect(folded.byKey('wire:w1')).toBeNull()
  })

  it('[F2] does not let a late provisional join undo a confirmed one', () => {
    const rows = fold(sent('e1'), sent('e2'), wireGot('w1'), joined('e1', 'w1'), joined('e2', 'w1', 'provisional'))
    expect(rows.map(wires)).toEqual([['w1'], []])
  })

  it('[F3] keeps a 401 and the browser’s own retry in one row, in the order of the wire (RFC 9110 §11.1)', () => {
    const rows = fold(
      sent('e1'),
      wireGot('w1'),
      joined('e1', 'w1', 'provisional'),
      wireSent('w1', 401),
      wireGot('w2'),
      wireSent('w2', 200),
      joined('e1', 'w2'),
      received('e1', 200),
      finished('e1'),
    )
    expect(keys(rows)).toEqual(['e1'])
    expect(rows[0]?.hops.map(hop => hop.response?.status)).toEqual([401, 200])
    expect(rows[0]?.status).toBe(200)
  })

  it('[F3] keeps a request that was lost with its connection and the retry in one row', () => {
    const rows = fold(sent('e1'), wireGot('w1'), joined('e1', 'w1', 'provisional'), wireAborted('w1'), wireGot('w2'), joined('e1', 'w2'))
    expect(rows.map(wires)).toEqual([['w1', 'w2']])
  })

  it('[F3] orders hops by the wire, in whichever order they were joined', () => {
    const rows = fold(sent('e1'), wireGot('w1'), wireSent('w1', 401), wireGot('w2'), joined('e1', 'w2'), joined('e1', 'w1', 'provisional'))
    expect(rows.map(wires)).toEqual([['w1', 'w2']])
  })

  it('[F3] takes the last verdict on each cookie when the browser judged twice', () => {
    const [row] = fold(
      sent('e1'),
      cookieJudged('e1', { kind: 'held-back', reasons: ['SecureOnly'] }),
      cookieJudged('e1', { kind: 'sent' }),
      cookieJudged('e1', { kind: 'sent' }, aCookie({ path: '/session' })),
    )
    expect(row?.browser?.requestCookies.map(({ verdict, seq }) => [verdict.kind, seq])).toEqual([
      ['sent', 3],
      ['sent', 4],
    ])
  })

  it('[F4] gives what only the wire saw a row of its own', () => {
    const [pending, done, aborted] = fold(wireGot('w1'), wireGot('w2'), wireSent('w2', 404), wireGot('w3'), wireAborted('w3'))
    expect(pending).toMatchObject({
      key: 'wire:w1',
      id: null,
      tab: null,
      browser: null,
      profile: 'laptop',
      status: null,
      progress: 'pending',
    })
    expect(done).toMatchObject({ key: 'wire:w2', status: 404, progress: 'finished' })
    expect(aborted).toMatchObject({ key: 'wire:w3', progress: 'failed' })
  })

  it('[F5] leaves the wire empty for an answer out of the cache', () => {
    const [row] = fold(sent('e1'), received('e1', 200, { servedFrom: 'memory', headers: [['X-Request-Id', 'w0']] }), finished('e1'))
    expect(row).toMatchObject({ hops: [], status: 200, progress: 'finished', browser: { servedFrom: 'memory', consideredCookies: null } })
  })

  it('[F5] leaves the wire empty for a request that was blocked before sending', () => {
    const [row] = fold(sent('e1'), failed('e1', { errorText: 'net::ERR_BLOCKED_BY_CLIENT', blockedReason: 'mixed-content' }))
    expect(row).toMatchObject({ hops: [], status: null, progress: 'failed', browser: { failure: { blockedReason: 'mixed-content' } } })
  })

  it('[F6] shows the 304 under the 200 that the page got (RFC 9110 §15.4.5)', () => {
    const [row] = fold(
      sent('e1'),
      networkAnswered('e1', 304, { headers: [['ETag', '"a"']] }),
      received('e1', 200, { headers: [['Content-Type', 'text/css']] }),
    )
    expect(row).toMatchObject({ status: 200, browser: { networkStatus: 304, responseHeaders: [['Content-Type', 'text/css']] } })
  })

  it('[F6] gives the page no status before the page has one', () => {
    expect(fold(sent('e1'), networkAnswered('e1', 304))[0]?.status).toBeNull()
  })

  it('[F6] names no network status when both agree', () => {
    const [row] = fold(sent('e1'), networkAnswered('e1', 200), received('e1', 200))
    expect(row?.browser?.networkStatus).toBeNull()
  })

  it('[F7] links each hop of a redirect as a row of its own, and the next hop ends the one before', () => {
    const [first, second] = fold(sent('e1'), received('e1', 303), sent('e2', { redirectedFrom: exchangeId('e1') }))
    expect(first).toMatchObject({ status: 303, progress: 'finished' })
    expect(second).toMatchObject({ progress: 'pending', browser: { redirectedFrom: 'e1' } })
  })

  it('[F14] marks checks behind the first refusal, or still to come, as not reached', () => {
    const [row] = fold(
      wireGot('w1'),
      begun('w1', ['cookie-present', 'session-found', 'session-alive']),
      passed('w1', 'cookie-present', { cookie: 'sid' }),
      refusedBy('w1', 'session-found', 'unknown-session'),
    )
    expect(row?.hops[0]?.decision).toEqual({
      scheme: 'session',
      route: 'member-page',
      outcome: null,
      refusedBy: null,
      status: null,
      user: null,
      steps: [
        { check: 'cookie-present', state: 'passed', code: 'ok', params: { cookie: 'sid' }, seq: 3 },
        { check: 'session-found', state: 'refused', code: 'unknown-session', params: {}, seq: 4 },
        { check: 'session-alive', state: 'not-reached', code: null, params: {}, seq: null },
      ],
    })
  })
})

describe('gaps and orphans', () => {
  it('[F8] folds a response without its request to a row without address, method and profile', () => {
    const [row] = fold(received('e1', 200), finished('e1'))
    expect(row).toMatchObject({ key: 'e1', method: '', url: '', profile: null, tab: null, status: 200, progress: 'finished' })
  })

  it('[F8] takes address and profile from the wire when the browser’s request is missing', () => {
    const [row] = fold(received('e1'), wireGot('w1'), joined('e1', 'w1'))
    expect(row).toMatchObject({ url: 'https://shop.test/session/me', method: 'GET', profile: 'laptop', tab: null })
  })

  it('[F8] folds an answer on the wire without its request', () => {
    const [row] = fold(wireSent('w1', 200))
    expect(row).toMatchObject({ key: 'wire:w1', profile: null, url: '', status: 200, hops: [{ connection: { id: 0 } }] })
  })

  it('[F8] shows nothing of a join that neither side has spoken of', () => {
    expect(fold(joined('e1', 'w1'))).toEqual([])
  })

  it('[F8] tells no decision whose beginning is missing', () => {
    const [row] = fold(wireGot('w1'), passed('w1', 'cookie-present'), made('w1', 200))
    expect(row?.hops[0]?.decision).toBeNull()
  })

  it('[F15] makes no row of a session change whose request was not recorded', () => {
    expect(fold(sessionChanged({ wire: wireId('w1') }))).toEqual([])
  })

  it('[F15] counts a session change among the sources of its request', () => {
    const [row] = fold(wireGot('w1'), sessionChanged({ wire: wireId('w1') }))
    expect(row?.sources).toEqual([1, 2])
  })

  it.each<[string, TraceDraft]>([
    ['closed', { observer: 'app', kind: 'tab.closed', tab: laptopTab }],
    ['crashed', { observer: 'app', kind: 'tab.crashed', tab: laptopTab, reason: 'crashed' }],
    ['lost with the stage', { observer: 'app', kind: 'stage.rebuilt', lostTabs: [laptopTab] }],
    ['quit with its browser', { observer: 'app', kind: 'browser.quit', profile: 'laptop' }],
    ['gone with a reset', { observer: 'app', kind: 'lab.reset' }],
  ])('[F13] fails what was pending in a tab that is %s, without a failure of the browser', (_, gone) => {
    const [row] = fold(sent('e1'), gone)
    expect(row).toMatchObject({ progress: 'failed', browser: { failure: null }, lastSeq: 2 })
  })

  it('[F13] leaves other tabs and finished rows alone', () => {
    const rows = fold(sent('e1', { tab: otherTab }), sent('e2'), finished('e2'), { observer: 'app', kind: 'tab.closed', tab: laptopTab })
    expect(rows.map(row => row.progress)).toEqual(['pending', 'finished'])
    expect(rows.map(row => row.lastSeq)).toEqual([1, 3])
  })
})

describe('clearing and dropping', () => {
  it('[F9] empties the rows when the log is cleared', () => {
    expect(fold(sent('e1'), wireGot('w1'), { observer: 'app', kind: 'log.cleared' })).toEqual([])
  })

  it('[F9] does not bring a cleared exchange back by its late facts', () => {
    const rows = fold(
      sent('e1'),
      wireGot('w1'),
      { observer: 'app', kind: 'log.cleared' },
      wireSent('w1'),
      joined('e1', 'w1'),
      received('e1'),
      cookieJudged('e1', { kind: 'stored' }),
      finished('e1'),
    )
    expect(rows).toEqual([])
  })

  it('[F9] hides a wire request that turns out to belong to a cleared exchange', () => {
    const folded = createExchangeFold()
    folded.push(trace([sent('e1'), { observer: 'app', kind: 'log.cleared' }, wireGot('w1')]))
    expect(keys(folded.rows())).toEqual(['wire:w1'])
    folded.push(trace([joined('e1', 'w1')], 4))
    expect(folded.rows()).toEqual([])
  })

  it('[F9] lets no exchange take up a wire request that was cleared', () => {
    const rows = fold(wireGot('w1'), { observer: 'app', kind: 'log.cleared' }, sent('e1'), joined('e1', 'w1'), wireSent('w1'))
    expect(rows.map(wires)).toEqual([[]])
  })

  it('[F9] shows what began after the clearing', () => {
    expect(keys(fold(sent('e1'), { observer: 'app', kind: 'log.cleared' }, sent('e2')))).toEqual(['e2'])
  })

  it('[F10] takes out rows whose every event was dropped and keeps the others whole', () => {
    const rows = fold(
      sent('e1'),
      finished('e1'),
      sent('e2'),
      sent('e3'),
      { observer: 'app', kind: 'events.dropped', count: 3, through: eventSeq(3) },
      finished('e2'),
    )
    expect(keys(rows)).toEqual(['e3'])
    const dropped: TraceDraft = { observer: 'app', kind: 'events.dropped', count: 2, through: eventSeq(3) }
    expect(fold(wireGot('w1'), wireSent('w1'), joined('e1', 'w1'), sent('e1'), dropped).map(wires)).toEqual([['w1']])
    const half = fold(sent('e1'), sent('e2'), finished('e1'), { observer: 'app', kind: 'events.dropped', count: 2, through: eventSeq(2) })
    expect(half).toMatchObject([{ key: 'e1', url: 'https://shop.test/session/me', progress: 'finished' }])
  })
})

describe('identity and order', () => {
  it('[F11] keeps the array and every untouched row the same object', () => {
    const folded = createExchangeFold()
    folded.push(trace([sent('e1'), sent('e2')]))
    const before = folded.rows()
    expect(folded.rows()).toBe(before)
    folded.push(trace([{ observer: 'app', kind: 'recording.paused' }], 3))
    expect(folded.rows()).toBe(before)
    folded.push(trace([received('e2')], 4))
    const after = folded.rows()
    expect(after).not.toBe(before)
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
    expect(before[1]?.status).toBeNull()
  })

  it('[F11] leaves the loser of a wire request alone once another exchange owns it', () => {
    const folded = createExchangeFold()
    folded.push(trace([sent('e1'), sent('e2'), wireGot('w1'), joined('e1', 'w1', 'provisional'), joined('e2', 'w1')]))
    const [loser] = folded.rows()
    folded.push(trace([wireSent('w1')], 6))
    expect(folded.rows()[0]).toBe(loser)
    expect(folded.rows()[1]?.hops[0]?.response?.status).toBe(200)
  })

  it('[F12] orders rows by their first event, on the wire or in the browser', () => {
    expect(keys(fold(wireGot('w1'), sent('e2'), sent('e1'), joined('e1', 'w1')))).toEqual(['e1', 'e2'])
  })

  it('[F16] ignores events that it already has', () => {
    const events = trace([sent('e1'), cookieJudged('e1', { kind: 'sent' })])
    const folded = createExchangeFold()
    folded.push(events)
    folded.push(events)
    expect(folded.byKey('e1')?.sources).toEqual([1, 2])
  })
})
