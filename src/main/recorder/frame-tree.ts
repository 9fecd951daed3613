import type { Protocol } from 'devtools-protocol'
import { withoutUser } from '@shared/web/user-information.ts'

/**
 * Which document stands in which frame of one tab, as DevTools tells it: by it a request of a frame is told from one of the page. The
 * id of the main frame lives as long as the tab, whatever process shows it.
 */
export interface FrameTree {
  /** What stands in the tab now; of a child session: in the frame that it is for. */
  begin(tree: Protocol.Page.FrameTree): void
  /** The frame shows this document from now on, whether or not its own session was heard in time. */
  shows(frameId: string, url: string): void
  /** One message of the tab's DevTools session or of a child session; others than Page's are ignored. */
  handle(method: string, params: unknown): void
  /** True for a frame within the page; false for the page itself, and for what has no frame (a worker). */
  isEmbedded(frameId: string | undefined): boolean
  /** Addresses of the documents around the frame, the nearest first, the tab's own page last; null: not all of them are known. */
  around(frameId: string): readonly string[] | null
}

interface KnownFrame {
  readonly parent: string | null
  url: string
}

/** A page may make frames without end; what is forgotten is "not known" from then on. */
const mostFrames = 2_000

export function createFrameTree(): FrameTree {
  const frames = new Map<string, KnownFrame>()
  let main: string | null = null

  function note(id: string, parent: string | null, url: string | null): void {
    const known = frames.get(id)
    const address = url === null ? known?.url : withoutUser(url)
    frames.set(id, { parent: parent ?? known?.parent ?? null, url: address ?? 'about:blank' })
    if (frames.size <= mostFrames) return
    for (const oldest of frames.keys()) {
      if (oldest === main) continue
      frames.delete(oldest)
      return
    }
  }
  function begin({ frame, childFrames = [] }: Protocol.Page.FrameTree): void {
    main ??= frame.id
    note(frame.id, frame.parentId ?? null, frame.url)
    childFrames.forEach(begin)
  }

  return {
    begin,
    shows: (frameId, url) => note(frameId, null, url),
    handle(method, params) {
      switch (method) {
        case 'Page.frameAttached': {
          const { frameId, parentFrameId } = params as Protocol.Page.FrameAttachedEvent
          return note(frameId, parentFrameId, null)
        }
        case 'Page.frameNavigated': {
          const { frame } = params as Protocol.Page.FrameNavigatedEvent
          return note(frame.id, frame.parentId ?? null, frame.url)
        }
        case 'Page.frameDetached': {
          const { frameId, reason } = params as Protocol.Page.FrameDetachedEvent
          if (reason !== 'swap') frames.delete(frameId) // swapped: the same frame goes on in another process
          return
        }
        default:
      }
    },
    isEmbedded: frameId => frameId !== undefined && main !== null && frameId !== main,
    around(frameId) {
      const found: string[] = []
      let at = frames.get(frameId)
      while (at !== undefined && at.parent !== null && found.length < mostFrames) {
        at = frames.get(at.parent)
        if (at === undefined) return null
        found.push(at.url)
      }
      return found.length === 0 ? null : found
    },
  }
}
