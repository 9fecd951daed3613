import { useEffect, useState, type RefObject } from 'react'

/** What is in sight of a scrolling box, in whole steps, so that not every pixel draws anew. */
export interface Viewport {
  readonly top: number
  readonly height: number
  readonly width: number
}
const step = 120

export function useViewport(scroller: RefObject<HTMLElement | null>): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ top: 0, height: 600, width: 0 })
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const read = (): void => {
      const top = Math.floor(element.scrollTop / step) * step
      const { clientHeight: height, clientWidth: width } = element
      setViewport(before => (before.top === top && before.height === height && before.width === width ? before : { top, height, width }))
    }
    const observer = new ResizeObserver(read) // speaks up at once, and with every change of size
    observer.observe(element)
    element.addEventListener('scroll', read, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', read)
    }
  }, [scroller])
  return viewport
}
