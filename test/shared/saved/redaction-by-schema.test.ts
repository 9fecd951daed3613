import { describe, expect, it } from 'vitest'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { harParts } from '@shared/saved/har.ts'
import { harEntrySchema } from '@shared/saved/har-schema.ts'
import { readSaved } from '@shared/saved/read-saved.ts'
import { eventSchemas } from '@shared/trace/event-schemas.ts'
import { traceHeadSchema } from '@shared/saved/saved-trace.ts'
import { traceParts } from '@shared/saved/write-trace.ts'
import { buildSequence } from '@shared/telling/sequence/build-sequence.ts'
import { redactRows } from '@shared/telling/sequence/redact-rows.ts'
import { sequenceMarkdown } from '@shared/telling/sequence/sequence-markdown.ts'
import { sequenceMermaid } from '@shared/telling/sequence/sequence-mermaid.ts'
import { sequenceSvg } from '@shared/telling/sequence/sequence-svg.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import * as make from '../trace/make-trace.ts'

const secret = 'fCE5rd5be9IA3VsVc3g41zzsgs4O8Icy'
const head = { app: '0.1.0', electron: '45.4.1', chromium: '156', savedAt: '2030-01-01T00:00:00.000Z' }
const program = { name: 'Crumbtrail', version: '0' }

/** Every word that the format itself knows: literals, enumerations and names of members. */
function wordsOf(schema: unknown, found = new Set<string>(), seen = new Set<unknown>()): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return found
  seen.add(schema)
  const { def } = (schema as { _zod?: { def: Readonly<Record<string, unknown>> } })._zod ?? {}
  if (def === undefined) return found
  for (const value of (def['values'] ?? []) as unknown[]) if (typeof value === 'string') found.add(value)
  for (const value of Object.values((def['entries'] ?? {}) as object)) if (typeof value === 'string') found.add(value)
  for (const [name, member] of Object.entries((def['shape'] ?? {}) as object)) {
    found.add(name)
    wordsOf(member, found, seen)
  }
  for (const part of [
    def['innerType'],
    def['element'],
    def['valueType'],
    ...((def['options'] ?? []) as unknown[]),
    ...((def['items'] ?? []) as unknown[]),
  ])
    wordsOf(part, found, seen)
  return found
}
const words = new Set([...Object.values(eventSchemas), traceHeadSchema, harEntrySchema].flatMap(schema => [...wordsOf(schema)]))
/** What a page may call its secrets, besides: words of the engine, of HTTP and of the lab that others look things up by. */
const others = [
  'InvalidDomain',
  'SameSiteStrict',
  'net::ERR_ABORTED',
  'Set-Cookie',
  'Content-Type',
  'text/html',
  'shop.test',
  'https://shop.test',
  'exchange',
  'Document',
  'HTTP/1.1',
]

function everything(values: readonly string[]): readonly TraceEvent[] {
  return make.trace([
    make.tabOpened(),
    ...values.map((value, index) => make.jarChanged({ cookie: make.aCookie({ name: `c${index}`, value }) })),
    make.sent('x1', { url: `https://shop.test/cb?token=${secret}` }),
    make.cookieJudged('x1', { kind: 'sent' }, make.aCookie({ value: secret })),
    make.cookieJudged('x1', { kind: 'rejected', reasons: ['InvalidDomain'] }, null, 'a=1; Domain=evil.test'),
    make.wireGot('w1', { url: `https://shop.test/cb?token=${secret}`, headers: [['Cookie', `sid=${secret}`]] }),
    make.begun('w1', ['cookie-present', 'session-found']),
    make.refusedBy('w1', 'cookie-present', 'no-cookie'),
    make.made('w1', 401, 'cookie-present'),
    make.wireSent('w1', 401, {
      headers: [['Set-Cookie', `sid=${secret}`]],
      body: { text: `response.sent ${values.join(' ')} your id is ${secret}`, base64: false, bytes: 60, truncated: false },
    }),
    make.joined('x1', 'w1'),
    make.received('x1', 401),
    make.finished('x1'),
  ])
}

function texts(events: readonly TraceEvent[]): Readonly<Record<'trace' | 'har' | 'markdown' | 'mermaid' | 'svg', string>> {
  const fold = createTraceFold()
  fold.push(events)
  const rows = redactRows(fold.timeline.rows())
  const sequence = buildSequence(rows, seq => fold.eventOf(seq))
  const options = { creator: program, browser: program, redact: true, laneOf: () => 'A', head, baseline: null }
  return {
    trace: Array.from(traceParts({ baseline: null, events, head, redact: true }), ({ text }) => text).join(''),
    har: Array.from(harParts(events, options), ({ text }) => text).join(''),
    markdown: sequenceMarkdown(rows, 'title', 'note', 'en'),
    mermaid: sequenceMermaid(sequence, 'en'),
    svg: sequenceSvg(sequence, 'title', { language: 'en', availableWidth: 900, measure: text => text.length * 6 }).svg,
  }
}

describe('an export without secrets', () => {
  it('knows many words of the format', () => {
    expect(words.size).toBeGreaterThan(300)
    for (const word of ['response.sent', 'rejected', 'password-right', 'browser']) expect([...words]).toContain(word)
  })

  it('succeeds, opens again and holds no secret, though pages have cookies with every word of the format for a value', () => {
    const events = everything([...words, ...others])
    const made = texts(events)
    for (const text of Object.values(made)) expect(text).not.toContain(secret)
    for (const text of [made.trace, made.har]) {
      const read = [...readSaved(text)].at(-1)?.done?.events
      expect(read?.map(({ kind }) => kind)).toEqual(events.map(({ kind }) => kind))
      expect(JSON.stringify(read)).toContain('https://shop.test/cb')
    }
  })

  it('says the same words in its pictures as without such cookies', () => {
    const [plain, odd] = [
      texts(everything([])),
      texts(everything(['rejected', 'exchange', 'password-right', 'InvalidDomain', 'no-cookie', 'cookie-present', 'shop.test'])),
    ]
    for (const format of ['markdown', 'mermaid'] as const)
      for (const line of plain[format].split('\n').filter(text => /401|GET|No cookie|rejected|InvalidDomain/i.test(text)))
        expect(odd[format].replaceAll(/redacted\\?-\d+/g, 'N')).toContain(
          line.replaceAll(/redacted\\?-\d+/g, 'N').replace(/^(?:\d+\. |\| \d+)/, ''),
        )
  })
})
