import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { placeRows, rowRange, rowsInView, type RowPlaces, type RowRange } from './row-places.ts'

/** Before the list has been laid out once. */
const assumedHeight = 600
const bottomSlackPx = 24

export interface RowWindow {
  readonly places: RowPlaces
  readonly drawn: RowRange
  /** True while the list keeps itself at its end. */
  readonly isFollowing: boolean
  readonly onScroll: () => void
  readonly toBottom: () => void
  /** Scrolls no more than it must. */
  readonly bringIntoSight: (index: number) => void
}

/**
 * Which rows to draw. While the reader is at the end the list stays there: rows that come in are drawn and scrolled to in one go. Only
 * scrolling upwards lets go of the end, for rows that come in between a scroll and its event must not look like the reader's doing.
 */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, rows: readonly TimelineRow[]): RowWindow {
  const places = useMemo(() => placeRows(rows), [rows])
  const [measuredHeight, setMeasuredHeight] = useState(0)
  const [isFollowing, setIsFollowing] = useState(true)
  const [scrollTop, setScrollTop] = useState(0)
  const lastTop = useRef(0)
  const viewHeight = measuredHeight === 0 ? assumedHeight : measuredHeight
  const top = isFollowing ? Math.max(0, places.height - viewHeight) : scrollTop
  const drawn = rowRange(places, rows.length, top, viewHeight)

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const measure = (): void => setMeasuredHeight(element.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!isFollowing || element === null) return
    element.scrollTop = places.height // the browser stops at the end
    lastTop.current = top
  }, [scroller, isFollowing, places.height, top, measuredHeight])

  const onScroll = (): void => {
    const element = scroller.current
    if (element === null) return
    const now = element.scrollTop
    const isUpwards = now < lastTop.current - 1
    const isAtEnd = places.height - now - viewHeight <= bottomSlackPx
    lastTop.current = now
    const follows = isAtEnd || (isFollowing && !isUpwards)
    const next = rowRange(places, rows.length, now, viewHeight)
    if (follows === isFollowing && (follows || (next.from === drawn.from && next.to === drawn.to))) return
    const inView = rowsInView(places, rows.length, now, viewHeight)
    const show = (): void => {
      setIsFollowing(follows)
      setScrollTop(now)
    }
    // A frame may show the spare rows; it must not show an empty list.
    if (inView.from < drawn.from || inView.to > drawn.to) flushSync(show)
    else show()
  }

  const toBottom = (): void => setIsFollowing(true)
  const bringIntoSight = (index: number): void => {
    const element = scroller.current
    if (element === null) return
    const [rowTop, rowEnd] = [places.topOf(index), places.topOf(index + 1)]
    const above = rowTop < element.scrollTop
    const below = rowEnd > element.scrollTop + viewHeight
    if (above || below) element.scrollTop = above ? rowTop : rowEnd - viewHeight
  }
  return { places, drawn, isFollowing, onScroll, toBottom, bringIntoSight }
}
