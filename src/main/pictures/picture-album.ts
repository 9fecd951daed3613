import type { EventSeq, TabId } from '@shared/ids.ts'
import type { TabPicture } from '@shared/tab-picture.ts'

/** Pictures of tabs by the events that they show. Bounded in bytes: the oldest go first. */
export interface PictureAlbum {
  /** A picture that looks like the tab's last one is not kept twice. */
  keep(picture: Omit<TabPicture, 'id'>, jpeg: Buffer): void
  /** How each tab looked at the event: of those that stand there, each tab's newest. */
  at(cursor: EventSeq): readonly TabPicture[]
  /** The picture itself; null: it has been dropped. */
  jpegOf(id: number): Buffer | null
  /** Events before and with this one are gone: what they alone showed goes too. */
  forgetThrough(seq: EventSeq): void
  bytes(): number
}

interface Kept {
  readonly picture: TabPicture
  readonly jpeg: Buffer
}

const defaultMaxBytes = 32 * 1024 * 1024

export function createPictureAlbum(maxBytes = defaultMaxBytes): PictureAlbum {
  /** In the order in which they were taken. */
  let kept: Kept[] = []
  let bytes = 0
  let serial = 0

  const lastOf = (tab: TabId): Kept | undefined => kept.filter(({ picture }) => picture.tab === tab).at(-1)

  function drop(isGone: (kept: Kept) => boolean): void {
    kept = kept.filter(each => {
      if (!isGone(each)) return true
      bytes -= each.jpeg.length
      return false
    })
  }

  return {
    keep(picture, jpeg) {
      if (lastOf(picture.tab)?.jpeg.equals(jpeg) === true) return
      kept.push({ picture: { ...picture, id: ++serial }, jpeg })
      bytes += jpeg.length
      while (bytes > maxBytes && kept.length > 1) {
        const [oldest] = kept
        drop(each => each === oldest)
      }
    },
    at(cursor) {
      const byTab = new Map<TabId, TabPicture>()
      for (const { picture } of kept) if (picture.from <= cursor) byTab.set(picture.tab, picture)
      return [...byTab.values()]
    },
    jpegOf: id => kept.find(({ picture }) => picture.id === id)?.jpeg ?? null,
    forgetThrough(seq) {
      const standing = new Map<TabId, number>()
      for (const { picture } of kept) if (picture.from <= seq) standing.set(picture.tab, picture.id)
      drop(({ picture }) => picture.from <= seq && standing.get(picture.tab) !== picture.id)
    },
    bytes: () => bytes,
  }
}
