import { useLayoutEffect, useRef, type RefObject } from 'react'
import { blockAt, type SequenceLayout } from '@shared/telling/sequence/layout-sequence.ts'
import type { Sequence } from '@shared/telling/sequence/sequence.ts'

interface Standing {
  readonly rowKey: string
  /** How far below its beginning the box stands, in pixels. */
  readonly within: number
}

/** Rows that grow or come in above what is read move it nowhere: an SVG has no anchor of its own that a browser would keep. */
export function useBlockInPlace(
  scroller: RefObject<HTMLElement | null>,
  { blocks }: Sequence,
  layout: SequenceLayout,
  isFollowing: boolean,
): { readonly onScroll: () => void } {
  const standing = useRef<Standing | null>(null)
  useLayoutEffect(() => {
    const [element, at] = [scroller.current, standing.current]
    if (isFollowing || element === null || at === null) return
    const index = blocks.findIndex(({ rowKey }) => rowKey === at.rowKey)
    const top = (layout.tops[index] ?? 0) + at.within
    if (index >= 0 && Math.abs(top - element.scrollTop) >= 1) element.scrollTop = top
  }, [scroller, blocks, layout, isFollowing])

  const onScroll = (): void => {
    const top = scroller.current?.scrollTop ?? 0
    const index = blockAt(layout, top)
    const block = blocks[index]
    standing.current = block === undefined ? null : { rowKey: block.rowKey, within: top - (layout.tops[index] ?? 0) }
  }
  return { onScroll }
}
