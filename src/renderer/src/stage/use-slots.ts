import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { WindowId } from '@shared/ids.ts'

export interface Rect {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export type SlotRef = (window: WindowId) => (element: HTMLElement | null) => void

/**
 * Where each simulated window shows its page, in pixels of the layer that holds all guests. A guest that is moved in the DOM is
 * destroyed, so it is the windows that move and the guests that follow.
 */
export function useSlots() {
  const layer = useRef<HTMLDivElement>(null)
  const slots = useRef(new Map<WindowId, HTMLElement>())
  const observer = useRef<ResizeObserver | null>(null)
  const [rects, setRects] = useState<ReadonlyMap<WindowId, Rect>>(new Map())

  const measure = useCallback(() => {
    if (layer.current === null) return
    const origin = layer.current.getBoundingClientRect()
    const next = new Map<WindowId, Rect>()
    for (const [id, element] of slots.current) {
      const box = element.getBoundingClientRect()
      next.set(id, wholePixels(box, origin))
    }
    setRects(previous => (isSame(previous, next) ? previous : next))
  }, [])

  const slotRef: SlotRef = useCallback(
    window => element => {
      const before = slots.current.get(window)
      if (before === element) return
      if (before !== undefined) observer.current?.unobserve(before)
      if (element === null) slots.current.delete(window)
      else {
        slots.current.set(window, element)
        observer.current?.observe(element)
      }
    },
    [],
  )

  useLayoutEffect(() => {
    observer.current = new ResizeObserver(measure)
    if (layer.current !== null) observer.current.observe(layer.current)
    for (const element of slots.current.values()) observer.current.observe(element)
    return () => observer.current?.disconnect()
  }, [measure])
  // Windows that keep their size can still move when another one comes or goes.
  useLayoutEffect(measure)

  return { layer, slotRef, rects }
}

/** A guest's surface has whole pixels only; at a fractional place or size it would be drawn blurred. */
function wholePixels(box: DOMRect, origin: DOMRect): Rect {
  const left = Math.round(box.left - origin.left)
  const top = Math.round(box.top - origin.top)
  return { left, top, width: Math.round(box.right - origin.left) - left, height: Math.round(box.bottom - origin.top) - top }
}

function isSame(a: ReadonlyMap<WindowId, Rect>, b: ReadonlyMap<WindowId, Rect>): boolean {
  if (a.size !== b.size) return false
  for (const [id, rect] of a) {
    const other = b.get(id)
    if (other === undefined || other.left !== rect.left || other.top !== rect.top) return false
    if (other.width !== rect.width || other.height !== rect.height) return false
  }
  return true
}
