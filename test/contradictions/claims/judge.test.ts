import { describe, expect, it } from 'vitest'
import type { EngineCookie, JarChange, WireRecord } from '../truth/facts.ts'
import { createLedger, type Ledger } from '../truth/ledger.ts'
import type { About, Place, ShownSentence } from '../shown/shown-sentence.ts'
import { allClaims } from './all-claims.ts'
import { judgeSentence } from './judge.ts'

/* Whether the contradiction test can fail: true and false sentences about a small past that is written out. */

const url = 'https://shop.test/lab/answer?n=1'

const wire = (fields: Partial<WireRecord> = {}): WireRecord => ({
  id: 1,
  order: 10,
  method: 'GET',
  url,
  headers: [],
  status: 200,
  responseHeaders: [],
  responseOrder: 11,
  isClosed: true,
  event: 1,
  ...fields,
})

const change = (fields: Partial<JarChange>): JarChange => ({
  order: 12,
  profile: 'laptop',
  name: 'tok',
  value: 'v1',
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  expiresMs: null,
  cause: 'inserted',
  isRemoved: false,
  event: 1,
  ...fields,
})

const kept = (fields: Partial<EngineCookie> = {}): EngineCookie => ({
  name: 'tok',
  value: 'abc',
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'unspecified',
  expiresMs: null,
  partition: null,
  ...fields,
})

function past(fill: (ledger: Ledger) => void): Ledger {
  const ledger = createLedger()
  ledger.event = 1
  fill(ledger)
  return ledger
}

/** A row by its identity alone. */
const row = { method: 'GET', url, profile: 'laptop', hops: [], at: { wallMs: 0 }, browser: null } as unknown as About['exchange']
const about: About = { exchange: row, judged: null, event: null, why: null }

function findings(place: Place, en: string, ledger: Ledger, ko = en): readonly string[] {
  const sentence: ShownSentence = { place, text: { en, ko }, about }
  return judgeSentence(allClaims, sentence, { about, ledger, wires: [...ledger.wire.values()] }).map(({ truth }) => truth)
}

const withLine = (line: string, fill: (ledger: Ledger) => void = () => undefined): Ledger =>
  past(ledger => {
    ledger.wire.set(1, wire({ responseHeaders: [['Set-Cookie', line]] }))
    fill(ledger)
  })

const stays = (ledger: Ledger): void => {
  ledger.jarsBefore = { ...ledger.jarsBefore, laptop: [kept()] }
  ledger.jars = ledger.jarsBefore
}

