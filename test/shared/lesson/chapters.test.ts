import { describe, expect, it } from 'vitest'
import { chaptersOf, type PlacedLesson } from '@shared/lesson/chapters.ts'

const lesson = (id: string, chapter: PlacedLesson['chapter'], needs: readonly string[] = []): PlacedLesson => ({ id, chapter, needs })
const drawn = (...lessons: PlacedLesson[]) => chaptersOf(lessons).map(one => [one.id, ...one.lessons.map(({ id }) => id)])

describe('chaptersOf', () => {
  it('puts the chapters into the order of the course, and lessons without one last', () => {
    expect(drawn(lesson('own', null), lesson('jwt', 'tokens'), lesson('visit', 'http'))).toEqual([
      ['http', 'visit'],
      ['tokens', 'jwt'],
      [null, 'own'],
    ])
  })

  it('puts a lesson after what it needs, and otherwise keeps the order', () => {
    expect(drawn(lesson('c', 'cookies', ['b']), lesson('a', 'cookies'), lesson('b', 'cookies', ['elsewhere']))).toEqual([
      ['cookies', 'a', 'b', 'c'],
    ])
  })

  it('loses no lesson whose needs go in a circle', () => {
    expect(drawn(lesson('a', 'cookies', ['b']), lesson('b', 'cookies', ['a']), lesson('c', 'cookies'))).toEqual([
      ['cookies', 'c', 'a', 'b'],
    ])
  })
})
