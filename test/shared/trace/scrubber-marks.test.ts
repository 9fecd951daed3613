import { expect, test } from 'vitest'
import { eventSeq, lessonId } from '@shared/ids.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { scrubberMarks } from '@shared/trace/scrubber-marks.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { begun, finished, joined, made, sent, trace, wireGot } from './make-trace.ts'

function marks(drafts: readonly TraceDraft[], places?: number, firstSeq = 1) {
  const fold = createTraceFold()
  fold.push(trace(drafts))
  return scrubberMarks(fold.timeline.rows(), eventSeq(firstSeq), eventSeq(drafts.length), places)
}
const stepped: TraceDraft = { observer: 'app', kind: 'lesson.stepped', lesson: lessonId('l'), step: 1 }
const refusal = [sent('e9'), joined('e9', 'w9'), wireGot('w9'), begun('w9', ['cookie-present']), made('w9', 401, 'cookie-present')] as const

test('requests stand at their end, steps at their beginning, first and last event at the ends of the line', () => {
  expect(marks([stepped, sent('e1'), sent('e2'), finished('e1'), finished('e2')], 4)).toEqual([
    { at: 0, kind: 'step' },
    { at: 0.75, kind: 'request' },
    { at: 1, kind: 'request' },
  ])
})

test('a refusal is told from a request', () => {
  expect(marks(refusal).map(({ kind }) => kind)).toEqual(['refusal'])
})

test('at one place the weightiest is drawn, and there are never more marks than places', () => {
  const many = Array.from({ length: 500 }, (_, index) => sent(`e${index}`))
  expect(marks(many, 20)).toHaveLength(21)
  expect(marks([...refusal, sent('e1'), finished('e1'), stepped], 1).map(({ kind }) => kind)).toEqual(['refusal'])
})

test('what lies outside the line has no mark', () => {
  expect(marks([sent('e1'), finished('e1'), stepped, sent('e2')], 10, 3)).toEqual([
    { at: 0, kind: 'step' },
    { at: 1, kind: 'request' },
  ])
})
