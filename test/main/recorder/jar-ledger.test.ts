import { describe, expect, it } from 'vitest'
import { eventSeq, exchangeId, wireId, type EventSeq } from '@shared/ids.ts'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { createJarLedger } from '../../../src/main/recorder/jar-ledger.ts'
import type { OpenLine, RequestCredentials } from '../../../src/main/recorder/set-cookie-lines.ts'
import { cookieFromLine } from '../../../src/main/recorder/stored-cookie.ts'

/* The jar's own word against what a line says. The jar here is a list; the order of its events is the one that Chromium 130 was seen to keep. */

const url = 'https://shop.test/lab/answer'
const shop: RequestCredentials = { isPreflight: false, consideredCookies: 1, heldBefore: [] }

function bench() {
  const facts: (TraceDraft & { readonly seq: EventSeq })[] = []
  let jar: Cookie[] = []
  let now = 0
  let readings = 0
  let beforeRead: (reading: number) => void = () => undefined
  const append = (draft: TraceDraft): EventSeq => {
    const seq = eventSeq(100 + facts.length)
    facts.push({ ...draft, seq })
    return seq
  }
  const ledger = createJarLedger({
    profile: 'laptop',
    append,
    nowMs: () => ++now,
    async readJar() {
      await Promise.resolve() // it takes its time: what happens meanwhile finds a reading under way
      beforeRead((readings += 1))
      return [...jar]
    },
  })
  const tell = (change: 'set' | 'removed', cookie: Cookie, chromiumCause: string): void =>
    ledger.changed({ change, cookie: { ...cookie, partitionKey: null }, chromiumCause })

  /** As Chromium does it: what is overwritten is taken out first. */
  function keep(line: string, partitionKey: string | null = null, from = url): Cookie {
    const read = cookieFromLine(line, from, Date.now(), partitionKey)
    if (read === null) throw new Error(`${line} is no cookie`)
    const old = jar.find(one => cookieKey(one) === cookieKey(read.cookie))
    jar = jar.filter(one => one !== old)
    if (read.isDeletion) {
      if (old !== undefined) tell('removed', old, 'expired-overwrite')
      return read.cookie
    }
    jar.push(read.cookie)
    if (old !== undefined) tell('removed', old, 'overwrite')
    tell('set', read.cookie, 'explicit')
    return read.cookie
  }
  /** Into the jar, without a word. */
  function put(line: string): Cookie {
    const cookie = cookieFromLine(line, url, Date.now())?.cookie
    if (cookie === undefined) throw new Error(`${line} is no cookie`)
    jar.push(cookie)
    return cookie
  }
  let judged = 0
  function answer(
    lines: readonly string[],
    { request = shop, notBeforeMs = 0, from = url, wire = wireId('w1'), partitionKey = null as string | null } = {},
  ): OpenLine[] {
    const open = lines.map(line => ({ judged: eventSeq(++judged), read: cookieFromLine(line, from, Date.now(), partitionKey) }))
    ledger.answered({ exchange: exchangeId('x1'), wire, notBeforeMs, request, lines: open })
    return open
  }
  const of = <Kind extends TraceDraft['kind']>(kind: Kind) =>
    facts.filter((fact): fact is Extract<TraceDraft, { kind: Kind }> & { seq: EventSeq } => fact.kind === kind)
  const verdicts = () => of('cookie.settled').map(({ verdict }) => verdict)
  /** Each change that stays, with the judgement or deed that it is laid to. */
  function causes(): (readonly [string, number | null])[] {
    const found = new Map(of('cause.found').map(({ effect, by }) => [effect, by]))
    return of('jar.changed')
      .filter(({ chromiumCause }) => chromiumCause !== 'overwrite')
      .map(({ seq, cause, change, cookie }) => [`${change} ${cookie.name}=${cookie.value}`, found.get(seq) ?? cause ?? null] as const)
  }
  return {
    ledger,
    facts,
    keep,
    answer,
    tell,
    verdicts,
    causes,
    of,
    now: () => now,
    empty: () => (jar = []),
    put,
    readings: () => readings,
    /** The reading after so many others, from now on. */
    atReading(after: number, deed: () => void) {
      const at = readings + 1 + after
      beforeRead = reading => {
        if (reading === at) deed()
      }
    },
    later: (ms: number) => (now += ms),
    settle: () => ledger.atRest(),
  }
}

