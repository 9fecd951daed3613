import type { WebContents } from 'electron'
import type { EventSeq, TabId } from '@shared/ids.ts'
import type { Guests } from '../stage/guests.ts'
import type { StageBoard } from '../stage/stage-board.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import type { PictureAlbum } from './picture-album.ts'
import { createPictureSchedule } from './picture-schedule.ts'

export interface TabPicturesOptions {
  readonly album: PictureAlbum
  readonly board: StageBoard
  readonly guests: Pick<Guests, 'get'>
  readonly log: TraceLog
}

const maxWidth = 1280
const jpegQuality = 72
/** A page that is not drawn (a minimised window) never answers. */
const patienceMs = 3_000

/** Keeps pictures of the tabs as they change, so that the stage can show them as they were. */
export function takeTabPictures({ album, board, guests, log }: TabPicturesOptions): void {
  /** One at a time: each is a copy of a surface. */
  let turn = Promise.resolve()
  const arrived = new Map<TabId, EventSeq>()
  const schedule = createPictureSchedule({
    isLoading: tab => board.tab(tab)?.isLoading ?? false,
    take(tab, from) {
      turn = turn.then(async () => {
        const contents = guests.get(tab)?.contents
        if (contents === undefined || contents.isDestroyed() || contents.isCrashed() || !isShowing(board, tab)) return
        const taken = log.lastSeq()
        const picture = await capture(contents)
        // Another page has come meanwhile: which of the two is seen nobody knows, and its own picture will follow.
        if ((arrived.get(tab) ?? 0) > taken) return
        if (picture !== null) album.keep({ tab, from, taken, width: picture.width, height: picture.height }, picture.jpeg)
      })
      return turn
    },
  })
  log.subscribe(event => {
    if (event.kind === 'tab.navigated') {
      arrived.set(event.tab, event.seq)
      album.arrived(event.tab, event.seq)
    }
    if (event.kind === 'tab.closed') arrived.delete(event.tab)
    schedule.note(event)
    if (event.kind === 'events.dropped') album.forgetThrough(event.through)
    if (event.kind === 'log.cleared') album.forgetThrough(event.seq)
  })
}

/** A card of ours lies over a page that failed or crashed, and over one that asks for a password: not to be kept. */
function isShowing(board: StageBoard, tab: TabId): boolean {
  const found = board.tab(tab)
  return found !== null && found.condition.kind === 'live'
}

async function capture(contents: WebContents): Promise<{ readonly jpeg: Buffer; readonly width: number; readonly height: number } | null> {
  try {
    const image = await within(contents.capturePage())
    if (image === null || image.isEmpty()) return null
    const small = image.getSize().width > maxWidth ? image.resize({ width: maxWidth, quality: 'good' }) : image
    return { jpeg: small.toJPEG(jpegQuality), ...small.getSize() }
  } catch {
    return null // the page went away meanwhile: then there is nothing to show
  }
}

function within<Value>(promise: Promise<Value>): Promise<Value | null> {
  return Promise.race([promise, new Promise<null>(resolve => setTimeout(() => resolve(null), patienceMs))])
}
