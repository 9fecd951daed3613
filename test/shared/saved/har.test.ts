import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import schemas from 'har-schema'
import { describe, expect, it } from 'vitest'
import { tabId } from '@shared/ids.ts'
import type { HeaderList } from '@shared/web/headers.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { harParts } from '@shared/saved/har.ts'
import type { Har } from '@shared/saved/har-types.ts'
import * as make from '../trace/make-trace.ts'

const sid = 'fCE5rd5be9IA3VsVc3g41zzsgs4O8Icy0S9pDPnreO8'
const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl'

function exported(drafts: readonly TraceDraft[], redact: boolean): Har {
  const parts = harParts(make.trace(drafts), {
    creator: { name: 'Crumbtrail', version: '0' },
    browser: { name: 'Chromium', version: '0' },
    head: { app: '0', electron: '0', chromium: '0', savedAt: '2030-01-01T00:00:00.000Z' },
    baseline: null,
    redact,
    laneOf: tab => (tab === tabId('t1') ? 'A' : null),
  })
  return JSON.parse(Array.from(parts, ({ text }) => text).join('')) as Har
}

/** The HAR 1.2 schema, draft 6, as published. */
function problems(har: Har): unknown {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addMetaSchema(metaOfDraft6)
  for (const schema of Object.values(schemas)) ajv.addSchema(schema)
  const isValid = ajv.getSchema('har.json')
  if (!isValid) throw new Error('the schema is not there')
  return isValid(JSON.parse(JSON.stringify(har))) === true ? null : isValid.errors
}
const metaOfDraft6 = { $id: 'http://json-schema.org/draft-06/schema#', type: ['object', 'boolean'] }

const logIn: readonly TraceDraft[] = [
  make.sent('x1', { method: 'POST', url: 'https://shop.test/session/login?next=/me&token=abcdefgh12' }),
  make.wireGot('w1', {
    method: 'POST',
    url: 'https://shop.test/session/login?next=/me&token=abcdefgh12',
    headers: [
      ['Host', 'shop.test'],
      ['Cookie', `old=1; sid=${sid}`],
      ['Authorization', `Bearer ${token}`],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ] satisfies HeaderList,
  }),
  make.wireBody('w1', 'user=alice&password=wonderland'),
  make.wireSent('w1', 303, {
    headers: [
      ['Location', `/me?token=${token}`],
      ['Set-Cookie', `sid=${sid}; Path=/; HttpOnly; Expires=Wed, 01 Jan 2031 00:00:00 GMT`],
    ] satisfies HeaderList,
    body: { text: `your token is ${token}, wonderland`, base64: false, bytes: 90, truncated: false },
  }),
  make.joined('x1', 'w1'),
  make.finished('x1'),
]

describe('the export as HAR 1.2', () => {
  it('passes the published schema, with secrets and without', () => {
    expect(problems(exported(logIn, true))).toBeNull()
    expect(problems(exported(logIn, false))).toBeNull()
  })

  it('fails the schema when something is missing, so that the test above can fail', () => {
    const har = JSON.parse(JSON.stringify(exported(logIn, true))) as { log: { entries: { request?: unknown }[] } }
    delete har.log.entries[0]?.request
    expect(problems(har as never)).not.toBeNull()
  })

  it('keeps everything when it is asked to', () => {
    const text = JSON.stringify(exported(logIn, false))
    for (const secret of [sid, token, 'wonderland']) expect(text).toContain(secret)
  })

  it.each([
    ['session id', sid],
    ['token', token],
    ['password', 'wonderland'],
    ["address's token", 'abcdefgh12'],
  ])('leaves no %s anywhere by default', (_what, secret) => {
    expect(JSON.stringify(exported(logIn, true))).not.toContain(secret)
  })

  it('gives the same secret the same number wherever it stands', () => {
    const [entry] = exported(logIn, true).log.entries
    const number = entry?.request.headers.find(({ name }) => name === 'Authorization')?.value.replace('Bearer ', '')
    expect(number).toMatch(/^redacted-\d+$/)
    expect(entry?.response.redirectURL).toBe(`/me?token=${number}`)
    expect(entry?.response.content.text).toContain(`your token is ${number},`)
    expect(entry?.request.cookies[1]?.value).toBe(entry?.response.cookies[0]?.value)
  })

  it.each([
    ['Max-Age=60', '60 s on'],
    ['Max-Age=+60; Expires=Wed, 01 Jan 2031 00:00:00 GMT', '60 s on'],
    ['Max-Age=1h; Expires=Wed, 01 Jan 2031 00:00:00 GMT', '2031-01-01T00:00:00.000Z'],
    ['Expires=0', null],
    ['Expires=2031-01-01', null],
    [`Max-Age=${'9'.repeat(30)}`, '9999-12-31T23:59:59.000Z'],
  ])('gives a cookie with %s the end that a browser reads there', (life, expected) => {
    const headers: HeaderList = [['Set-Cookie', `a=1; ${life}`]]
    const [entry] = exported([make.sent('x1'), make.wireGot('w1'), make.wireSent('w1', 200, { headers }), make.joined('x1', 'w1')], true)
      .log.entries
    const expires = entry?.response.cookies[0]?.expires ?? null
    const came = Date.parse(entry?.startedDateTime ?? '') + (entry?.timings.wait ?? 0)
    expect(expires).toBe(expected === '60 s on' ? new Date(came + 60_000).toISOString() : expected)
  })

  it('keeps what is no secret: names, attributes, users, sizes', () => {
    const [entry] = exported(logIn, true).log.entries
    expect(entry?.request.postData?.text).toMatch(/^user=alice&password=redacted-\d+$/)
    expect(entry?.response.cookies[0]).toMatchObject({ name: 'sid', path: '/', httpOnly: true, expires: '2031-01-01T00:00:00.000Z' })
    expect(entry?.request.queryString).toContainEqual({ name: 'next', value: '/me' })
  })

  it('tells both verdicts in fields of our own', () => {
    const held: TraceDraft = make.cookieJudged('x1', { kind: 'held-back', reasons: ['SameSiteStrict'] })
    const decided = [
      make.begun('w1', ['cookie-present']),
      make.refusedBy('w1', 'cookie-present', 'no-cookie'),
      make.made('w1', 401, 'cookie-present'),
    ]
    const [entry] = exported([...logIn, make.judged('x1'), held, ...decided], true).log.entries
    expect(entry?._crumbtrail).toMatchObject({
      lane: 'A',
      cookies: [{ name: 'sid', verdict: { kind: 'held-back', reasons: ['SameSiteStrict'] } }],
      decisions: [{ refusedBy: 'cookie-present' }],
      requestIds: ['w1'],
    })
  })

  it('takes exchanges without an answer, and hostile text, as valid entries', () => {
    const hostile = '\u0000\u202e<script>"\\\ud800'
    const drafts = [make.sent('x1', { url: `https://shop.test/${hostile}`, method: hostile }), make.failed('x1'), make.sent('x2')]
    const har = exported(drafts, true)
    expect(har.log.entries.map(({ response }) => response.status)).toEqual([0, 0])
    expect(problems(har)).toBeNull()
  })
})
