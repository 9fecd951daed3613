import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import type { Language } from '@shared/language.ts'
import type { CheckName } from '@shared/trace/check.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { createCauseIndex } from '../../src/renderer/src/trace/cause-index.ts'
import { Details } from '../../src/renderer/src/details/details.tsx'
import {
  aCookie,
  begun,
  cookieJudged,
  failed,
  finished,
  jarChanged,
  joined,
  judged,
  made,
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
} from '../shared/trace/make-trace.ts'
import type { Following } from '../../src/renderer/src/trace/use-trace-view.ts'
import { setUpPage, show } from './support/page.tsx'

setUpPage()

const checks: CheckName[] = ['cookie-present', 'session-found', 'session-alive', 'role-allowed']
const path = (name: string): ReturnType<typeof aCookie> => aCookie({ name, path: '/orders' })

/** Alice asks for the admin page: one cookie goes, one stays for its Path, one is of another host; the role check refuses. */
const refused: TraceDraft[] = [
  sent('e1', { url: 'https://shop.test/session/admin', documentUrl: 'https://shop.test/session/admin' }),
  judged('e1', { consideredCookies: 3 }),
  cookieJudged('e1', { kind: 'held-back', reasons: ['NotOnPath'] }, path('pref')),
  cookieJudged('e1', { kind: 'sent' }),
  cookieJudged('e1', { kind: 'held-back', reasons: ['DomainMismatch'] }, aCookie({ name: 'foreign', domain: 'api.shop.test' })),
  wireGot('w1', { url: 'https://shop.test/session/admin' }),
  joined('e1', 'w1'),
  begun('w1', checks, { route: 'admin-page' }),
  passed('w1', 'cookie-present', { cookie: 'sid', length: 43 }),
  passed('w1', 'session-found', { user: 'alice' }),
  refusedBy('w1', 'session-alive', 'idle-timeout', { idleMs: 901_000, idleTimeoutMs: 900_000 }),
  made('w1', 401, 'session-alive'),
  wireSent('w1', 401),
  received('e1', 401),
  finished('e1'),
]

function showDetails(drafts: readonly TraceDraft[], language: Language = 'en', following: Following | null = null) {
  const events = trace(drafts)
  const [fold, causes] = [createTraceFold(), createCauseIndex()]
  fold.push(events)
  causes.push(events)
  const sources = {
    effectsOf: causes.effectsOf,
    eventOf: (seq: Parameters<typeof fold.eventOf>[0]) => fold.eventOf(seq),
    worldAt: (seq: Parameters<typeof fold.world.at>[0]) => fold.world.at(seq),
  }
  const exchange = fold.exchanges.rows()[0] ?? null
  return show(<Details exchange={exchange} lane="A" following={following} cursor={null} sources={sources} />, language)
}

const browserSide = (): HTMLElement => screen.getByRole('region', { name: 'What the browser decided' })
const serverSide = (): HTMLElement => screen.getByRole('region', { name: 'What the server decided' })
const openTab = (name: RegExp): void => {
  fireEvent.click(screen.getByRole('tab', { name }))
}

