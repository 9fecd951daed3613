import { expect, it } from 'vitest'
import { traceParts } from '@shared/saved/write-trace.ts'
import { createReader, type FromReader, type ToReader } from '../../../src/renderer/src/replay/reading-steps.ts'
import * as make from '../../shared/trace/make-trace.ts'

const head = { app: '0.1.0', electron: '45.4.1', chromium: '156', savedAt: '2030-01-01T00:00:00.000Z' }
const events = make.trace([
  make.tabOpened(),
  ...Array.from({ length: 600 }, (_, at) => make.storageChanged({ key: `한 ${at}`, newValue: '값' })),
])
const file = Buffer.from(Array.from(traceParts({ baseline: null, events, head, redact: false }), ({ text }) => text).join(''))

function reading(nowMs?: () => number) {
  const told: FromReader[] = []
  const read = createReader(one => told.push(one), nowMs)
  const feed = (octets: Uint8Array, pieceBytes: number): void => {
    for (let from = 0; from < octets.length; from += pieceBytes) read({ kind: 'octets', octets: octets.subarray(from, from + pieceBytes) })
    read({ kind: 'end' })
  }
  return { told, feed, next: () => read({ kind: 'next' } satisfies ToReader) }
}

it.each([1_024, 7, 100_000])('reads a trace that comes in pieces of %i octets, a letter of which may lie in two', pieceBytes => {
  const { told, feed, next } = reading()
  feed(file, pieceBytes)
  expect(told.at(-1)).toMatchObject({ kind: 'head', count: 601, saved: { head: { app: '0.1.0' }, baseline: null, foreign: null } })
  for (let batch = 0; batch < 3; batch += 1) next()
  const came = told.flatMap(one => (one.kind === 'events' ? one.events : []))
  expect(came).toEqual(events)
})

it('tells no batch before it is asked for, and none of more than the page can lay out at once', () => {
  const { told, feed, next } = reading()
  feed(file, 4_096)
  expect(told.filter(({ kind }) => kind === 'events')).toEqual([])
  next()
  expect(told.filter(one => one.kind === 'events').map(one => one.events.length)).toEqual([250])
})

it('says how far it is while it parses', () => {
  let now = 0
  const { told, feed } = reading(() => (now += 100))
  feed(file, 4_096)
  const shares = told.flatMap(one => (one.kind === 'parsed' ? [one.share] : []))
  expect(shares.length).toBeGreaterThan(1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})

it.each([
  ['', { line: null, problem: { kind: 'empty' } }],
  ['[1, 2', { line: 1, problem: { kind: 'no-trace' } }],
  ['{"log": {"entries": [}}', { line: null, problem: { kind: 'no-json' } }],
  [`${'['.repeat(200)}`, { line: null, problem: { kind: 'too-deep', atMost: 128 } }],
])('tells of a damaged file what the panels have words for: %s', (text, damage) => {
  const { told, feed } = reading()
  feed(Buffer.from(text), 16)
  expect(told).toMatchObject([{ kind: 'damaged', ...damage }])
})
