import { describe, expect, it } from 'vitest'
import { printTimeline } from '@shared/telling/print-timeline.ts'
import { aCookie, judged, sent, trace } from '../trace/make-trace.ts'
import { exchangeId } from '@shared/ids.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'

const opened: TraceDraft = {
  observer: 'app',
  kind: 'tab.opened',
  tab: 't1' as never,
  window: null,
  profile: 'laptop',
  lane: 'A',
  popupOf: null,
  duplicateOf: null,
}
const held = (name: string): TraceDraft => ({
  observer: 'browser',
  kind: 'cookie.judged',
  exchange: exchangeId('x1'),
  verdict: { kind: 'held-back', reasons: ['NotOnPath'] },
  cookie: aCookie({ name, path: '/orders' }),
  line: null,
})

describe('the timeline as text', () => {
  it('gives each request its lane, method, address and status, the chips in words, and a sentence', () => {
    const lines = printTimeline(trace([opened, sent('x1'), judged('x1', { consideredCookies: 1 }), held('sid')]), 'en')
    expect(lines[0]).toMatch(/^A {2}· /)
    expect(lines[1]).toMatch(/^A {2}GET {5}https:\/\/shop\.test\/session\/me {2}…$/)
    expect(lines[2]).toBe('     ‖ held back sid: other Path')
    expect(lines.at(-1)).toBe('     The browser is about to send this request.')
  })

  it('speaks Korean as well', () => {
    const lines = printTimeline(trace([opened, sent('x1'), judged('x1', { consideredCookies: 1 }), held('sid')]), 'ko')
    expect(lines[2]).toContain('‖ sid 안 보냄: ')
  })

  it('lets no traced text speak to the terminal', () => {
    const url = 'https://shop.test/\u001b[2J\u202e'
    const text = printTimeline(
      trace([opened, sent('x1', { url, method: 'G\u0007ET' }), judged('x1'), held('\u001b]0;x\u0007')]),
      'en',
    ).join('\n')
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/)
  })
})
