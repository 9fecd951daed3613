import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/** Following on every frame would replace nearly all visible rows sixty times a second; fifteen is enough to read along. */
const followEveryMs = 66
const bottomSlackPx = 24

export interface Following {
  readonly isFollowing: boolean
  /** The reader has scrolled away from the end, or back to it. */
  readonly onFollow: (isFollowing: boolean) => void
  /** How much there is to show: when it changes, the end is somewhere else. */
  readonly size: number
  /** What is shown first: when that changes, the end is somewhere else at once. */
  readonly start: string
}

/** Keeps a box at its end while it follows, and leaves it alone otherwise. */
export function useStickToBottom(
  scroller: RefObject<HTMLElement | null>,
  { isFollowing, onFollow, size, start }: Following,
): { readonly onScroll: () => void } {
  const follows = useRef(isFollowing)
  const timer = useRef<number | null>(null)
  const lastTop = useRef(0)

  useLayoutEffect(() => {
    follows.current = isFollowing
    if (isFollowing) toEnd(scroller.current)
    // A box that has become lower stands higher up: not the reader's doing either.
    lastTop.current = scroller.current?.scrollTop ?? 0
  }, [scroller, isFollowing, start])

  useEffect(() => {
    if (!follows.current || timer.current !== null) return
    timer.current = window.setTimeout(() => {
      timer.current = null
      if (follows.current) toEnd(scroller.current)
    }, followEveryMs)
  }, [scroller, size])

  useEffect(
    () => () => {
      if (timer.current !== null) window.clearTimeout(timer.current)
    },
    [],
  )

  /** A box that becomes higher or lower keeps its first line in place: a reader at the end would no longer be there. */
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      if (follows.current) toEnd(element)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])

  const onScroll = (): void => {
    const element = scroller.current
    if (element === null) return
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight <= bottomSlackPx
    const isUpwards = element.scrollTop < lastTop.current - 1
    lastTop.current = element.scrollTop
    // What came in between a scroll and its event is not the reader's doing: only scrolling upwards lets go.
    const next = isNear || (isFollowing && !isUpwards)
    if (next !== isFollowing) onFollow(next)
  }
  return { onScroll }
}

function toEnd(element: HTMLElement | null): void {
  if (element !== null) element.scrollTop = element.scrollHeight
}
