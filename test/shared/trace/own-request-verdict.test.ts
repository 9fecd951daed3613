import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { ownRequestVerdict } from '@shared/trace/own-request-verdict.ts'
import { createTimelineFold } from '@shared/trace/timeline-rows.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { aCookie, cookieJudged, judged, laptopTab, otherTab, sent, tabOpened, trace } from './make-trace.ts'

function rowsOf(...drafts: TraceDraft[]): readonly TimelineRow[] {
  const events = trace(drafts)
  const exchanges = createExchangeFold()
  const timeline = createTimelineFold({ exchanges, eventOf: seq => events.find(event => event.seq === seq), baseline: null })
  exchanges.push(events)
  timeline.push(events)
  return timeline.rows()
}

const url = 'https://shop.test/session/me'
const here = { tab: laptopTab, url }
const held = { kind: 'held-back', reasons: ['SecureOnly'] } as const
const asked = (
  id: string,
  changes: Parameters<typeof sent>[1] = {},
  verdict: Parameters<typeof cookieJudged>[1] = { kind: 'sent' },
): TraceDraft[] => [sent(id, changes), judged(id, { consideredCookies: 1 }), cookieJudged(id, verdict)]

describe('the browser’s own word on a cookie and a tab', () => {
  it('is the latest of the tab’s own requests', () => {
    const rows = rowsOf(tabOpened(), ...asked('1', {}, held), ...asked('2'))
    expect(ownRequestVerdict(rows, here, aCookie(), null)).toMatchObject({ judged: { verdict: { kind: 'sent' } }, rowKey: '2' })
  })

  it('is not yet known before the cursor', () => {
    const rows = rowsOf(tabOpened(), ...asked('1', {}, held), ...asked('2'))
    expect(ownRequestVerdict(rows, here, aCookie(), eventSeq(5))).toMatchObject({ judged: { verdict: held }, rowKey: '1' })
    expect(ownRequestVerdict(rows, here, aCookie(), eventSeq(2))).toBeNull()
  })

  it.each([
    ['of another tab', asked('1', { tab: otherTab })],
    ['for another address', asked('1', { url: 'https://shop.test/session/admin' })],
    ['for a picture', asked('1', { isTopLevelNavigation: false })],
    ['without verdicts', [sent('1')]],
  ])('is not that on a request %s', (_name, drafts) => {
    expect(ownRequestVerdict(rowsOf(tabOpened(), ...drafts), here, aCookie(), null)).toBeNull()
  })

  it('is not that on a cookie of the same name and another path', () => {
    expect(ownRequestVerdict(rowsOf(tabOpened(), ...asked('1')), here, aCookie({ path: '/session' }), null)).toBeNull()
  })

  it('counts for the address without its fragment, and for a cookie whose partition the jar does not tell', () => {
    const rows = rowsOf(tabOpened(), ...asked('1', { url: `${url}#top` }))
    expect(
      ownRequestVerdict(rows, { tab: laptopTab, url: `${url}#end` }, aCookie({ partitionKey: 'https://shop.test' }), null),
    ).not.toBeNull()
  })
})
