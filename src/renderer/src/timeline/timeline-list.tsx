import { useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { timelineText } from '../i18n/timeline-text.ts'
import { useText } from '../i18n/use-text.ts'
import './timeline-list.css'
import type { RowViewProps } from '../trace/row-view.ts'
import { lettersInRow } from './chip-groups.ts'
import { rowHeights } from '../virtual-list/row-offsets.ts'
import { TimelineRow } from './timeline-row.tsx'
import { ToNewest } from '../marks/to-newest.tsx'
import { useVirtualRows } from '../virtual-list/use-virtual-rows.ts'

/** A list box that draws only the rows in sight. The list keeps the focus and names the active row. */
export function TimelineList({ rows, selectedKey, shownKey, cursor, onSelect, onEscape }: RowViewProps) {
  const text = useText(timelineText)
  const scroller = useRef<HTMLDivElement>(null)
  const {
    places,
    drawn,
    fits: letters,
    isFollowing,
    onScroll,
    toBottom,
  } = useVirtualRows(scroller, rows, { selectedKey, fitsIn: lettersInRow })
  const shownIndex = useMemo(() => (shownKey === null ? -1 : rows.findLastIndex(row => row.key === shownKey)), [rows, shownKey])
  const activeIndex = shownIndex < 0 ? rows.length - 1 : shownIndex

  const select = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (row !== undefined) onSelect(row)
  }
  const onKeyDown = (pressed: KeyboardEvent): void => {
    if (pressed.nativeEvent.isComposing) return
    if (pressed.code === 'Escape') return onEscape()
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeights.exchange) - 1)
    const target = targetOf(pressed.code, { active: activeIndex, last: rows.length - 1, page, hasSelection: shownIndex >= 0 })
    if (target === null) return
    pressed.preventDefault()
    select(target)
  }
  const onClick = (clicked: MouseEvent): void => {
    const row = clicked.target instanceof Element ? clicked.target.closest('[data-row]')?.getAttribute('data-row') : null
    if (row != null) select(Number(row))
  }

  return (
    <div className="timeline-frame">
      <div
        ref={scroller}
        className="timeline-list"
        role="listbox"
        tabIndex={0}
        aria-label={text.title}
        aria-activedescendant={shownIndex < 0 ? undefined : rowId(shownIndex)}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className="timeline-rows" role="presentation" style={{ height: places.height }}>
          {rows.slice(drawn.from, drawn.to).map((row, offset) => {
            const index = drawn.from + offset
            return (
              <TimelineRow
                key={row.key}
                id={rowId(index)}
                row={row}
                letters={letters}
                position={index + 1}
                count={rows.length}
                isSelected={index === shownIndex}
                isFuture={cursor !== null && row.firstSeq > cursor}
                top={places.topOf(index)}
              />
            )
          })}
        </div>
      </div>
      {isFollowing ? null : <ToNewest onPress={toBottom} />}
    </div>
  )
}

const rowId = (index: number): string => `timeline-row-${index}`

interface ListPlace {
  readonly active: number
  readonly last: number
  readonly page: number
  readonly hasSelection: boolean
}

/** Where a key leads; null for keys that are not the list's. */
function targetOf(code: string, { active, last, page, hasSelection }: ListPlace): number | null {
  switch (code) {
    case 'ArrowUp':
      return hasSelection ? active - 1 : last
    case 'ArrowDown':
      return hasSelection ? active + 1 : last
    case 'PageUp':
      return active - page
    case 'PageDown':
      return active + page
    case 'Home':
      return 0
    case 'End':
      return last
    case 'Enter':
    case 'Space':
      return active
    default:
      return null
  }
}
