import { describe, expect, it } from 'vitest'
import { eventSeq, exchangeId, lessonId, wireId } from '@shared/ids.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { sayEvent } from '@shared/words/event-words.ts'
import {
  aForbidden,
  aCookie,
  aSession,
  cookieJudged,
  jarChanged,
  joined,
  laptopTab,
  otherTab,
  sent,
  sessionChanged,
  storageChanged,
  tabOpened,
  trace,
  wireGot,
  worldRestored,
} from './make-trace.ts'

function rowsOf(...drafts: TraceDraft[]): readonly TimelineRow[] {
  const fold = createTraceFold()
  fold.push(trace(drafts))
  return fold.timeline.rows()
}

const keys = (rows: readonly TimelineRow[]): string[] => rows.map(row => row.key)

describe('a snapshot that was restored', () => {
  it('is one row, which speaks for each cookie and item that it set, and for the second time that it did', () => {
    const cause = eventSeq(1)
    const rows = rowsOf(
      worldRestored(),
      jarChanged({ cause }),
      storageChanged({ cause }),
      worldRestored({ step: 'after-pages' }),
      jarChanged({ cause: eventSeq(4) }),
      jarChanged(),
    )
    expect(rows.map(({ firstSeq }) => firstSeq)).toEqual([1, 6])
  })
})
const sentences = (...drafts: TraceDraft[]): string[] => rowsOf(...drafts).flatMap(row => (row.kind === 'event' ? [sayEvent(row).en] : []))
const because = (cause: number, draft: TraceDraft): TraceDraft => ({ ...draft, cause: eventSeq(cause) })
const edited: TraceDraft = { observer: 'app', kind: 'cookie.edited', profile: 'laptop', name: 'sid', edit: 'set' }

describe('rows', () => {
  it('[L1] puts requests and what happened between them in one order, each with the letter of its tab', () => {
    const rows = rowsOf(
      tabOpened(),
      sent('e1'),
      tabOpened({ tab: otherTab, lane: 'B' }),
      storageChanged({ tab: otherTab, area: 'session' }),
      wireGot('w9'),
    )
    expect(rows.map(({ key, kind, lane }) => [key, kind, lane])).toEqual([
      ['event:1', 'event', 'A'],
      ['e1', 'exchange', 'A'],
      ['event:3', 'event', 'B'],
      ['event:4', 'event', 'B'],
      ['wire:w9', 'exchange', null],
    ])
  })

  it('[L1] knows the tabs of the baseline', () => {
    const before = createTraceFold()
    before.push(trace([tabOpened({ lane: 'Q' })]))
    const fold = createTraceFold(before.world.now())
    fold.push(trace([sent('e1')], 2))
    expect(fold.timeline.rows()[0]?.lane).toBe('Q')
  })

  it('[L1] gives requests that were heard of before their tab its letter afterwards', () => {
    const fold = createTraceFold()
    fold.push(trace([sent('e1')]))
    expect(fold.timeline.rows()[0]?.lane).toBeNull()
    fold.push(trace([tabOpened()], 2))
    expect(fold.timeline.rows().map(row => row.lane)).toEqual(['A', 'A'])
  })

  it('[L2] has no row for what an exchange explains, whether its cause is known at once or found later', () => {
    const stored = [sent('e1'), cookieJudged('e1', { kind: 'stored' })]
    expect(keys(rowsOf(...stored, because(2, jarChanged())))).toEqual(['e1'])
    expect(keys(rowsOf(...stored, jarChanged()))).toEqual(['e1', 'event:3'])
    expect(keys(rowsOf(...stored, jarChanged(), { observer: 'app', kind: 'cause.found', effect: eventSeq(3), by: eventSeq(2) }))).toEqual([
      'e1',
    ])
    expect(keys(rowsOf(wireGot('w1'), sessionChanged({ wire: wireId('w1'), change: { kind: 'ended', by: 'logged-out' } })))).toEqual([
      'wire:w1',
    ])
  })

  it('[L2] takes a row out again when its cause is found after it was shown', () => {
    const fold = createTraceFold()
    fold.push(trace([sent('e1'), jarChanged(), sent('e2')]))
    const before = fold.timeline.rows()
    expect(keys(before)).toEqual(['e1', 'event:2', 'e2'])
    fold.push(trace([{ observer: 'app', kind: 'cause.found', effect: eventSeq(2), by: eventSeq(1) }], 4))
    expect(keys(fold.timeline.rows())).toEqual(['e1', 'e2'])
    expect(fold.timeline.rows()[0]).toBe(before[0])
  })

  it('[L3] counts an overwritten cookie as one change', () => {
    expect(sentences(jarChanged({ change: 'removed', chromiumCause: 'overwrite' }), jarChanged({ chromiumCause: 'explicit' }))).toEqual([
      'Cookie “sid” of shop.test was set, and not by a response that was seen.',
    ])
  })

  it('[L4] lets a quit or a clearing tell what went with it, but names each lost cookie of a quit', () => {
    const quit: TraceDraft = { observer: 'app', kind: 'browser.quit', profile: 'laptop' }
    expect(
      sentences(quit, because(1, { observer: 'app', kind: 'tab.closed', tab: laptopTab }), because(1, jarChanged({ change: 'removed' }))),
    ).toEqual(['Laptop: the browser was quit.', 'Cookie “sid” of shop.test is gone: a session cookie ends when the browser quits.'])
    const gone = because(1, storageChanged({ profile: 'private', op: 'cleared', key: null, newValue: null }))
    expect(sentences({ observer: 'app', kind: 'tab.closed', tab: laptopTab }, because(1, jarChanged({ change: 'removed' })), gone)).toEqual(
      [
        'The tab was closed; its sessionStorage went with it.',
        'Cookie “sid” of shop.test is gone: a session cookie ends when the browser quits.',
        'localStorage of https://shop.test is gone with the private browser.',
      ],
    )
    const clear: TraceDraft = { observer: 'app', kind: 'site-data.cleared', profile: 'phone', origin: null }
    expect(sentences(clear, because(1, jarChanged({ change: 'removed' })), because(1, storageChanged({ op: 'cleared' })))).toEqual([
      'Phone: all site data was cleared.',
    ])
  })

  it('[L5] keeps reads of what was there out, except in a copied sessionStorage', () => {
    expect(sentences(storageChanged({ op: 'found' }), storageChanged({ op: 'found', area: 'session', tab: laptopTab }))).toEqual([
      '“token” was found in the sessionStorage of https://shop.test.',
    ])
  })

  it('[L6] empties with the log and drops what the log dropped', () => {
    expect(keys(rowsOf(tabOpened(), sent('e1'), { observer: 'app', kind: 'log.cleared' }, sent('e2')))).toEqual(['e2'])
    const rows = rowsOf(tabOpened(), sent('e1'), jarChanged(), { observer: 'app', kind: 'events.dropped', count: 2, through: eventSeq(2) })
    expect(keys(rows)).toEqual(['event:3', 'event:4'])
  })

  it('[L7] keeps the array and unchanged rows the same objects', () => {
    const fold = createTraceFold()
    fold.push(trace([tabOpened(), sent('e1'), jarChanged(), sent('e2')]))
    const before = fold.timeline.rows()
    expect(fold.timeline.rows()).toBe(before)
    fold.push(trace([joined('e2', 'w1')], 5))
    const after = fold.timeline.rows()
    expect(after.slice(0, 3).every((row, index) => row === before[index])).toBe(true)
    expect(after[3]).not.toBe(before[3])
  })
})

