import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventSeq, exchangeId } from '@shared/ids.ts'
import { languages } from '@shared/language.ts'
import { eventCause } from '@shared/trace/timeline-event.ts'
import type { TraceDraft, TraceEvent } from '@shared/trace/trace-event.ts'
import { tellEvent } from '@shared/words/story-words.ts'
import { foldOf, story } from '../telling/sequence/sequence-story.ts'
import { aCookie, cookieJudged, jarChanged, sent, storageChanged, trace } from '../trace/make-trace.ts'
import { anyDrafts } from '../trace/random-trace.ts'

function tell(drafts: readonly TraceDraft[]): string[] {
  const fold = foldOf(drafts)
  const facts = (event: TraceEvent) => ({
    requestOf: (id: Parameters<Parameters<typeof tellEvent>[1]['requestOf']>[0]) =>
      'exchange' in id ? fold.exchanges.byKey(id.exchange) : fold.exchanges.byWire(id.wire),
    eventOf: fold.eventOf,
    why: eventCause(event.cause === null ? undefined : fold.eventOf(event.cause)),
  })
  return trace(drafts).map(event => {
    const said = tellEvent(event, facts(event))
    for (const language of languages) expect(said[language].trim(), event.kind).not.toBe('')
    expect(said.ko, event.kind).toMatch(/[가-힣]/)
    expect(said.en, event.kind).not.toMatch(/[가-힣]|undefined|NaN|\[object/)
    return said.en
  })
}

describe('tellEvent', () => {
  it('names the cookie of which the jar told, or none when its verdict is no longer kept', () => {
    const settledBy = (seq: number): TraceDraft => ({
      observer: 'browser',
      kind: 'cookie.settled',
      exchange: exchangeId('1'),
      judged: eventSeq(seq),
      verdict: { kind: 'stored' },
      change: null,
    })
    const judged = cookieJudged('1', { kind: 'not-known' }, aCookie({ name: 'tok' }), 'tok=1')
    const [, , named, unnamed] = tell([sent('1'), judged, settledBy(2), settledBy(40)])
    expect(named).toBe('What the jar made of the Set-Cookie for “tok” in the response to GET https://shop.test/session/me: stored.')
    expect(unnamed).toBe('What the jar made of a Set-Cookie in the response to GET https://shop.test/session/me: stored.')
  })

  it('tells a refusal event by event', () => {
    const said = tell(story).filter(line => line.includes('admin'))
    expect(said).toEqual([
      'GET https://shop.test/session/admin is about to be sent.',
      'Cookies that the browser considered for GET https://shop.test/session/admin: 1.',
      'GET https://shop.test/session/admin came over the wire.',
      'The server began to decide on GET https://shop.test/session/admin: 3 checks (session, member-page).',
      'Role check: alice has the role user, and the role admin is needed. Authentication passed, authorization did not: the server knows who is asking, hence 403 and not 401.',
      'The server refused GET https://shop.test/session/admin of alice (403).',
      'The server responded with 403 to GET https://shop.test/session/admin.',
      'Matched with the proxy’s record: GET https://shop.test/session/admin.',
      'Cookie “sid” was sent with GET https://shop.test/session/admin.',
      'The page got 403 for GET https://shop.test/session/admin.',
      'GET https://shop.test/session/admin is complete.',
    ])
  })

  it('does not take for a script what an answer put into the jar', () => {
    const [, byAnswer] = tell([sent('e'), jarChanged({ cause: 1 as never })])
    expect(byAnswer).toBe('Laptop: a response put cookie “sid” of shop.test into the jar.')
    expect(tell([jarChanged()])).toEqual(['Laptop: Cookie “sid” of shop.test was set, and not by a response that was seen.'])
  })

  it('tells what the browser broke off as that, and what the page did not get as that', () => {
    const of = (isCanceled: boolean) => {
      const draft = {
        observer: 'browser',
        kind: 'exchange.failed',
        exchange: exchangeId('e'),
        errorText: 'net::ERR_ABORTED',
        isCanceled,
        blockedReason: null,
        corsError: null,
      } as const
      return tell([sent('e'), draft])[1]
    }
    expect(of(true)).toMatch(/^The browser stopped loading GET \S+: net::ERR_ABORTED\.$/)
    expect(of(false)).toMatch(/^GET \S+ failed for the page: net::ERR_ABORTED\.$/)
  })

  it('does not take for the network what the browser made itself', () => {
    const of = (headers: readonly (readonly [string, string])[]) => {
      const draft = { observer: 'browser', kind: 'response.judged', exchange: exchangeId('e'), status: 307, headers } as const
      return tell([sent('e'), draft])[1]
    }
    expect(of([['Non-Authoritative-Reason', 'HSTS']])).toMatch(/^The browser itself made a response with 307 to GET \S+; no server did\.$/)
    expect(of([['Location', '/']])).toMatch(/^The network responded with 307 to GET \S+\.$/)
  })

  it('takes what was read back on arrival for no copy', () => {
    expect(tell([storageChanged({ op: 'found' })])).toEqual(['“token” was found in the localStorage of https://shop.test.'])
  })

  it('has a sentence in both languages for whatever comes, known request or not', () => {
    fc.assert(
      fc.property(anyDrafts(), drafts => {
        expect(tell(drafts)).toHaveLength(drafts.length)
      }),
      { numRuns: 100 },
    )
  })

  it('lets no name pose as words of ours', () => {
    const [said] = tell([jarChanged({ cookie: aCookie({ name: '\u202ex\u0000' }) })])
    expect(said).toContain('\\u{202e}x\\0')
  })
})
