import { describe, expect, it } from 'vitest'
import { harParts } from '@shared/saved/har.ts'
import { chipsOf } from '@shared/telling/chips.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { rowFacts } from '@shared/telling/filter/row-facts.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { readSaved } from '@shared/saved/read-saved.ts'
import type { SavedTrace } from '@shared/saved/saved-trace.ts'
import { buildSequence } from '@shared/telling/sequence/build-sequence.ts'
import { tellEvent } from '@shared/words/story-words.ts'
import { copyExchange } from '@shared/telling/copy/copy-exchange.ts'

type Json = Readonly<Record<string, unknown>>

const entry = (changes: Json = {}, request: Json = {}, response: Json = {}): Json => ({
  startedDateTime: '2026-03-02T09:00:01.000Z',
  time: 12,
  request: { method: 'GET', url: 'https://app.example/', headers: [{ name: 'Host', value: 'app.example' }], ...request },
  response: { status: 200, statusText: 'OK', headers: [], content: { mimeType: 'text/html' }, ...response },
  ...changes,
})
const har = (entries: readonly unknown[], creator: Json = { name: 'Firefox', version: '148.0' }): string =>
  JSON.stringify({ log: { version: '1.2', creator, pages: [], entries } }, null, 1)

function opened(text: string): SavedTrace {
  for (const { done } of readSaved(text)) if (done !== null) return done
  throw new Error('no trace came')
}
function folded(saved: SavedTrace) {
  const fold = createTraceFold()
  fold.push(saved.events)
  return fold
}
const rowsOf = (text: string): readonly Exchange[] => folded(opened(text)).exchanges.rows()
function only(text: string): Exchange {
  const [row, ...more] = rowsOf(text)
  if (row === undefined || more.length > 0) throw new Error('not one row')
  return row
}

/** Everything that the app says of a file, in English and Korean. */
function everySentence(text: string): string {
  const saved = opened(text)
  const fold = folded(saved)
  const rows = fold.timeline.rows()
  const story = saved.events.map(event =>
    tellEvent(event, {
      requestOf: id => ('exchange' in id ? fold.exchanges.byKey(id.exchange) : null),
      eventOf: () => undefined,
      why: null,
    }),
  )
  const exchanges = rows.flatMap(row => (row.kind === 'exchange' ? [row.exchange] : []))
  const steps = buildSequence(rows, seq => fold.eventOf(seq)).blocks.flatMap(block => block.steps)
  return JSON.stringify([story, exchanges.map(explainExchange), exchanges.map(chipsOf), steps])
}
/** What nobody can know from such a file. */
const claims =
  /no cookies?\b(?! of the request)|sent no cookie|held back “|browser (?:sent|stored|held|deleted)|never saw|Nothing reached|has not (?:answered|judged)|ERR_FAILED|about to send|"(?:-1|0)[ "]|보내지 않았|저장했|응답하지 않/

describe('a HAR of another program', () => {
  const cookies = entry(
    {},
    { headers: [{ name: 'Cookie', value: 'sid=abc; theme=dark' }] },
    { headers: [{ name: 'Set-Cookie', value: 'sid=new; path=/\ncsrf=z; Secure' }] },
  )
  const files = [
    cookies,
    entry(),
    entry({}, {}, { status: 0, statusText: '' }),
    entry({}, {}, { status: -1 }),
    entry({ response: undefined }),
  ]

  it('makes no claim of verdicts, the wire or the server, in any sentence', () => {
    for (const one of files) expect(everySentence(har([one]))).not.toMatch(claims)
  })

  it('tells the cookies that it names, without a verdict, and says who noted them', () => {
    const row = only(har([cookies]))
    expect(chipsOf(row).map(({ kind, label }) => `${kind} ${label ?? ''}`)).toEqual([
      'noted-cookie sid',
      'noted-cookie theme',
      'noted-set-cookie sid',
      'noted-set-cookie csrf',
    ])
    expect(explainExchange(row).en).toMatch(
      /^Firefox 148\.0 noted this request: the request carried “sid” and “theme”; the response was 200, and asked to set “sid” and “csrf”\. The HAR does not tell/,
    )
    const [timelineRow] = folded(opened(har([cookies]))).timeline.rows()
    if (timelineRow === undefined) throw new Error('no row')
    expect(rowFacts(timelineRow).cookies.every(({ verdict }) => verdict === null)).toBe(true)
  })

  it.each([0, -1, 999, 1.5])('has no status where %d stands, and no error that nobody named', status => {
    const row = only(har([entry({}, {}, { status })]))
    expect([row.status, row.progress, row.browser?.failure]).toEqual([null, 'finished', null])
    expect(explainExchange(row).en).toContain('it notes no status, so whether a response came is not known')
  })

  it('tells an error in the words of the file', () => {
    const row = only(har([entry({}, {}, { status: 0, _error: 'net::ERR_BLOCKED_BY_CLIENT' })]))
    expect([row.progress, row.browser?.failure?.errorText]).toEqual(['failed', 'net::ERR_BLOCKED_BY_CLIENT'])
    expect(explainExchange(row).en).toContain('it notes the error “net::ERR_BLOCKED_BY_CLIENT” and no status')
  })

  it.each([
    [{ name: 'Firefox', version: '148.0' }, 'Firefox 148.0'],
    [{ name: 'WebKit Web Inspector', version: '1.0' }, 'WebKit Web Inspector 1.0'],
    [{ name: 'WebInspector', version: '537.36' }, 'WebInspector 537.36'],
    [{ name: 'mitmproxy', version: '11.0', comment: '' }, 'mitmproxy 11.0'],
    [{ name: 'Charles Proxy', version: '5.0' }, 'Charles Proxy 5.0'],
    [{ name: 'Fiddler' }, 'Fiddler'],
    [{}, ''],
  ])('names the program that wrote it: %j', (creator, program) => {
    const saved = opened(har([entry()], creator))
    expect(saved.foreign?.program).toBe(program)
    expect(everySentence(har([entry()], creator))).toContain(program === '' ? 'The program that wrote this HAR noted' : `${program} noted`)
  })

  it('keeps not knowing when it is saved again as a HAR of ours', () => {
    const saved = opened(har([cookies, entry({}, {}, { status: 0 })]))
    const program = { name: 'Crumbtrail', version: '0' }
    const head = { app: '0', electron: '0', chromium: '0', savedAt: '2030-01-01T00:00:00.000Z' }
    const again = Array.from(
      harParts(saved.events, { creator: program, browser: program, redact: true, laneOf: () => null, head, baseline: null }),
      part => part.text,
    ).join('')
    const { log } = JSON.parse(again) as { log: { entries: Json[] } }
    expect(log.entries.map(one => Object.hasOwn(one, '_crumbtrail'))).toEqual([false, false])
    expect(opened(again)).toMatchObject({ foreign: { program: 'Firefox 148.0' } })
    expect(everySentence(again)).not.toMatch(claims)
  })
})