describe('the browser’s side', () => {
  it('names each cookie with its verdict and its reason, and on demand Chromium’s own word and the rule', () => {
    showDetails(refused)
    const lines = (): (string | null)[] =>
      within(browserSide())
        .getAllByRole('listitem')
        .map(item => item.textContent)
    expect(lines()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^sid sent/), expect.stringMatching(/^pref held back.*\/orders/)]),
    )
    expect(browserSide().textContent).not.toContain('NotOnPath')
    const line = within(browserSide()).getByRole('button', { name: 'pref held back' })
    fireEvent.click(line)
    expect(line.getAttribute('aria-expanded')).toBe('true')
    const why = /^pref held back.*stored, but not sent.*Path is \/orders.*NotOnPath.*Rule: RFC 6265bis.*The Path Attribute/
    expect(lines()).toContainEqual(expect.stringMatching(why))
  })

  it('folds away what could never apply', () => {
    showDetails(refused)
    expect(screen.getByText('foreign').closest('[hidden]')).not.toBeNull()
    const fold = within(browserSide()).getByRole('button', { name: /1 cookie of other hosts could never apply/ })
    expect(fold.getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(fold)
    expect(screen.getByText('foreign').closest('[hidden]')).toBeNull()
  })

  it('lists the cookies, in the sentence and below it, in the order of the jar', () => {
    const strict = (name: string): ReturnType<typeof aCookie> => aCookie({ name, sameSite: 'Strict' })
    showDetails([
      ...['first', 'second', 'third'].map(name => jarChanged({ cookie: strict(name) })),
      sent('e1'),
      judged('e1', { consideredCookies: 3 }),
      ...['third', 'first', 'second'].map(name => cookieJudged('e1', { kind: 'held-back', reasons: ['SameSiteStrict'] }, strict(name))),
      received('e1'),
      finished('e1'),
    ])
    expect(screen.getByText(/^The browser held “first”, “second” and “third” back/)).toBeTruthy()
    const lines = within(browserSide()).getAllByRole('listitem')
    expect(lines.map(line => /^\w+/.exec(line.textContent)?.[0])).toEqual(['first', 'second', 'third'])
  })

  it('tells the request’s cookies from those of the answer', () => {
    showDetails([
      ...refused.slice(0, 4),
      received('e1'),
      cookieJudged('e1', { kind: 'rejected', reasons: ['SecureOnly'] }, aCookie({ name: 'theme' }), 'theme=dark; Secure'),
      finished('e1'),
    ])
    expect(within(browserSide()).getByRole('heading', { name: 'With the response' })).toBeTruthy()
    fireEvent.click(within(browserSide()).getByRole('button', { name: 'theme rejected' }))
    expect(browserSide().textContent).toMatch(/theme rejected.*never stored.*SecureOnly.*Rule: .*The Secure Attribute/)
  })

  it('says "none considered" and not "none held back" of a request without credentials', () => {
    showDetails([sent('e1'), judged('e1', { consideredCookies: 0 }), received('e1')])
    expect(browserSide().textContent).toContain('No cookie was considered')
  })

  it('waits for Chromium’s word', () => {
    showDetails([sent('e1')])
    expect(browserSide().textContent).toContain('has not judged')
  })

  it('admits that only the wire saw it', () => {
    showDetails([wireGot('w1'), wireSent('w1', 200)])
    expect(browserSide().textContent).toContain('Only the wire saw this request')
  })

  it('keeps Chromium’s words for a failure', () => {
    showDetails([sent('e1'), failed('e1', { errorText: 'net::ERR_BLOCKED_BY_CLIENT', blockedReason: 'csp' })])
    expect(browserSide().textContent).toMatch(/csp.*net::ERR_BLOCKED_BY_CLIENT/)
  })

  it('shows a cookie that was named to deceive as what it is', () => {
    showDetails([
      sent('e1'),
      judged('e1', { consideredCookies: 1 }),
      cookieJudged('e1', { kind: 'sent' }, aCookie({ name: '<b>\u202eadmin' })),
    ])
    expect(browserSide().textContent).toContain('<b>\\u{202e}admin')
  })
})

