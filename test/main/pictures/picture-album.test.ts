import { describe, expect, it } from 'vitest'
import { eventSeq, tabId } from '@shared/ids.ts'
import { createPictureAlbum, type PictureAlbum } from '../../../src/main/pictures/picture-album.ts'

const [a, b] = [tabId('t1'), tabId('t2')]

function keep(album: PictureAlbum, tab: typeof a, from: number, jpeg = `${tab} ${from}`): void {
  album.keep({ tab, from: eventSeq(from), taken: eventSeq(from + 3), width: 10, height: 10 }, Buffer.from(jpeg))
}
const shown = (album: PictureAlbum, cursor: number): (string | undefined)[] =>
  album.at(eventSeq(cursor)).map(({ id }) => album.jpegOf(id)?.toString())

describe('the album of tab pictures', () => {
  it('shows of each tab the newest that stands at the event', () => {
    const album = createPictureAlbum()
    for (const [tab, from] of [
      [a, 5],
      [b, 7],
      [a, 20],
    ] as const)
      keep(album, tab, from)
    expect(shown(album, 4)).toEqual([])
    expect(shown(album, 5)).toEqual(['t1 5'])
    expect(shown(album, 19)).toEqual(['t1 5', 't2 7'])
    expect(shown(album, 99)).toEqual(['t1 20', 't2 7'])
  })

  it('keeps no picture twice that looks like the one before', () => {
    const album = createPictureAlbum()
    keep(album, a, 5, 'same')
    keep(album, a, 9, 'same')
    keep(album, b, 9, 'same')
    expect(album.bytes()).toBe(8)
    expect(album.at(eventSeq(9)).map(({ from }) => from)).toEqual([5, 9])
  })

  it('shows no page under the address of another: one that was left at once has no picture', () => {
    const album = createPictureAlbum()
    album.arrived(a, eventSeq(5))
    keep(album, a, 5, 'first page')
    album.arrived(a, eventSeq(9))
    album.arrived(a, eventSeq(12))
    keep(album, a, 12, 'first page')
    expect(shown(album, 8)).toEqual(['first page'])
    expect(shown(album, 10)).toEqual([])
    expect(shown(album, 12), 'come back, it looks the same and has a picture').toEqual(['first page'])
    album.forgetThrough(eventSeq(10))
    expect(shown(album, 10)).toEqual([])
    expect(shown(album, 12)).toEqual(['first page'])
  })

  it('drops the oldest beyond its bound, and never the last', () => {
    const album = createPictureAlbum(10)
    keep(album, a, 1, '12345')
    keep(album, a, 2, '67890')
    keep(album, a, 3, 'abcde')
    expect(album.bytes()).toBe(10)
    expect(shown(album, 1)).toEqual([])
    keep(album, a, 4, 'a picture that is larger than all')
    expect(shown(album, 4)).toEqual(['a picture that is larger than all'])
  })

  it('forgets with the events what they alone showed, not what still stands', () => {
    const album = createPictureAlbum()
    keep(album, a, 1)
    keep(album, a, 2)
    keep(album, b, 1)
    keep(album, a, 9)
    album.forgetThrough(eventSeq(5))
    expect(shown(album, 1)).toEqual(['t2 1'])
    expect(shown(album, 6)).toEqual(['t1 2', 't2 1'])
    expect(shown(album, 9)).toEqual(['t1 9', 't2 1'])
    expect(album.bytes()).toBe(12)
  })

  it('gives no picture under a number that it does not have', () => {
    expect(createPictureAlbum().jpegOf(1)).toBeNull()
  })
})