describe('what became of a Set-Cookie', () => {
  it.each(['the change is told first', 'the response is told first'])(
    'is what the jar did: stored, replaced, deleted (%s)',
    async order => {
      const jar = bench()
      for (const line of ['tok=1; Path=/', 'tok=2; Path=/', 'tok=2; Path=/', 'tok=; Path=/; Max-Age=0']) {
        if (order === 'the change is told first') {
          jar.keep(line)
          jar.answer([line])
        } else {
          jar.answer([line])
          jar.keep(line)
        }
        await jar.settle()
      }
      expect(jar.verdicts().map(({ kind }) => kind)).toEqual(['stored', 'replaced', 'replaced', 'deleted'])
      expect(jar.causes()).toEqual([
        ['set tok=1', 1],
        ['set tok=2', 2],
        ['set tok=2', 3],
        ['removed tok=2', 4],
      ])
    },
  )

  it.each([
    ['Path', 'tok=; Max-Age=0', { path: '/', hostOnly: true, domain: 'shop.test' }, 'tok=abc; Path=/'],
    ['Domain', 'tok=; Path=/; Max-Age=0', { path: '/', hostOnly: false, domain: 'shop.test' }, 'tok=abc; Path=/; Domain=shop.test'],
    ['no Domain', 'tok=; Path=/; Domain=shop.test; Max-Age=0', { path: '/', hostOnly: true }, 'tok=abc; Path=/'],
  ])('deletes nothing when the cookie of the jar has another %s, and says where that one lies', async (_what, line, other, kept) => {
    const jar = bench()
    jar.keep(kept)
    await jar.settle()
    jar.answer([line])
    await jar.settle()
    expect(jar.verdicts()).toEqual([{ kind: 'deletes-nothing', because: 'no-such-cookie', others: [expect.objectContaining(other)] }])
    expect(jar.of('jar.changed'), 'the jar said nothing').toHaveLength(1)
  })

  it('deletes nothing when the partition is another one', async () => {
    const jar = bench()
    jar.keep('p=1; Path=/; Secure; Partitioned', 'https://evil.test')
    await jar.settle()
    jar.answer(['p=; Path=/; Secure; Max-Age=0'])
    jar.answer(['p=; Path=/; Secure; Partitioned; Max-Age=0'], { partitionKey: 'https://shop.test' })
    await jar.settle()
    expect(jar.verdicts()).toEqual(
      Array.from({ length: 2 }, () => ({
        kind: 'deletes-nothing',
        because: 'no-such-cookie',
        others: [expect.objectContaining({ partitionKey: 'https://evil.test' })],
      })),
    )
  })

  it('deletes nothing where nothing was', async () => {
    const jar = bench()
    jar.answer(['gone=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])
    await jar.settle()
    expect(jar.verdicts()).toEqual([{ kind: 'deletes-nothing', because: 'no-such-cookie' }])
  })

  it('is nothing for a request without credentials, and why only where that is known', async () => {
    const jar = bench()
    jar.answer(['ghost=1; Path=/'], { request: { ...shop, consideredCookies: 0 } })
    await jar.settle()
    jar.keep('sid=1; Path=/')
    await jar.settle()
    const heldBefore = jar.ledger.cookiesFor('shop.test', Number.POSITIVE_INFINITY)
    jar.answer(['ghost=1; Path=/'], { request: { ...shop, consideredCookies: 0, heldBefore } })
    jar.answer(['pre=1; Path=/'], { request: { ...shop, isPreflight: true, consideredCookies: 0, heldBefore } })
    jar.answer(['sid=; Path=/; Max-Age=0'], { request: { ...shop, consideredCookies: 0, heldBefore } })
    jar.answer(['late=1; Path=/'], { request: { ...shop, consideredCookies: 0 } })
    jar.answer(['part=1; Path=/; Partitioned'], { partitionKey: 'https://shop.test' })
    await jar.settle()
    expect(jar.verdicts()).toEqual([
      { kind: 'not-stored', because: null },
      { kind: 'not-stored', because: 'no-credentials' },
      { kind: 'not-stored', because: 'preflight' },
      { kind: 'deletes-nothing', because: 'no-credentials' },
      { kind: 'not-stored', because: null },
      { kind: 'not-stored', because: 'not-secure' },
    ])
    expect(jar.causes()).toEqual([['set sid=1', null]])
  })

  it('tells two lines of one response for the same cookie apart, in their order', async () => {
    const jar = bench()
    const lines = ['a=1; Path=/', 'a=1; Path=/', 'a=2; Path=/', 'a=; Path=/; Max-Age=0']
    for (const line of lines) jar.keep(line)
    jar.answer(lines)
    await jar.settle()
    expect(jar.verdicts().map(({ kind }) => kind)).toEqual(['stored', 'replaced', 'replaced', 'deleted'])
    expect(jar.causes().map(([, by]) => by)).toEqual([1, 2, 3, 4])
  })

  it('names the other cookie of the same name beside the one that was stored', async () => {
    const jar = bench()
    jar.keep('tok=old; Path=/')
    jar.keep('tok=new')
    jar.answer(['tok=new'])
    await jar.settle()
    expect(jar.verdicts()).toEqual([{ kind: 'stored', others: [expect.objectContaining({ path: '/' })] }])
  })

  it('is not known when the jar could not be read', async () => {
    const facts: TraceDraft[] = []
    const ledger = createJarLedger({
      profile: 'laptop',
      append: draft => eventSeq(facts.push(draft)),
      readJar: () => Promise.reject(new Error('the tab is gone')),
    })
    ledger.answered({
      exchange: exchangeId('x1'),
      wire: null,
      notBeforeMs: 0,
      request: shop,
      lines: [{ judged: eventSeq(1), read: cookieFromLine('a=1', url, 0) }],
    })
    await ledger.atRest()
    expect(facts).toMatchObject([{ kind: 'cookie.settled', verdict: { kind: 'not-known' }, change: null }])
  })

  it.each([0, 1, 6])('waits for a change that the jar holds already and tells after %i more readings', async after => {
    const jar = bench()
    const cookie = jar.put('a=1; Path=/')
    jar.atReading(after, () => jar.tell('set', cookie, 'explicit'))
    jar.answer(['a=1; Path=/'])
    jar.answer(['a=1; Path=/'])
    await jar.settle()
    expect(jar.verdicts()).toEqual([{ kind: 'stored' }, { kind: 'not-stored', because: null }])
    expect(jar.causes()).toEqual([['set a=1', 1]])
  })

  it('waits for a removal that the jar has made and not told', async () => {
    const jar = bench()
    const cookie = jar.keep('a=1; Path=/')
    await jar.settle()
    jar.empty()
    jar.atReading(2, () => jar.tell('removed', cookie, 'expired-overwrite'))
    jar.answer(['a=; Path=/; Max-Age=0'])
    await jar.settle()
    expect(jar.verdicts()).toEqual([{ kind: 'deleted' }])
  })

  it('is not known where the jar holds what it never tells, and nobody waits for it for ever', async () => {
    const jar = bench()
    jar.put('a=1; Path=/')
    jar.answer(['a=1; Path=/', 'b=1; Path=/'])
    await jar.settle()
    expect(jar.verdicts()).toEqual([{ kind: 'not-known' }, { kind: 'not-known' }])
  })

  it('is told of the others at once where only the cookie of one response is not agreed on', async () => {
    const jar = bench()
    jar.put('a=1; Path=/')
    jar.answer(['a=1; Path=/'])
    jar.answer(['b=; Path=/; Max-Age=0'])
    await jar.settle()
    expect(jar.of('cookie.settled').map(({ judged, verdict }) => [judged, verdict.kind])).toEqual([
      [2, 'deletes-nothing'],
      [1, 'not-known'],
    ])
  })

  it('knows no cookie of before the request that the jar told only after it', async () => {
    const jar = bench()
    const before = jar.now()
    jar.keep('sid=1; Path=/')
    await jar.settle()
    expect(jar.ledger.cookiesFor('shop.test', before)).toEqual([])
    expect(jar.ledger.cookiesFor('shop.test', jar.now() + 1)).toHaveLength(1)
  })
})

describe('whose change of the jar it was', () => {
  it('uses each line up: what a page writes and deletes afterwards is not the response’s', async () => {
    const jar = bench()
    jar.keep('theme=light; Path=/')
    jar.answer(['theme=light; Path=/'])
    jar.keep('theme=dark; Path=/')
    jar.keep('theme=light; Path=/')
    jar.keep('theme=; Path=/; Max-Age=0')
    await jar.settle()
    expect(jar.causes()).toEqual([
      ['set theme=light', 1],
      ['set theme=dark', null],
      ['set theme=light', null],
      ['removed theme=light', null],
    ])
  })

  it('does not lay to a response what the jar told before the server could answer', async () => {
    const jar = bench()
    jar.keep('theme=light; Path=/')
    await jar.settle()
    jar.answer(['theme=light; Path=/'], { notBeforeMs: jar.now() + 1 })
    await jar.settle()
    expect(jar.causes()).toEqual([['set theme=light', null]])
    expect(jar.verdicts().map(({ kind }) => kind)).toEqual(['not-stored'])
  })

  it('lays what Clear-Site-Data takes to the response that has it, and nothing else', async () => {
    const jar = bench()
    const tok = jar.keep('tok=1; Path=/')
    jar.answer(['tok=1; Path=/'])
    await jar.settle()
    jar.empty()
    jar.tell('removed', tok, 'explicit')
    jar.tell('removed', { ...tok, domain: 'evil.test' }, 'explicit')
    jar.ledger.cleared({ cause: eventSeq(7), notBeforeMs: 0, isOfSite: domain => domain === 'shop.test' })
    await jar.settle()
    expect(jar.causes().slice(1)).toEqual([
      ['removed tok=1', 7],
      ['removed tok=1', null],
    ])
  })

  it('lays to a deed what was expected of it, once, and nothing after it is done', async () => {
    const jar = bench()
    const sid = jar.keep('sid=1; Path=/')
    await jar.settle()
    const deed = jar.ledger.begin(eventSeq(9))
    deed.expect('set', { ...sid, value: '2' })
    jar.keep('sid=2; Path=/')
    jar.keep('sid=2; Path=/')
    deed.done()
    await jar.settle()
    expect(jar.causes().slice(1)).toEqual([
      ['set sid=2', 9],
      ['set sid=2', null],
    ])
    const idle = jar.ledger.begin(eventSeq(10))
    idle.expect('removed', sid)
    idle.done()
    await jar.settle()
    jar.keep('sid=; Path=/; Max-Age=0')
    await jar.settle()
    expect(jar.causes().at(-1)).toEqual(['removed sid=2', null])
  })

  it('expects nothing more of a deed that was done while the jar was being read', async () => {
    const jar = bench()
    const sid = jar.keep('sid=1; Path=/')
    await jar.settle()
    const deed = jar.ledger.begin(eventSeq(9))
    deed.expect('removed', { ...sid, name: 'gone-before' })
    deed.expect('removed', sid)
    jar.atReading(0, () => deed.done())
    jar.keep('other=1; Path=/')
    await jar.settle()
    jar.keep('sid=; Path=/; Max-Age=0')
    await jar.settle()
    expect(jar.causes().at(-1)).toEqual(['removed sid=1', null])
  })

  it('expects nothing of a deed that the browser refused', async () => {
    const jar = bench()
    const sid = jar.keep('sid=1; Path=/')
    await jar.settle()
    const deed = jar.ledger.begin(eventSeq(9))
    deed.expect('set', { ...sid, value: '2' })
    deed.refused()
    jar.keep('sid=2; Path=/')
    await jar.settle()
    expect(jar.causes().at(-1)).toEqual(['set sid=2', null])
  })

  it.each([
    ['explicit', null, null],
    ['expired-overwrite', null, null],
    ['explicit', 1, null],
    ['expired', 1, null],
    ['expired-overwrite', 1, 9],
  ] as const)(
    'lays a removal (%s) to a deed that sets the cookie with expiry %s only if it is what an expiry that is over brings about',
    async (cause, expiresMs, by) => {
      const jar = bench()
      const sid = jar.keep('sid=1; Path=/')
      await jar.settle()
      const deed = jar.ledger.begin(eventSeq(9))
      deed.expect('set', { ...sid, expiresMs })
      jar.empty()
      jar.tell('removed', sid, cause)
      deed.done()
      await jar.settle()
      expect(jar.causes().at(-1)).toEqual(['removed sid=1', by])
    },
  )

  it.each(['evicted', 'expired'])('lays to no deed what went by itself meanwhile (%s)', async cause => {
    const jar = bench()
    const sid = jar.keep('sid=1; Path=/')
    await jar.settle()
    const deed = jar.ledger.begin(eventSeq(9))
    deed.expect('removed', sid)
    jar.empty()
    jar.tell('removed', sid, cause)
    deed.done()
    await jar.settle()
    expect(jar.causes().at(-1)).toEqual(['removed sid=1', null])
  })

  it('loses every cookie with the process that kept them, also one that was told while the jar was being read', async () => {
    const jar = bench()
    jar.keep('old=1; Path=/')
    await jar.settle()
    jar.answer(['late=1; Path=/'])
    jar.atReading(0, () => {
      jar.keep('late=1; Path=/')
      jar.keep('inside=1; Path=/; Secure; Partitioned', 'https://shop.test')
      jar.empty()
      jar.ledger.lost()
      jar.keep('new=1; Path=/')
    })
    await jar.settle()
    const told = jar.of('jar.changed').map(({ change, chromiumCause, cookie }) => `${change} ${cookie.name} ${chromiumCause}`)
    expect(told).toEqual([
      'set old explicit',
      'set late explicit',
      'set inside explicit',
      'removed old process-gone',
      'removed late process-gone',
      'removed inside process-gone',
      'set new explicit',
    ])
    expect(jar.ledger.cookiesFor('shop.test', Number.POSITIVE_INFINITY).map(({ name }) => name)).toEqual(['new'])
  })

  it('lays an eviction to what filled the jar, and an end of a lifetime to nobody', async () => {
    const jar = bench()
    const old = jar.keep('old=1; Path=/')
    jar.answer(['old=1; Path=/'])
    await jar.settle()
    jar.keep('new=1; Path=/')
    jar.tell('removed', old, 'evicted')
    jar.answer(['new=1; Path=/'])
    await jar.settle()
    jar.tell('removed', { ...old, name: 'new' }, 'expired')
    jar.answer(['new=; Path=/; Max-Age=0'])
    await jar.settle()
    expect(jar.causes().slice(1)).toEqual([
      ['set new=1', 2],
      ['removed old=1', 2],
      ['removed new=1', null],
    ])
  })

  it('lays what only the wire has seen to the wire’s response', async () => {
    const jar = bench()
    const read = cookieFromLine('sw=1; Path=/', url, Date.now())
    jar.ledger.answeredUnheard({
      wire: wireId('w1'),
      cause: eventSeq(5),
      notBeforeMs: 0,
      isOver: false,
      lines: read === null ? [] : [read],
    })
    await jar.settle()
    jar.keep('sw=1; Path=/')
    jar.keep('sw=1; Path=/')
    await jar.settle()
    expect(jar.causes().map(([, by]) => by)).toEqual([5, null])
  })

  it.each([
    ['a moment later', false, 100, 5],
    ['long after, when nothing was told meanwhile', false, 60_000, null],
    ['after the browser was through with it', true, 100, null],
  ] as const)('does so within bounds: %s', async (_when, isOver, ms, by) => {
    const jar = bench()
    const read = cookieFromLine('sw=1; Path=/', url, Date.now())
    jar.ledger.answeredUnheard({ wire: wireId('w1'), cause: eventSeq(5), notBeforeMs: 0, isOver, lines: read === null ? [] : [read] })
    await jar.settle()
    jar.later(ms)
    jar.keep('sw=1; Path=/')
    await jar.settle()
    expect(jar.causes()).toEqual([['set sw=1', by]])
  })

  it('waits for what Clear-Site-Data takes when only the wire has seen the response, once', async () => {
    const jar = bench()
    const tok = jar.keep('tok=1; Path=/')
    await jar.settle()
    jar.ledger.cleared({ cause: eventSeq(7), notBeforeMs: 0, isOfSite: domain => domain === 'shop.test', isUnheard: true })
    await jar.settle()
    jar.empty()
    jar.tell('removed', tok, 'explicit')
    await jar.settle()
    jar.keep('tok=1; Path=/')
    jar.empty()
    jar.tell('removed', tok, 'explicit')
    await jar.settle()
    expect(jar.causes().slice(1)).toEqual([
      ['removed tok=1', 7],
      ['set tok=1', null],
      ['removed tok=1', null],
    ])
  })

  it('gives it to the browser’s own word on that response when this comes later, and the line is used up by it', async () => {
    const jar = bench()
    const read = cookieFromLine('sw=1; Path=/', url, Date.now())
    jar.ledger.answeredUnheard({
      wire: wireId('w1'),
      cause: eventSeq(5),
      notBeforeMs: 0,
      isOver: false,
      lines: read === null ? [] : [read],
    })
    jar.keep('sw=1; Path=/')
    await jar.settle()
    jar.answer(['sw=1; Path=/'])
    await jar.settle()
    jar.keep('sw=1; Path=/')
    await jar.settle()
    expect(jar.verdicts()).toEqual([{ kind: 'stored' }])
    expect(jar.causes().map(([, by]) => by)).toEqual([1, null])
  })
})

describe('the partition of a change, of which Electron says nothing', () => {
  it('is read from the jar: with and without one, two cookies of one name are two', async () => {
    const jar = bench()
    jar.keep('p=1; Path=/; Secure; Partitioned', 'https://evil.test')
    await jar.settle()
    jar.keep('p=1; Path=/; Secure')
    await jar.settle()
    jar.keep('p=2; Path=/; Secure; Partitioned', 'https://evil.test')
    await jar.settle()
    jar.keep('p=; Path=/; Secure; Max-Age=0')
    await jar.settle()
    expect(jar.of('jar.changed').map(({ change, cookie }) => [change, cookie.value, cookie.partitionKey])).toEqual([
      ['set', '1', 'https://evil.test'],
      ['set', '1', null],
      ['removed', '1', 'https://evil.test'],
      ['set', '2', 'https://evil.test'],
      ['removed', '1', null],
    ])
  })
})