describe('the lab clock', () => {
  const moved: TraceDraft = { observer: 'app', kind: 'clock.moved', byMs: 3_600_000, offsetMs: 3_600_000 }
  const stays = aCookie({ name: 'stays' })

  it('[L1] has a row, and so has what expired by it; what was set again has none', () => {
    const rows = rowsOf(
      moved,
      because(1, jarChanged({ change: 'removed', chromiumCause: 'overwrite', cookie: stays })),
      because(1, jarChanged({ change: 'set', chromiumCause: 'explicit', cookie: stays })),
      because(1, jarChanged({ change: 'removed', chromiumCause: 'expired-overwrite' })),
    )
    expect(keys(rows)).toEqual(['event:1', 'event:4'])
  })
})

describe('sentences', () => {
  it.each<[TraceDraft, string]>([
    [tabOpened(), '노트북: 탭을 열었습니다.'],
    [tabOpened({ duplicateOf: otherTab }), '노트북: 탭을 복제했습니다. Chrome처럼 sessionStorage도 복사했습니다.'],
    [tabOpened({ popupOf: otherTab }), '노트북: 페이지가 팝업을 열었습니다.'],
    [
      { observer: 'app', kind: 'tab.crashed', tab: laptopTab, reason: 'killed' },
      '탭이 비정상 종료되어 sessionStorage를 잃었습니다. Chrome이라면 남아 있습니다.',
    ],
    [
      { observer: 'app', kind: 'edge.reached', tab: laptopTab, url: 'https://example.com/' },
      '실습실 밖의 주소 https://example.com/ 페이지를 요청했습니다. 이 컴퓨터 밖으로 나간 것은 없습니다.',
    ],
    [
      aForbidden({
        kind: 'csp',
        directive: 'connect-src',
        policies: [
          { source: 'header', directive: "default-src 'self'" },
          { source: 'meta', directive: "connect-src 'none'" },
        ],
      }),
      "페이지의 Content-Security-Policy(connect-src)가 https://evil.test/x 주소로 가는 요청을 금지합니다. 아무것도 보내지 않았으므로 쿠키도 가지 않았고 서버는 아무것도 보지 못했습니다. 다음 규칙 가운데 적어도 하나가 금지합니다: “default-src 'self'” (응답 헤더), “connect-src 'none'” (<meta> 요소).",
    ],
    [
      aForbidden({ kind: 'csp', directive: 'connect-src', policies: [] }, { asker: 'worker' }),
      '워커의 Content-Security-Policy(connect-src)가 https://evil.test/x 주소로 가는 요청을 금지합니다. 아무것도 보내지 않았으므로 쿠키도 가지 않았고 서버는 아무것도 보지 못했습니다. 응답 헤더와 <meta> 요소 가운데 어디에 있는 규칙인지는 알 수 없습니다.',
    ],
    [
      aForbidden({ kind: 'mixed-content' }, { redirectOf: exchangeId('x1') }),
      'https 페이지는 암호화 없이 요청할 수 없으므로(혼합 콘텐츠) https://evil.test/x 주소로 가는 리디렉션을 따르지 않았습니다. 아무것도 보내지 않았으므로 쿠키도 가지 않았고 서버는 아무것도 보지 못했습니다.',
    ],
    [
      aForbidden({ kind: 'cors', error: 'DisallowedByMode' }),
      '스크립트가 same-origin 모드로 요청했는데 https://evil.test/x 주소는 출처가 다릅니다. 아무것도 보내지 않았으므로 쿠키도 가지 않았고 서버는 아무것도 보지 못했습니다.',
    ],
    [
      { observer: 'app', kind: 'tab.stopped', tab: laptopTab, url: 'https://shop.test/', because: 'navigations' },
      '쉬지 않고 다른 페이지로 이동하는 페이지를 Crumbtrail이 멈췄습니다: https://shop.test/',
    ],
    [
      { observer: 'browser', kind: 'dialog.opened', tab: laptopTab, dialog: 'alert', origin: 'https://evil.test', message: 'a\u202eb' },
      'https://evil.test의 스크립트가 alert()를 호출했습니다: “a\\u{202e}b”. 닫을 때까지 페이지가 기다립니다.',
    ],
    [
      { observer: 'browser', kind: 'dialog.closed', tab: laptopTab, dialog: 'confirm', accepted: false, by: 'hand' },
      '직접 confirm() 창을 취소했습니다.',
    ],
    [jarChanged({ change: 'removed', chromiumCause: 'expired' }), 'shop.test의 “sid” 쿠키가 만료되었습니다.'],
    [jarChanged({ change: 'removed', chromiumCause: 'evicted' }), '쿠키가 너무 많아 shop.test의 “sid” 쿠키가 밀려났습니다.'],
    [
      jarChanged({ change: 'removed', chromiumCause: 'explicit' }),
      'shop.test의 “sid” 쿠키가 삭제되었습니다. 관찰된 응답이 지운 것은 아닙니다.',
    ],
    [storageChanged({ oldValue: 'a' }), 'https://shop.test의 localStorage “token” 항목을 바꿨습니다.'],
    [storageChanged({ op: 'cleared', key: null }), 'https://shop.test의 localStorage 전체를 비웠습니다.'],
    [
      sessionChanged({ change: { kind: 'ended', by: 'ended-by-hand' }, row: aSession({ user: 'bob' }) }),
      '서버가 bob 사용자의 세션을 끝냈습니다(직접 끝냄).',
    ],
    [{ observer: 'app', kind: 'lab.reset' }, '실습실을 초기화해 쿠키, 저장소, 세션을 모두 비웠습니다.'],
    [{ observer: 'app', kind: 'lesson.stepped', lesson: lessonId('x'), step: 1 }, '수업의 2단계를 시작했습니다.'],
    [{ observer: 'app', kind: 'recording.paused' }, '기록을 잠시 멈췄습니다. 이후의 요청은 표시되지 않습니다.'],
  ])('says %o in Korean', (draft, sentence) => {
    const [row] = rowsOf(draft)
    expect(row?.kind === 'event' ? sayEvent(row).ko : null).toBe(sentence)
  })

  it('tells an edit by hand from a script', () => {
    expect(sentences(edited, because(1, jarChanged()))).toEqual(['Cookie “sid” of shop.test was edited in the inspector.'])
    expect(sentences(edited, because(1, jarChanged({ change: 'removed' })))).toEqual([
      'Cookie “sid” of shop.test was deleted in the inspector.',
    ])
    const storageEdit: TraceDraft = { observer: 'app', kind: 'storage.edited', tab: laptopTab, area: 'local', key: 'token', edit: 'set' }
    expect(sentences(storageEdit, because(1, storageChanged()))).toEqual([
      '“token” in the localStorage of https://shop.test was written in the inspector.',
    ])
  })

  it('shows a name of the page’s making without its hidden characters', () => {
    const [sentence] = sentences(jarChanged({ cookie: aCookie({ name: 'a\u202eb\u0000' }) }))
    expect(sentence).toContain('Cookie “a\\u{202e}b\\0” of')
  })

  it('says nothing of facts that belong to requests', () => {
    expect(
      sentences(sent('e1'), sessionChanged({ change: { kind: 'touched' } }), {
        observer: 'app',
        kind: 'cause.found',
        effect: eventSeq(1),
        by: eventSeq(1),
      }),
    ).toEqual([])
  })
})
