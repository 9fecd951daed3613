import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

/** Following on every frame would replace nearly all visible rows sixty times a second; fifteen is enough to read along. */
const followEveryMs = 66
const bottomSlackPx = 24

/** Keeps the list at its end while the reader is there, and leaves it alone once they scroll away. */
export function useFollowTail(scroller: RefObject<HTMLElement | null>, totalSize: number) {
  const [isAtBottom, setIsAtBottom] = useState(true)
  const wantsBottom = useRef(true)
  const timer = useRef<number | null>(null)
  const lastTop = useRef(0)

  const toBottom = useCallback(() => {
    wantsBottom.current = true
    setIsAtBottom(true)
    const element = scroller.current
    if (element !== null) element.scrollTop = element.scrollHeight
  }, [scroller])

  useEffect(() => {
    if (!wantsBottom.current || timer.current !== null) return
    timer.current = window.setTimeout(() => {
      timer.current = null
      if (wantsBottom.current) toBottom()
    }, followEveryMs)
  }, [totalSize, toBottom])

  useEffect(
    () => () => {
      if (timer.current !== null) window.clearTimeout(timer.current)
    },
    [],
  )

  useEndWhenResized(scroller, wantsBottom)

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight <= bottomSlackPx
    const isUpwards = element.scrollTop < lastTop.current - 1
    lastTop.current = element.scrollTop
    // What came in between a scroll and its event is not the reader's doing: only scrolling upwards lets go.
    const follows = isNear || (wantsBottom.current && !isUpwards)
    wantsBottom.current = follows
    setIsAtBottom(follows)
  }, [scroller])

  return { isAtBottom, toBottom, onScroll }
}

/** A list that becomes higher or lower keeps its first row in place: whoever was at the end would be so no more. */
function useEndWhenResized(scroller: RefObject<HTMLElement | null>, wantsBottom: RefObject<boolean>): void {
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      if (wantsBottom.current) element.scrollTop = element.scrollHeight
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, wantsBottom])
}
