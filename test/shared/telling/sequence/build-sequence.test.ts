import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildSequence } from '@shared/telling/sequence/build-sequence.ts'
import { laneName } from '@shared/telling/sequence/draw-sequence.ts'
import type { Sequence, SequenceStep } from '@shared/telling/sequence/sequence.ts'
import { aCookie, cookieJudged, failed, finished, received, sent, sessionChanged, wireGot, wireSent } from '../../trace/make-trace.ts'
import { anyDrafts } from '../../trace/random-trace.ts'
import { foldOf, sequenceOf, story } from './sequence-story.ts'

/** `A Laptop > shop.test: GET /`, `@A Laptop sent: sid sent`, `--- sentence`. */
function lines({ lanes, blocks }: Sequence): string[] {
  const names = new Map(lanes.map(lane => [lane.key, laneName(lane).en]))
  const line = (step: SequenceStep): string => {
    if (step.kind === 'band') return `--- ${step.label.en}`
    if (step.kind === 'mark') return `@${names.get(step.lane)} ${step.mark}: ${step.label.en}`
    return `${names.get(step.from)} ${step.hasArrived ? '>' : 'x'} ${names.get(step.to)}: ${step.label.en}${step.isBad ? ' !' : ''}`
  }
  return blocks.flatMap(block => block.steps.map(line))
}

describe('buildSequence', () => {
  it('tells a log-in, a refusal and an expiry as lanes and steps', () => {
    const sequence = sequenceOf(story)
    expect(sequence.lanes.map(lane => laneName(lane).en)).toEqual(['A Laptop', 'B Laptop', 'shop.test', 'users', 'sessions'])
    expect(lines(sequence)).toEqual([
      '--- Tab A · Laptop: a tab was opened.',
      'A Laptop > shop.test: POST /session/login',
      'shop.test > users: find user → alice',
      'shop.test > users: compare the password',
      'shop.test > sessions: create session of alice',
      'shop.test > A Laptop: 303 → /session/me Set-Cookie: sid, theme',
      '@A Laptop stored: sid stored',
      '@A Laptop rejected: theme rejected: Domain does not fit',
      'A Laptop > shop.test: GET /session/me',
      '@A Laptop sent: sid sent',
      'shop.test > sessions: find sid → alice',
      'shop.test > A Laptop: 200',
      '--- Tab B · Laptop: a tab was opened.',
      'B Laptop > shop.test: GET /session/admin',
      '@B Laptop sent: sid sent',
      'shop.test > sessions: find sid → alice',
      '@shop.test refused: Role check: no',
      'shop.test > B Laptop: 403 !',
      '--- The lab clock went forward by 15 min, for the server and for the lifetime of cookies.',
      'A Laptop > shop.test: GET /session/me',
      '@A Laptop sent: sid sent',
      'shop.test > sessions: find sid → idle for too long',
      '@shop.test refused: Find the session: no',
      'shop.test > A Laptop: 401 !',
    ])
  })

  it('says the whole sentence of a refusal beside its title', () => {
    const steps = sequenceOf(story).blocks.flatMap(block => block.steps)
    const refused = steps.find(step => step.kind === 'mark' && step.mark === 'refused')
    const more = refused?.kind === 'mark' ? refused.more : null
    expect(more?.en).toContain('the role admin is needed')
    expect(more?.ko).toContain('admin 역할이 필요')
  })

  it('stops what never left the browser, and says why', () => {
    const blocked = [sent('e'), failed('e', { blockedReason: 'mixed-content' })]
    expect(lines(sequenceOf(blocked))).toEqual(['Laptop x shop.test: GET /session/me', '@Laptop blocked: no response for the page'])
    const cached = [sent('e'), received('e', 200, { servedFrom: 'disk' }), finished('e')]
    expect(lines(sequenceOf(cached))).toEqual([
      'Laptop x shop.test: GET /session/me',
      '@Laptop from-cache: from cache: never reached the server',
    ])
  })

  it('shows what waits as waiting', () => {
    expect(lines(sequenceOf([sent('e')]))).toEqual(['Laptop x shop.test: GET /session/me', '@Laptop waiting: not sent yet'])
    expect(lines(sequenceOf([wireGot('w')]))).toEqual(['Laptop > shop.test: GET /session/me', '@shop.test waiting: no response yet'])
  })

  it('shows an answer without its request, and a session that ended by hand without any request', () => {
    expect(lines(sequenceOf([wireSent('w', 500)]))).toEqual(['browser > ?: request not captured', '? > browser: 500 !'])
    const ended = sessionChanged({ change: { kind: 'ended', by: 'ended-by-hand' } })
    expect(lines(sequenceOf([ended]))).toEqual(['--- The server ended the session of alice: ended by hand.'])
  })

  it('joins the cookies of one verdict, and leaves out those that could never apply', () => {
    const elsewhere = aCookie({ name: 'far', domain: 'evil.test' })
    const drafts = [
      sent('e'),
      cookieJudged('e', { kind: 'sent' }),
      cookieJudged('e', { kind: 'sent' }, aCookie({ name: 'lang' })),
      cookieJudged('e', { kind: 'held-back', reasons: ['DomainMismatch'] }, elsewhere),
    ]
    expect(lines(sequenceOf(drafts))[1]).toBe('@Laptop sent: sid, lang sent')
    expect(lines(sequenceOf(drafts)).join()).not.toContain('far')
  })

  it('says of a request that it went in the open, where no shortened address can hide it', () => {
    const open = sequenceOf([sent('e', { url: `http://shop.test/${'x'.repeat(300)}` })])
    expect(lines(open)[0]).toMatch(/^Laptop x shop\.test: GET \(http\) \/xxx/)
  })

  it('is empty for no rows', () => {
    expect(buildSequence([], () => undefined)).toEqual({ lanes: [], blocks: [] })
  })

  it('whatever the facts: steps know their lanes, have ids of their own, and never go back in time within a row', () => {
    fc.assert(
      fc.property(anyDrafts(), drafts => {
        const fold = foldOf(drafts)
        const { lanes, blocks } = buildSequence(fold.timeline.rows(), seq => fold.eventOf(seq))
        const keys = new Set(lanes.map(({ key }) => key))
        expect(keys.size).toBe(lanes.length)
        const ids = blocks.flatMap(block => block.steps.map(({ id }) => id))
        expect(new Set(ids).size).toBe(ids.length)
        for (const { steps } of blocks) {
          expect(steps.map(({ seq }) => seq)).toEqual(steps.map(({ seq }) => seq).toSorted((a, b) => a - b))
          for (const step of steps) {
            if (step.kind === 'arrow') expect([step.from, step.to].every(key => keys.has(key))).toBe(true)
            if (step.kind === 'mark') expect(keys.has(step.lane)).toBe(true)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})