describe('what the browser did without a word', () => {
  const day = 86_400_000
  const line = 'years=1; Path=/; Max-Age=315360000'
  const accepted = aCookie({ name: 'years', value: '1', expiresMs: Date.now() + 3650 * day })
  const answered: TraceDraft[] = [
    sent('e1'),
    judged('e1', { consideredCookies: 0 }),
    received('e1'),
    cookieJudged('e1', { kind: 'stored' }, accepted, line),
  ]
  const judgement = eventSeq(answered.length)
  const kept = (wallMs: number): ReturnType<typeof aCookie> => ({ ...accepted, expiresMs: wallMs + 400 * day })
  const judgedAt = (): number => trace(answered).at(-1)?.at.wallMs ?? 0

  it('is read back from the jar and stands below the stored cookie, with its rule', () => {
    showDetails([...answered, jarChanged({ cookie: kept(judgedAt()), cause: judgement })])
    expect(browserSide().textContent).toMatch(
      /years stored.*Kept for 400 d.*Read back from the jar.*asked for 3650 d; the browser keeps it for 400 d/,
    )
    expect(browserSide().textContent).toMatch(/Rule: RFC 6265bis, “The Max-Age Attribute”/)
  })

  it('is not claimed before the jar has spoken', () => {
    showDetails(answered)
    expect(browserSide().textContent).not.toContain('Read back')
  })

  it('names the cookies that were thrown out to make room', () => {
    const evicted = (name: string): TraceDraft =>
      jarChanged({ change: 'removed', chromiumCause: 'evicted', cookie: aCookie({ name }), cause: judgement })
    showDetails([...answered, ...Array.from({ length: 9 }, (_, index) => evicted(`n${index}`))])
    expect(browserSide().textContent).toMatch(/deleted 9 to make room, without telling anyone. n0, n1, .*n7 …/)
    openTab(/Changed/)
    expect(screen.getAllByText(/removed \(to make room\)/)).toHaveLength(9)
  })
})

describe('the server’s side', () => {
  it('stands in the order of the checks, with the first refusal lit and the rest not reached', () => {
    showDetails(refused)
    const steps = within(serverSide()).getAllByRole('listitem')
    expect(steps.map(step => step.dataset['state'] ?? step.dataset['outcome'])).toEqual([
      'passed',
      'passed',
      'refused',
      'not-reached',
      'refused',
    ])
    expect(steps[2]?.textContent).toContain('idle-timeout')
    expect(steps[3]?.textContent).toContain('not reached')
    expect(steps.filter(step => step.querySelector('[data-lit]') !== null && step.dataset['state'] === 'refused')).toHaveLength(1)
  })

  it('has beside each sentence the rule it comes from', () => {
    showDetails(refused)
    const steps = within(serverSide()).getAllByRole('listitem')
    expect(steps[1]?.textContent).toContain('Rule: ASVS v5.0.0-7.2.1')
    expect(steps[2]?.textContent).toContain('Rule: ASVS v5.0.0-7.3.1, v5.0.0-7.3.2')
    expect(steps[3]?.textContent).not.toContain('Rule')
  })

  it('counts the checks that ran', () => {
    showDetails(refused)
    expect(serverSide().textContent).toContain('3 of 4 checks ran')
  })

  it('says so when no check stood before the answer', () => {
    showDetails([sent('e1'), wireGot('w1'), joined('e1', 'w1'), wireSent('w1'), received('e1')])
    expect(serverSide().textContent).toContain('needs no authorization')
  })

  it.each<[string, TraceDraft[], string]>([
    ['no answer is out yet', [], 'still deciding'],
    [
      'the browser left before the answer',
      [wireAborted('w1'), failed('e1', { errorText: 'net::ERR_ABORTED' })],
      'closed the connection before the response',
    ],
  ])('does not speak of an answer when %s', (_name, drafts, says) => {
    showDetails([sent('e1'), wireGot('w1'), joined('e1', 'w1'), ...drafts])
    expect(serverSide().textContent).toContain(says)
    expect(serverSide().textContent).not.toContain('needs no authorization')
  })

  it('says so when nothing reached the server', () => {
    showDetails([sent('e1'), received('e1', 200, { servedFrom: 'disk' })])
    expect(serverSide().textContent).toContain('Nothing reached the server')
  })
})

it('begins with one plain sentence', () => {
  const { container } = showDetails(refused)
  expect(container.querySelector('.receipt-sentence')?.textContent).toMatch(/session/)
})

it('speaks Korean from top to bottom', () => {
  showDetails(refused, 'ko')
  expect(screen.getByRole('region', { name: '서버의 결정' }).textContent).toContain('검사 4개 중 3개 실행')
  expect(screen.getByRole('tab', { name: '통신 원문' })).toBeTruthy()
})