describe('what cannot be read in a HAR', () => {
  it.each([
    ['a comment first', (text: string) => text.replace('{', '{"comment":"secrets replaced",')],
    ['a schema first', (text: string) => text.replace('{', '{"$schema":"http://example/har.json",')],
    ['a long comment first', (text: string) => text.replace('{', `{"comment":"${'x'.repeat(9000)} \\" {",`)],
    ['its name escaped', (text: string) => text.replace('"log"', '"\\u006cog"')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('is not the order or spelling of its members: %s', (_name, change) => {
    expect(rowsOf(change(har([entry()])))).toHaveLength(1)
  })

  it.each([
    ['a status that is a word', entry({}, {}, { status: 'error' }), ['response.status'], true],
    ['a status that is null', entry({}, {}, { status: null }), ['response.status'], true],
    ['no response', entry({ response: undefined }), ['response'], true],
    ['fields that are null', entry({}, { headers: null }), ['request.headers'], true],
    ['no time', entry({ startedDateTime: undefined }), ['startedDateTime'], true],
    ['a Korean time', entry({ startedDateTime: '2026. 3. 2. 오후 6:00:01' }), ['startedDateTime'], true],
    ['a time that Date.parse would guess', entry({ startedDateTime: 'day 1' }), ['startedDateTime'], true],
    ['a field without a name', entry({}, { headers: [{ value: 'x' }, { name: 'A', value: 'b' }] }), ['request.headers[0].name'], true],
    ['no request', entry({ request: undefined }), ['request'], false],
    ['no address', entry({}, { url: 7 }), ['request.url'], false],
    ['no entry', null, [''], false],
  ])('is listed, and the rest is shown: %s', (_name, odd, places, isShown) => {
    const saved = opened(har([entry(), odd, entry({ startedDateTime: '2026-03-02T09:00:03.000Z' })]))
    expect(saved.notRead.map(({ at }) => at)).toEqual(places)
    expect(saved.notRead).toMatchObject(places.map(() => ({ entry: 1, isShown })))
    expect(folded(saved).exchanges.rows()).toHaveLength(isShown ? 3 : 2)
  })

  it('has the line and column of its entry', () => {
    const text = '{"log":{"entries":[\n' + JSON.stringify(entry()) + ',\n  {"request":{}}\n]}}'
    expect(opened(text).notRead.map(({ place }) => place)).toEqual([{ line: 3, column: 3 }])
  })

  it('takes a value that is a number or a truth for its text', () => {
    const saved = opened(
      har([
        entry(
          {},
          {
            headers: [
              { name: 'Content-Length', value: 12 },
              { name: 'X', value: true },
            ],
          },
        ),
      ]),
    )
    expect([saved.notRead, folded(saved).exchanges.rows()[0]?.browser?.requestHeaders]).toEqual([
      [],
      [
        ['Content-Length', '12'],
        ['X', 'true'],
      ],
    ])
  })

  it('keeps the order of the file for an entry without a time, and says that its time is not known', () => {
    const urls = ['a', 'b', 'c'].map((name, index) =>
      entry({ startedDateTime: index === 1 ? null : `2026-03-02T09:00:0${index}Z` }, { url: `https://app.example/${name}` }),
    )
    const rows = rowsOf(har(urls))
    expect(rows.map(({ url, browser }) => [url.at(-1), browser?.noted?.isTimeKnown])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ])
  })
})

describe('the spellings of other programs', () => {
  const setCookies = (value: string, creator?: Json): readonly string[] =>
    chipsOf(only(har([entry({}, {}, { headers: [{ name: 'Set-Cookie', value }] })], creator))).map(({ label }) => label ?? '')

  it.each([
    ['Firefox, by a line feed', 'a=1; path=/\nb=2', undefined, ['a', 'b']],
    ['a carriage return too', 'a=1\r\nb=2', undefined, ['a', 'b']],
    ['WebKit, by a comma', 'a=1; Expires=Wed, 21 Oct 2030 07:28:00 GMT; Path=/, b=2; Path=/', { name: 'WebKit Web Inspector' }, ['a', 'b']],
    ['WebKit, without attributes', 'a=1, b=2', { name: 'WebKit Web Inspector' }, ['a', 'b']],
    ['one cookie with a comma in its value', 'a=1, b=2; Path=/', undefined, ['a']],
    ['one cookie with a date', 'a=1; Expires=Wed, 21 Oct 2030 07:28:00 GMT', undefined, ['a']],
  ])('part Set-Cookie lines that were joined: %s', (_name, value, creator, names) => {
    expect(setCookies(value, creator)).toEqual(names)
  })

  it('name the cookies of a response in a list where no field does', () => {
    const listed = (headers: readonly Json[]): Json => entry({}, {}, { headers, cookies: [{ name: 'sid', value: '1' }] })
    expect(chipsOf(only(har([listed([])]))).map(({ kind, label }) => `${kind} ${label ?? ''}`)).toEqual(['noted-set-cookie sid'])
    expect(chipsOf(only(har([listed([{ name: 'set-cookie', value: 'a=1' }])]))).map(({ label }) => label)).toEqual(['a'])
  })

  it('have an address without the name and password that no browser sends', () => {
    expect(only(har([entry({}, { url: 'https://alice:wonderland@app.example/x?y=a@b' })])).url).toBe('https://app.example/x?y=a@b')
  })

  it('name cookies in a list where no field does', () => {
    const row = only(har([entry({}, { headers: [], cookies: [{ name: 'sid', value: '1' }] })]))
    expect(chipsOf(row).map(({ label }) => label)).toEqual(['sid'])
  })

  it.each([
    ['2026-03-02T18:00:01.000+09:00', 1_772_442_001_000],
    ['2026-03-02T18:00:01.0000000+09:00', 1_772_442_001_000],
    ['2026-03-02T09:00:01Z', 1_772_442_001_000],
    ['2026-03-02T18:00:01,5+0900', 1_772_442_001_500],
  ])('write times as ISO 8601 does: %s', (startedDateTime, wallMs) => {
    expect(only(har([entry({ startedDateTime })])).at.wallMs).toBe(wallMs)
  })

  it('give each page a letter of its own, however many there are', () => {
    const many = Array.from({ length: 80 }, (_, page) => entry({ pageref: `p${page}` }))
    const lanes = folded(opened(har(many)))
      .timeline.rows()
      .map(({ lane }) => lane)
    expect([new Set(lanes).size, lanes[0], lanes[26], lanes[52]]).toEqual([80, 'A', 'AA', 'BA'])
  })

  const h2 = [
    { name: ':authority', value: 'app.example' },
    { name: ':method', value: 'GET' },
    { name: ':path', value: '/' },
    { name: 'accept', value: 'text/html' },
  ]
  it('list pseudo-header fields, which a copy leaves out (RFC 9113 §8.3)', () => {
    const row = only(har([entry({}, { headers: h2 })]))
    expect(copyExchange(row, 'curl-bash', true)).toMatchObject({ ok: true, value: expect.not.stringContaining(':path') as string })
    expect(copyExchange(row, 'raw-http', true)).toEqual({
      ok: true,
      value: 'GET / HTTP/1.1\r\nHost: app.example\r\naccept: text/html\r\n\r\n',
    })
  })

  it.each([
    [{ url: 'wss://app.example/socket' }, 'not-http'],
    [{ method: '' }, 'no-method'],
    [{ headers: null }, 'fields-not-in-file'],
    [{ method: 'POST', headers: [{ name: 'Content-Length', value: '9' }] }, 'body-not-in-file'],
  ])('are copied only where the copy would be the same request: %j', (request, why) => {
    expect(copyExchange(only(har([entry({}, request)])), 'curl-bash', true)).toEqual({ ok: false, why })
  })

  it('bring the body that a request had', () => {
    const row = only(har([entry({}, { method: 'POST', postData: { mimeType: 'text/plain', text: 'hello=1' } })]))
    expect(copyExchange(row, 'raw-http', true)).toMatchObject({ ok: true, value: expect.stringMatching(/hello=1$/) as string })
  })
})