describe('what a sentence is held against', () => {
  it('knows that a cookie is still there that is told as deleted', () => {
    const ledger = withLine('tok=; Max-Age=0', stays)
    expect(findings('chip', 'deleted “tok”', ledger, '삭제됨 “tok”')).toEqual([
      'the jar lost nothing; the jar holds tok=abc (shop.test, Path=/)',
    ])
  })

  it('lets a deletion pass that the jar tells itself', () => {
    const ledger = withLine('tok=; Max-Age=0; Path=/', ({ changes }) =>
      changes.push(change({ isRemoved: true, value: 'abc', cause: 'expired-overwrite' })),
    )
    expect(findings('chip', 'deleted “tok”', ledger, '삭제됨 “tok”')).toEqual([])
  })

  it('knows that the jar was given nothing', () => {
    const ledger = withLine('ghost=1; Path=/')
    expect(findings('chip', 'stored “ghost”', ledger, '저장됨 “ghost”')).toEqual([
      'the jar was given no such cookie; the jar holds no “ghost”',
    ])
  })

  it('tells a cookie that was replaced from one that is new', () => {
    const ledger = withLine('tok=v1; Path=/', ({ changes }) =>
      changes.push(change({ order: 12, isRemoved: true, cause: 'overwrite', value: 'abc' }), change({ order: 13 })),
    )
    expect(findings('chip', 'stored “tok”', ledger, '저장됨 “tok”')).toEqual(['it replaced one'])
    expect(findings('chip', 'replaced “tok”', ledger, '교체됨 “tok”')).toEqual([])
  })

  it('reads the Cookie field that arrived', () => {
    const ledger = past(({ wire: records }) => records.set(1, wire({ headers: [['Cookie', 'a=1; b=2']] })))
    const said = (names: string): readonly string[] =>
      findings(
        'receipt',
        `The browser sent ${names}; the server responded with 200.`,
        ledger,
        `브라우저가 ${names} 쿠키를 보냈고, 서버는 응답했습니다(200).`,
      )
    expect(said('“a” and “b”')).toEqual([])
    expect(said('“a”')).toEqual(['the Cookie field that arrived: a, b'])
    expect(said('“a” and “c”')).toEqual(['no “c” in the Cookie field that arrived: a, b'])
  })

  it('counts the cookies of a name that the jar had and those that arrived, also where their values are the same', () => {
    const held = (fields: readonly string[], cookies: readonly EngineCookie[]): readonly string[] =>
      findings(
        'chip',
        'held back “tok”',
        past(ledger => {
          ledger.wire.set(1, wire({ headers: [['Cookie', fields.join('; ')]] }))
          ledger.jars = { ...ledger.jars, laptop: cookies }
          ledger.jarsBefore = ledger.jars
          ledger.changes.push(...cookies.map(({ path, value }) => change({ path, value, order: 1 })))
        }),
        '안 보냄 “tok”',
      )
    const [here, elsewhere] = [kept({ value: '' }), kept({ value: '', path: '/other' })]
    expect(held(['tok='], [here, elsewhere])).toEqual([])
    expect(held(['tok='], [here])).toEqual(['every “tok” of the jar arrived with the request'])
    expect(held(['tok=', 'tok='], [here, elsewhere])).toEqual(['every “tok” of the jar arrived with the request'])
  })

  it('takes the page that asked for who started a request that HSTS turned into https, whatever Sec-Fetch-Site makes of the way', () => {
    const asked = (address: string, from: string): readonly string[] => {
      const ledger = past(({ wire: records, deeds }) => {
        records.set(1, wire({ headers: [['Sec-Fetch-Site', 'cross-site']] }))
        deeds.push({ kind: 'asked', url: address, as: 'link', from, event: 1 })
      })
      return findings('cookie', 'No other site started it; https; Path / matches.', ledger)
    }
    const over = url.replace('https', 'http')
    const another = 'it is cross-site; the request came with Sec-Fetch-Site: cross-site'
    expect(asked(over, 'https://shop.test')).toEqual([])
    expect(asked(over, 'https://api.shop.test')).toEqual([])
    expect(asked(over, 'http://shop.test')).toEqual([another])
    expect(asked(over, 'https://evil.test')).toEqual([another])
    expect(asked(url, 'https://shop.test')).toEqual([another])
  })

  it('knows the status that was written', () => {
    const ledger = past(({ wire: records }) => records.set(1, wire({ status: 404 })))
    const ko = '브라우저가 쿠키를 보내지 않았고, 서버는 응답했습니다(200).'
    expect(findings('receipt', 'The browser sent no cookie; the server responded with 200.', ledger, ko)).toEqual([
      'the server responded with 404',
    ])
  })

  it('knows that a response was there', () => {
    const ledger = past(({ wire: records }) => records.set(1, wire()))
    const ko = '요청을 보냈고 서버는 아직 응답하지 않았습니다.'
    expect(findings('receipt', 'The request was sent; the server has not responded yet.', ledger, ko)).toEqual([
      'the server has responded with 200',
    ])
  })

  it('sees by the request that never came that a preflight was no yes', () => {
    const ledger = past(({ wire: records, deeds }) => {
      records.set(1, wire({ method: 'OPTIONS', headers: [['Origin', 'https://evil.test']] }))
      deeds.push({ kind: 'settled', url, outcome: { kind: 'rejected', error: '' }, event: 1 })
    })
    const en =
      'Before the PUT itself, the browser asked whether pages of https://evil.test may send it (CORS preflight, never with cookies); the server said yes.'
    expect(findings('receipt', en, ledger)).toEqual(['the browser took it for a no: PUT was never sent'])
  })

  it('does not let a sentence pass that nobody has a check for', () => {
    expect(findings('receipt', 'The browser ate the cookie.', createLedger())).toEqual(['no check for this sentence'])
  })

  it('reads every clause', () => {
    const ledger = past(({ wire: records }) => records.set(1, wire()))
    const ko = '브라우저가 쿠키를 보내지 않았고, 서버는 응답했습니다(200).'
    expect(findings('receipt', 'The browser sent no cookie; the server responded with 200. And more.', ledger, ko)).toEqual([
      'no check for this sentence',
    ])
  })

  it('notices a Korean sentence that says the contrary, or names another cookie', () => {
    const ledger = withLine('tok=v1', ({ changes }) => changes.push(change({})))
    expect(findings('chip', 'stored “tok”', ledger, '삭제됨 “tok”')).toHaveLength(1)
    const row = findings('story', `Cookie “tok” was stored with GET ${url}.`, ledger, `GET ${url} 요청의 “다른” 쿠키: 저장됨.`)
    expect(row).toHaveLength(1)
  })
})
