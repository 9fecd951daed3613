import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { emptyWorld } from '@shared/trace/fold-world.ts'
import { DamagedTrace } from '@shared/saved/damaged-trace.ts'
import { readSaved } from '@shared/saved/read-saved.ts'
import type { SavedTrace } from '@shared/saved/saved-trace.ts'
import { traceParts } from '@shared/saved/write-trace.ts'
import { storageMap } from '@shared/trace/storage-map.ts'
import type { TraceDraft, TraceEvent } from '@shared/trace/trace-event.ts'
import type { World } from '@shared/trace/world.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import * as make from '../trace/make-trace.ts'
import { anyDrafts } from '../trace/random-trace.ts'

const head = { app: '0.1.0', electron: '45.4.1', chromium: '156', savedAt: '2030-01-01T00:00:00.000Z' }
const sid = 'fCE5rd5be9IA3VsVc3g41zzsgs4O8Icy0S9pDPnreO8'

function saved(events: readonly TraceEvent[], { redact = false, baseline = null as World | null } = {}): string {
  return Array.from(traceParts({ baseline, events, head, redact }), ({ text }) => text).join('')
}
function opened(text: string): SavedTrace {
  for (const { done } of readSaved(text)) if (done !== null) return done
  throw new Error('no trace came')
}
/** The English words of a damage, behind the file's name. */
const said = ({ line, problem }: DamagedTrace): string =>
  sayProblem({ kind: 'trace-file', name: 'f', line, problem }).en.replace(/^f: /, '')
function problemOf(text: string): string {
  try {
    opened(text)
  } catch (error) {
    if (error instanceof DamagedTrace) return said(error)
    throw error
  }
  throw new Error('was read')
}

const logIn = make.trace([
  make.tabOpened(),
  make.sent('x1', { method: 'POST' }),
  make.wireGot('w1', { headers: [['Cookie', `sid=${sid}`]] }),
  make.wireBody('w1', 'user=alice&password=wonderland'),
  make.wireSent('w1', 200, { body: { text: `your id is ${sid}`, base64: false, bytes: 60, truncated: false } }),
  make.jarChanged({ cookie: make.aCookie({ value: sid }) }),
  make.storageChanged({ key: 'token', newValue: 'tok-12345678' }),
])

