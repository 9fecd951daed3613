import { expect, test } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { withoutGuesses } from '@shared/saved/old-verdicts.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { aCookie, cookieJudged, jarChanged, sent, trace } from '../trace/make-trace.ts'

test('of an older trace only those verdicts stay that its jar bears out', () => {
  const gone = aCookie({ value: '' })
  const by = (draft: TraceDraft, cause: number): TraceDraft => ({ ...draft, cause: eventSeq(cause) })
  const events = trace([
    sent('e1'),
    cookieJudged('e1', { kind: 'stored' }, aCookie(), 'sid=secret'), // 2: the jar took it
    by(jarChanged(), 2),
    cookieJudged('e1', { kind: 'stored' }, aCookie({ name: 'ghost' }), 'ghost=secret'), // 4: it never came
    cookieJudged('e1', { kind: 'deleted' }, gone, 'sid=; Max-Age=0; Path=/other'), // 5: nothing went
    cookieJudged('e1', { kind: 'deleted' }, gone, 'sid=; Max-Age=0'), // 6
    jarChanged({ change: 'removed', chromiumCause: 'expired-overwrite' }), // 7
    { observer: 'app', kind: 'cause.found', effect: eventSeq(7), by: eventSeq(6) },
    cookieJudged('e1', { kind: 'stored' }, aCookie({ value: 'light' }), 'sid=light'), // 9: the script's write was laid to it
    by(jarChanged({ cookie: aCookie({ value: 'dark' }) }), 9),
    cookieJudged('e1', { kind: 'sent' }),
  ])
  const kinds = withoutGuesses(events).flatMap(event => (event.kind === 'cookie.judged' ? [event.verdict.kind] : []))
  expect(kinds).toEqual(['stored', 'not-known', 'not-known', 'deleted', 'not-known', 'sent'])
})
