import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { tabAfter } from './tab-after.ts'
import './tabs.css'

export interface TabEntry {
  readonly id: string
  readonly label: string
  /** Shown behind the label when there is any. */
  readonly count?: number
  /** Shown as "count of whole" when there are more that this panel folds away. */
  readonly whole?: number
  readonly content: () => ReactNode
}

interface TabsProps {
  readonly label: string
  readonly entries: readonly TabEntry[]
  readonly selected: string
  readonly onSelect: (id: string) => void
}

/**
 * The tabs of the ARIA Authoring Practices: arrows choose, Tab leads into the panel. By hand, because the panel of react-aria looks with
 * each change of its content for something to focus, and the browser has to lay out the whole page for the answer.
 */
export function Tabs({ label, entries, selected, onSelect }: TabsProps) {
  const id = useId()
  const at = Math.max(
    0,
    entries.findIndex(entry => entry.id === selected),
  )
  const onKeyDown = (pressed: KeyboardEvent<HTMLElement>): void => {
    const to = tabAfter(pressed.code, at, entries.length)
    const chosen = to === null ? undefined : entries[to]
    if (to === null || chosen === undefined) return
    pressed.preventDefault()
    onSelect(chosen.id)
    pressed.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }
  return (
    <div className="tabs">
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the chosen tab has the focus, not the bar */}
      <div role="tablist" aria-label={label} className="tabs-list" onKeyDown={onKeyDown}>
        {entries.map(({ id: key, label: name, count = 0, whole = count }, index) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-tab-${key}`}
            aria-selected={index === at}
            aria-controls={index === at ? `${id}-panel` : undefined}
            tabIndex={index === at ? 0 : -1}
            className="tabs-tab"
            onClick={() => onSelect(key)}
          >
            {name}
            {whole === 0 ? null : <span className="tabs-count">{whole === count ? count : `${count}/${whole}`}</span>}
          </button>
        ))}
      </div>
      {/* It scrolls, so the keyboard must be able to get there. */}
      <div role="tabpanel" id={`${id}-panel`} key={selected} aria-labelledby={`${id}-tab-${selected}`} tabIndex={0} className="tabs-panel">
        {entries[at]?.content()}
      </div>
    </div>
  )
}
