import type { EventSeq, TabId } from '@shared/ids.ts'
import type { TabPicture } from '@shared/tab-picture.ts'

/** Pictures of tabs by the events that they show. Bounded in bytes: the oldest go first. */
export interface PictureAlbum {
  /** Another page has come: pictures of the one before stand no longer. */
  arrived(tab: TabId, seq: EventSeq): void
  /** A picture that looks like the tab's last one is not kept twice. */
  keep(picture: Omit<TabPicture, 'id'>, jpeg: Buffer): void
  /** How each tab looked at the event: the newest of the page that it showed there. A page that was left at once may have none. */
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

  const arrivals = new Map<TabId, EventSeq[]>()

  const lastOf = (tab: TabId): Kept | undefined => kept.filter(({ picture }) => picture.tab === tab).at(-1)
  const arrivalBefore = (tab: TabId, cursor: number): number => (arrivals.get(tab) ?? []).filter(seq => seq <= cursor).at(-1) ?? 0

  function drop(isGone: (kept: Kept) => boolean): void {
    kept = kept.filter(each => {
      if (!isGone(each)) return true
      bytes -= each.jpeg.length
      return false
    })
  }

  return {
    arrived(tab, seq) {
      const known = arrivals.get(tab)
      if (known === undefined) arrivals.set(tab, [seq])
      else known.push(seq)
    },
    keep(picture, jpeg) {
      const last = lastOf(picture.tab)
      const isOfSamePage = last !== undefined && last.picture.from >= arrivalBefore(picture.tab, picture.from)
      if (isOfSamePage && last.jpeg.equals(jpeg)) return
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
      return [...byTab.values()].filter(({ tab, from }) => from >= arrivalBefore(tab, cursor))
    },
    jpegOf: id => kept.find(({ picture }) => picture.id === id)?.jpeg ?? null,
    forgetThrough(seq) {
      const standing = new Map<TabId, number>()
      for (const { picture } of kept) if (picture.from <= seq) standing.set(picture.tab, picture.id)
      drop(({ picture }) => picture.from <= seq && standing.get(picture.tab) !== picture.id)
      for (const [tab, seqs] of arrivals) {
        const standingFrom = arrivalBefore(tab, seq)
        arrivals.set(
          tab,
          seqs.filter(at => at >= standingFrom),
        )
      }
    },
    bytes: () => bytes,
  }
}