describe('a saved trace', () => {
  it('comes back equal, whatever the facts are', () => {
    fc.assert(
      fc.property(anyDrafts(), drafts => {
        const events = make.trace(drafts)
        expect(opened(saved(events)).events).toEqual(JSON.parse(JSON.stringify(events)))
      }),
    )
  })

  it('comes back after the learner had a token signed by the server', () => {
    const asks = [{ do: 'sign-token', user: 'alice', role: null } as const, { do: 'retire-key' } as const]
    const events = make.trace(asks.map(ask => ({ observer: 'app', kind: 'server.asked', ask }) as const))
    expect(opened(saved(events)).events).toEqual(events)
  })

  it('comes back with the world that dropped events had left, and folds to the same', () => {
    const fold = createTraceFold()
    fold.push(logIn)
    const baseline = fold.world.now()
    const later = make.trace([make.storageChanged({ key: 'lang', newValue: 'ko' })], baseline.seq + 1)
    const back = opened(saved(later, { baseline }))
    expect(back.baseline).toEqual(JSON.parse(JSON.stringify(baseline)))
    const again = createTraceFold(back.baseline)
    again.push(back.events)
    fold.push(later)
    expect(again.world.now()).toEqual(fold.world.now())
  })

  it('says when and with what it was saved', () => {
    expect(opened(saved(logIn)).head).toEqual({
      'crumbtrail-trace': 1,
      ...head,
      isRedacted: false,
      tellsStoragePartitions: true,
    })
  })

  describe('of a version that did not record whether a storage is kept apart for frames', () => {
    const old = (chromium: string, events = logIn, baseline: World | null = null): SavedTrace => {
      const whole = Array.from(traceParts({ baseline, events, head: { ...head, chromium }, redact: false }), ({ text }) => text).join('')
      return opened(whole.replace('"tellsStoragePartitions":true,', ''))
    }
    const sightsIn = ({ baseline, events }: SavedTrace): readonly string[] => {
      const fold = createTraceFold(baseline)
      fold.push(events)
      const local = storageMap(fold.world.now(), Date.UTC(2030, 0, 1)).groups.find(({ of }) => of.kind === 'local')
      return local?.rows.flatMap(({ cells }) => cells.map(({ sight }) => sight.kind)) ?? []
    }
    const atShop: TraceDraft = { observer: 'app', kind: 'tab.navigated', tab: make.laptopTab, url: 'https://shop.test/' }
    const visited = make.trace([make.tabOpened(), atShop, make.storageChanged({ key: 'token', newValue: 'tok-12345678' })])

    it('says "not known" of who can read it, if its Chromium keeps frames apart', () => {
      expect(sightsIn(old('130.0.6723.137', visited))).toEqual(['not-recorded'])
      expect(sightsIn(old('114.0.5735.248', visited))).toEqual(['readable'])
      expect(sightsIn(opened(saved(visited)))).toEqual(['readable'])
    })

    it('says so of the world that dropped events had left', () => {
      const fold = createTraceFold()
      fold.push(visited)
      expect(sightsIn(old('156', [], fold.world.now()))).toEqual(['not-recorded'])
      expect(sightsIn(opened(saved([], { baseline: fold.world.now() })))).toEqual(['readable'])
    })

    it('is as it was recorded where its facts do name a partition', () => {
      const inFrame = make.storageChanged({ key: 'b', newValue: '1', partition: 'https://ads.test' })
      expect(sightsIn(old('156', make.trace([make.tabOpened(), atShop, make.storageChanged(), inFrame])))).toEqual(['readable', 'no'])
    })

    it('finds the partition of a cookie, of which its jar told nothing, where a verdict has it', () => {
      const [apart, plain] = [make.aCookie({ name: 'a', partitionKey: 'https://ads.test' }), make.aCookie({ name: 'b' })]
      const jar = [apart, plain].map(cookie => make.jarChanged({ cookie: { ...cookie, partitionKey: null } }))
      const events = make.trace([
        make.sent('x1'),
        ...[apart, plain].map(cookie => make.cookieJudged('x1', { kind: 'stored' }, cookie, 'a=1')),
        ...jar,
      ])
      const partitions = ({ events: read }: SavedTrace): readonly (string | null)[] =>
        read.flatMap(event => (event.kind === 'jar.changed' ? [event.cookie.partitionKey] : []))
      expect(partitions(old('114', events))).toEqual(['https://ads.test', null])
      expect(partitions(opened(saved(events)))).toEqual([null, null])
    })

    it('still says so when it is saved again', () => {
      const { events } = old('130', visited)
      expect(sightsIn(opened(saved(events)))).toEqual(['not-recorded'])
    })
  })

  it('is read with a byte order mark and without a last line feed', () => {
    expect(opened(`\uFEFF${saved(logIn).trimEnd()}`).events).toHaveLength(logIn.length)
  })

  it('tells how far it is, in many steps', () => {
    const many = make.trace(Array.from({ length: 3000 }, () => make.tabOpened()))
    const shares = Array.from(readSaved(saved(many)), ({ share }) => share)
    expect(shares.length).toBeGreaterThan(4)
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
    expect(shares.at(-1)).toBe(1)
  })
})

describe('a trace that is saved without secrets', () => {
  const text = saved(logIn, { redact: true })

  it.each([
    ['session id', sid],
    ['password', 'wonderland'],
    ['stored token', 'tok-12345678'],
  ])('holds no %s anywhere', (_what, secret) => {
    expect(text).not.toContain(secret)
  })

  it('shows the same secret as the same number, and what is no secret as it was', () => {
    const { events } = opened(text)
    const number = /redacted-\d+/.exec(JSON.stringify(events[2]))?.[0] ?? 'none'
    expect(JSON.stringify(events[4])).toContain(`your id is ${number}`)
    expect(JSON.stringify(events[5])).toContain(`"value":"${number}"`)
    expect(JSON.stringify(events[3])).toContain('user=alice')
  })

  it('takes the secrets out of the world that dropped events had left, too', () => {
    const fold = createTraceFold()
    fold.push(logIn)
    const later = saved(make.trace([make.tabOpened()], 50), { redact: true, baseline: fold.world.now() })
    for (const secret of [sid, 'tok-12345678']) expect(later).not.toContain(secret)
    expect(opened(later).baseline?.jars.laptop[0]?.cookie.value).toMatch(/^redacted-\d+$/)
  })

  it('can be read again though a page set cookies whose values are words of the format', () => {
    const words = ['jar.changed', 'request.sent', 'unspecified', 'session-found', 'https://shop.test', 'crumbtrail-trace']
    const events = make.trace([...words.map(value => make.jarChanged({ cookie: make.aCookie({ name: value, value }) })), make.sent('x1')])
    expect(opened(saved(events, { redact: true })).events.map(({ kind }) => kind)).toEqual(events.map(({ kind }) => kind))
  })
})

