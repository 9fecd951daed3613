import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { beforeNextFrame } from '../base/before-next-frame.ts'
import { rowOffsets, rowRange, rowsInView, topToShow, type RowOffsets, type RowRange } from './row-offsets.ts'
import { createScrollAnchor } from './scroll-anchor.ts'

/** Before the list has been laid out once. */
const assumedHeight = 600
const assumedWidth = 460
const bottomSlackPx = 24

export interface VirtualRowsOptions {
  /** Brought into sight when it changes; null: nothing is chosen. */
  readonly selectedKey: string | null
  /** How much fits into a row, by the width of the list in px: rows are drawn anew only when it changes. The same function at each call. */
  readonly fitsIn: (width: number) => number
}

export interface VirtualRows {
  readonly places: RowOffsets
  readonly drawn: RowRange
  /** What `fitsIn` says of the list as wide as it is. */
  readonly fits: number
  /** True while the list keeps itself at its end. */
  readonly isFollowing: boolean
  readonly onScroll: () => void
  readonly toBottom: () => void
}

/**
 * Which rows to draw. While the reader is at the end the list stays there: rows that come in are drawn and scrolled to in one go. Only
 * scrolling upwards lets go of the end, for rows that come in between a scroll and its event must not look like the reader's doing.
 *
 * A row that gets chosen is brought into sight, with no more scrolling than it takes; letting go of it leads back to the end. Earlier rows
 * that are added or dropped leave the reader where they are. All of this is drawn where it leads to at once: to draw here, scroll and draw
 * there would lay out two lists for one jump.
 *
 * Long: scrolling, following and jumping decide over the same place, and the order of the effects counts.
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly TimelineRow[],
  { selectedKey, fitsIn }: VirtualRowsOptions,
): VirtualRows {
  const places = useMemo(() => rowOffsets(rows), [rows])
  const [measuredHeight, setMeasuredHeight] = useState(0)
  const [fits, setFits] = useState(() => fitsIn(assumedWidth))
  const [isFollowing, setIsFollowing] = useState(true)
  const [scrollTop, setScrollTop] = useState(0)
  const [jump, setJump] = useState<{ readonly to: number } | null>(null)
  /** True until the scrolling to it is told. */
  const [isLanding, setIsLanding] = useState(false)
  const [broughtKey, setBroughtKey] = useState<string | null>(null)
  const [knownFirstKey, setKnownFirstKey] = useState<string | null>(null)
  const [place] = useState(createScrollAnchor)
  const isOnTheWay = useRef(false)
  const viewHeight = measuredHeight === 0 ? assumedHeight : measuredHeight
  const endTop = Math.max(0, places.height - viewHeight)

  function toBottom(): void {
    setIsFollowing(true)
    setJump(null)
  }
  function goTo(to: number): void {
    setIsFollowing(false)
    setScrollTop(to)
    setJump({ to })
    setIsLanding(true)
  }

  // Only a new selection scrolls, wherever it was made; rows that come in must not.
  const chosenAt = selectedKey === broughtKey || selectedKey === null ? -1 : rows.findLastIndex(row => row.key === selectedKey)
  // A row that has been sent for a moment ago comes with the next rows.
  if (selectedKey !== broughtKey && (selectedKey === null || chosenAt >= 0)) {
    setBroughtKey(selectedKey)
    const to = topToShow(places, chosenAt, isFollowing ? endTop : place.top(), viewHeight)
    if (selectedKey === null) toBottom()
    if (to !== null) goTo(to)
  }
  const firstKey = rows[0]?.key ?? null
  if (firstKey !== knownFirstKey) {
    setKnownFirstKey(firstKey)
    const to = isFollowing ? null : place.among(rows, places)
    if (to !== null && to !== place.top()) goTo(to)
  }
  const top = isFollowing ? endTop : scrollTop
  // Spare rows are for scrolling: at the end, and for the first sight of a place, many of them would only make the drawing dear.
  const drawn = rowRange(places, rows.length, top, viewHeight, isFollowing || isLanding ? 'few' : 'many')

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const measure = (): void => {
      setMeasuredHeight(element.clientHeight)
      setFits(fitsIn(element.clientWidth || assumedWidth))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, fitsIn])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!isFollowing || element === null) return
    element.scrollTop = places.height // the browser stops at the end
    place.moveTo(top)
  }, [scroller, place, isFollowing, places.height, top, measuredHeight])

  useLayoutEffect(() => {
    const element = scroller.current
    if (jump === null || element === null) return undefined
    place.moveTo(jump.to)
    isOnTheWay.current = true
    const callOff = beforeNextFrame(() => {
      isOnTheWay.current = false
      element.scrollTop = jump.to
    })
    return () => {
      isOnTheWay.current = false
      callOff()
    }
  }, [scroller, place, jump])

  const onScroll = (): void => {
    const element = scroller.current
    if (element === null || isOnTheWay.current) return
    const now = element.scrollTop
    const isUpwards = now < place.top() - 1
    // The height of this moment: a list that has just become higher scrolls by itself, before anybody has measured it.
    const isAtEnd = places.height - now - (element.clientHeight || assumedHeight) <= bottomSlackPx
    place.standOn(now, rows, places)
    const follows = isAtEnd || (isFollowing && !isUpwards)
    const next = rowRange(places, rows.length, now, viewHeight, 'many')
    if (follows === isFollowing && (follows || (next.from === drawn.from && next.to === drawn.to))) return
    const inView = rowsInView(places, rows.length, now, viewHeight)
    const show = (): void => {
      setIsFollowing(follows)
      setScrollTop(now)
      setIsLanding(false)
    }
    // A frame may show the spare rows; it must not show an empty list.
    if (inView.from < drawn.from || inView.to > drawn.to) flushSync(show)
    else show()
  }

  return { places, drawn, fits, isFollowing, onScroll, toBottom }
}