it.each<[Following, string]>([
  ['newest', 'newest'],
  ['step', 'of this step'],
])('says what it follows: %s', (following, says) => {
  showDetails(refused, 'en', following)
  expect(screen.getByText(says)).toBeTruthy()
})

describe('headers', () => {
  const answer = wireSent('w1', 200, {
    headers: [
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2; Secure'],
      ['X-Request-Id', 'w1'],
    ],
  })

  it('stand in wire order with their case and their duplicates', () => {
    showDetails([sent('e1'), wireGot('w1'), joined('e1', 'w1'), answer, received('e1')])
    openTab(/Headers/)
    const names = within(screen.getByRole('region', { name: 'Response' }))
      .getAllByRole('term')
      .map(term => term.textContent)
    expect(names).toEqual(['Set-Cookie', 'set-cookie', 'X-Request-Id'])
    expect(screen.getByText(/order, case and duplicates are kept/)).toBeTruthy()
  })

  it('carry the browser’s verdict on each Set-Cookie line', () => {
    showDetails([
      sent('e1'),
      wireGot('w1'),
      joined('e1', 'w1'),
      answer,
      cookieJudged('e1', { kind: 'stored' }, aCookie({ name: 'a' }), 'a=1'),
      cookieJudged('e1', { kind: 'rejected', reasons: ['SecureOnly'] }, null, 'b=2; Secure'),
      received('e1'),
    ])
    openTab(/Headers/)
    const values = within(screen.getByRole('region', { name: 'Response' }))
      .getAllByRole('definition')
      .map(value => value.textContent)
    expect(values).toEqual(['a=1stored', 'b=2; Securerejected', 'w1'])
  })

  it('open, by their names, to what they mean', () => {
    const headers = [
      ['Cache-Control', 'max-age=60'],
      ['X-Flavour', 'mint'],
    ] as const
    showDetails([sent('e1'), received('e1', 200, { headers })])
    openTab(/Headers/)
    expect(screen.queryByRole('button', { name: 'X-Flavour' })).toBeNull()
    const name = screen.getByRole('button', { name: 'Cache-Control' })
    expect(name.getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(name)
    const opened = document.getElementById(name.getAttribute('aria-controls') ?? '')
    expect(opened?.textContent).toMatch(/How long a copy may be kept.*RFC 9111 §5\.2.*max-age=60.*Fresh for 1 min.*RFC 9111 §5\.2\.2\.1/)
    fireEvent.click(name)
    expect(screen.queryByText(/Fresh for 1 min/)).toBeNull()
  })

  it('open and fold all at once', () => {
    showDetails([sent('e1'), wireGot('w1', { headers: [['Origin', 'https://evil.test']] }), joined('e1', 'w1'), answer, received('e1')])
    openTab(/Headers/)
    fireEvent.click(screen.getByRole('button', { name: 'Explain all' }))
    expect(screen.getByText(/no page can change it/)).toBeTruthy()
    expect(screen.getAllByText(/The server asks the browser to keep a cookie/)).toHaveLength(2)
    expect(screen.getAllByText('no HttpOnly')).toHaveLength(2)
    fireEvent.click(screen.getByRole('button', { name: 'Fold all' }))
    expect(screen.queryByText(/no page can change it/)).toBeNull()
  })

  it('show a hostile value as text in the explanation too', () => {
    showDetails([sent('e1'), received('e1', 200, { headers: [['Vary', '<img src=x>\u202e, "']] })])
    openTab(/Headers/)
    fireEvent.click(screen.getByRole('button', { name: 'Explain all' }))
    expect(document.querySelector('.explanation img')).toBeNull()
    expect(document.querySelector('.explanation')?.textContent).toContain('<img src=x>\\u{202e}')
  })

  it('are the browser’s record where there was no wire, and say so', () => {
    showDetails([sent('e1', { headers: [['Accept', '*/*']] }), received('e1', 200, { servedFrom: 'memory' })])
    openTab(/Headers/)
    expect(screen.getByText(/order and duplicates are lost/)).toBeTruthy()
  })
})

describe('tokens', () => {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const jwt = (payload: object, header: object = { alg: 'HS256', typ: 'JWT' }): string => `${encode(header)}.${encode(payload)}.c2ln`
  const withBearer = (token: string): TraceDraft[] => [
    sent('e1'),
    wireGot('w1', { headers: [['Authorization', `Bearer ${token}`]] }),
    joined('e1', 'w1'),
    received('e1'),
  ]

  it('are decoded and said not to be verified', () => {
    showDetails(withBearer(jwt({ sub: 'alice', exp: 4_000_000_000 })))
    openTab(/Token 1/)
    expect(screen.getByText(/Decoded, not verified here/)).toBeTruthy()
    expect(screen.getByText('Authorization header')).toBeTruthy()
    expect(screen.getByText(/expires in/)).toBeTruthy()
  })

  it.each([
    ['HS384', /HS384: HMAC-SHA-384 over “header.payload”.*a secret as the key. It encrypts nothing/],
    ['ES256', /ES256: a private key signs “header.payload”.*the public key verifies it/],
    ['EdDSA', /EdDSA: a private key signs/],
  ])('say what %s is a signature of', (alg, says) => {
    showDetails(withBearer(jwt({ sub: 'alice' }, { alg })))
    openTab(/Token 1/)
    expect(screen.getByText(says)).toBeTruthy()
  })

  it('say nothing of how an algorithm signs that they do not know', () => {
    showDetails(withBearer(jwt({ sub: 'alice' }, { alg: 'SH256' })))
    openTab(/Token 1/)
    expect(screen.queryByText(/header\.payload/)).toBeNull()
  })

  it('explain each member and claim, those of nobody’s too', () => {
    showDetails(withBearer(jwt({ sub: 'alice', exp: 4_000_000_000_000, colour: 'blue' }, { alg: 'HS256', kid: 'k1' })))
    openTab(/Token 1/)
    for (const name of ['alg', 'exp', 'colour']) fireEvent.click(screen.getByRole('button', { name }))
    expect(screen.getByText(/it fixes the algorithm itself/)).toBeTruthy()
    expect(screen.getByText(/everyone who can verify it can also make one/)).toBeTruthy()
    expect(screen.getByText(/milliseconds by mistake/)).toBeTruthy()
    expect(screen.getByText(/This app has no words for it/)).toBeTruthy()
    expect(screen.queryByText(/The user that the token is about/)).toBeNull()
  })

  it('that have expired say so', () => {
    showDetails(withBearer(jwt({ exp: 1_000_000_000 })))
    openTab(/Token/)
    expect(screen.getByText(/expired .* ago/)).toBeTruthy()
  })

  it('without a signature are called what they are', () => {
    showDetails(withBearer(`${encode({ alg: 'none' })}.${encode({ sub: 'admin' })}.`))
    openTab(/Token/)
    expect(screen.getByText(/alg: none/)).toBeTruthy()
  })

  it('that cannot be decoded show what is wrong with them', () => {
    showDetails(withBearer('eyJhbGciOiJIUzI1NiJ9.bm8.x'))
    openTab(/Token 1/)
    expect(screen.getByText(/looks like a JWT but is not one: the payload is not JSON/)).toBeTruthy()
  })

  it('are found once, wherever they stood', () => {
    const token = jwt({ sub: 'alice' })
    showDetails([
      sent('e1'),
      wireGot('w1', { method: 'POST' }),
      wireBody('w1', `{"t":"${token}"}`),
      joined('e1', 'w1'),
      wireSent('w1', 200, { headers: [['Set-Cookie', `jwt=${token}; HttpOnly`]] }),
      received('e1'),
    ])
    openTab(/Token 1/)
    expect(screen.getByText('Body of the request')).toBeTruthy()
    expect(screen.getByText('Cookie jwt, set')).toBeTruthy()
  })

  it('are not claimed where there are none', () => {
    showDetails(refused)
    openTab(/Token/)
    expect(screen.getByRole('heading', { name: 'No token in this request' })).toBeTruthy()
  })
})

describe('HTTP Basic', () => {
  const withBasic = (credentials: string, isEncrypted: boolean): TraceDraft[] => [
    sent('e1'),
    wireGot('w1', {
      headers: [['Authorization', `Basic ${credentials}`]],
      connection: { id: 1, earlierRequests: 0, isEncrypted },
    }),
    joined('e1', 'w1'),
    received('e1'),
  ]

  it.each([/Wire/, /Headers/])('shows name and password as anybody can read them, under %s', tab => {
    showDetails(withBasic(btoa('alice:won:derland'), true))
    openTab(tab)
    const note = within(screen.getByRole('region', { name: 'Decoded from Authorization: Basic' }))
    expect([note.getByText('alice'), note.getByText('won:derland')]).toHaveLength(2)
    expect(note.getByText(/Only the way between them was encrypted/)).toBeTruthy()
  })

  it('says that everybody on the way has read it, where the way was not encrypted', () => {
    showDetails(withBasic(btoa('alice:wonderland'), false))
    openTab(/Wire/)
    expect(screen.getByText(/everybody on it has read this password/)).toBeTruthy()
  })

  it.each(['***', btoa('nocolon'), ''])('decodes nothing that is no name and password: %j', credentials => {
    showDetails(withBasic(credentials, true))
    openTab(/Wire/)
    expect(screen.queryByRole('region', { name: 'Decoded from Authorization: Basic' })).toBeNull()
  })
})

describe('what changed', () => {
  it('is told by cause: jar and server table, old value and new', () => {
    const story: TraceDraft[] = [
      jarChanged({ cookie: aCookie({ value: 'old' }) }),
      sent('e1'),
      wireGot('w1'),
      joined('e1', 'w1'),
      sessionChanged({ wire: 'w1' as never }),
      wireSent('w1', 303),
      received('e1', 303),
    ]
    const cause = 2
    showDetails([...story, { ...jarChanged({ cookie: aCookie({ value: 'new' }) }), cause: cause as never }])
    openTab(/Changed 2/)
    const region = (name: string): string => screen.getByRole('region', { name }).textContent ?? ''
    expect(region('Cookies')).toContain('old → new')
    expect(region('Server sessions')).toContain('added')
  })

  it('leaves out what something else brought about', () => {
    showDetails([sent('e1'), received('e1'), jarChanged()])
    openTab(/Changed/)
    expect(screen.getByRole('heading', { name: 'This request changed nothing' })).toBeTruthy()
  })
})

describe('the wire', () => {
  it('shows request and answer as text, in origin form', () => {
    showDetails([
      sent('e1'),
      wireGot('w1', { url: 'https://shop.test/session/me?x=1', headers: [['Host', 'shop.test']] }),
      joined('e1', 'w1'),
      wireSent('w1', 200, { statusText: 'OK', body: { text: '<h1>hi</h1>', base64: false, bytes: 11, truncated: false } }),
      received('e1'),
    ])
    openTab(/Wire/)
    expect(screen.getByRole('region', { name: 'Request as sent' }).textContent).toContain('GET /session/me HTTP/1.1\nHost: shop.test')
    expect(screen.getByRole('region', { name: 'Response as sent' }).textContent).toContain('<h1>hi</h1>')
  })

  it('says that a body was cut, and how large it was', () => {
    showDetails([
      sent('e1'),
      wireGot('w1'),
      joined('e1', 'w1'),
      wireSent('w1', 200, { body: { text: 'aaa', base64: false, bytes: 70_000, truncated: true } }),
    ])
    openTab(/Wire/)
    expect(screen.getByText(/70000 bytes/)).toBeTruthy()
  })

  it('is empty for what never left the browser', () => {
    showDetails([sent('e1'), received('e1', 200, { servedFrom: 'memory' })])
    openTab(/Wire/)
    expect(screen.getByRole('heading', { name: 'Nothing went over the wire' })).toBeTruthy()
  })
})

it('says what a receipt is while there is no request', () => {
  showDetails([])
  expect(screen.getByRole('heading', { name: 'No request yet' })).toBeTruthy()
})