describe('a damaged file', () => {
  const lines = saved(logIn).trimEnd().split('\n')
  const withLine = (number: number, line: string): string => lines.map((old, index) => (index === number - 1 ? line : old)).join('\n')
  const event = (changes: object): string => JSON.stringify({ ...(JSON.parse(lines[1] ?? '') as object), ...changes })

  it.each([
    ['is no trace', 'hello', /^line 1: This is no saved trace: .*Choose a \.crumbtrail or a \.har file\.$/],
    ['is empty', '', /^The file is empty: .* choose another one\.$/],
    ['holds blanks alone', ' \n\n', /^The file is empty/],
    ['is newer', '{"crumbtrail-trace":2}', /^line 1: This trace has format 2, .*newer Crumbtrail\.$/],
    ['has a head without its facts', '{"crumbtrail-trace":1}', /^line 1: "app" is not as expected/],
    [
      'is cut off in the middle of a line',
      saved(logIn).slice(0, -40),
      /^line 8: This line is not JSON\. Column \d+: the text .*\. Was the file cut off/,
    ],
    ['has an empty line', withLine(3, ''), /^line 3: This line is empty/],
    [
      'has a comma too many',
      withLine(3, '{"kind":"tab.opened",}'),
      /^line 3: .*Column 21: a comma is not allowed before .* changed by hand\?/,
    ],
    ['has a line that is null', withLine(3, 'null'), /^line 3: No event is here/],
    ['has an event of no kind', withLine(3, '{}'), /^line 3: No event is here: it has no "kind"/],
    ['has an event of an inherited name', withLine(3, '{"kind":"constructor"}'), /^line 3: There is no event of kind "constructor"/],
    [
      'has a field of the wrong type',
      withLine(2, event({ lane: 7 })),
      /^line 2: "lane" is not as expected: a text is expected, and a number is there\./,
    ],
    ['has a field too many', withLine(2, event({ evil: 1 })), /^line 2: This line is not as expected: no such name belongs here: "evil"\./],
    ['has an observer who cannot have seen that', withLine(2, event({ observer: 'wire' })), /^line 2: "observer"/],
    ['has its lines out of order', withLine(3, event({ seq: 1 })), /^line 3: "seq" is 1, but the event before has 1/],
    ['has a list where an event should be', withLine(3, '[]'), /^line 3: No event is here/],
    ['has a lane that is no letter', withLine(2, event({ lane: 'ä' })), /^line 2: "lane" .*capital letters/],
    ['has a profile that there is not', withLine(2, event({ profile: 'tv' })), /^line 2: "profile" .*one of "laptop", "phone", "private"/],
  ])('that %s is told with line and way out', (_what, text, problem) => {
    expect(problemOf(text)).toMatch(problem)
  })

  it('never throws anything else, whatever it holds', () => {
    fc.assert(
      fc.property(fc.nat(lines.join('\n').length), fc.string(), (at, put) => {
        const text = lines.join('\n')
        try {
          opened(text.slice(0, at) + put + text.slice(at + put.length))
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedTrace)
        }
      }),
    )
  })

  it('cannot bring a prototype along', () => {
    const world = JSON.stringify({ ...emptyWorld() }).replace('"tabs":{}', '"tabs":{"__proto__":{"polluted":1}}')
    const text = `${JSON.stringify({ 'crumbtrail-trace': 1, ...head, isRedacted: false, baseline: null }).replace('"baseline":null', `"baseline":${world}`)}\n`
    const tabs = opened(text).baseline?.tabs
    expect([Object.keys(tabs ?? { none: 1 }), Object.getPrototypeOf(tabs)]).toEqual([[], Object.prototype])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
