import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { findChoices, suggest, type Suggestion } from '@shared/telling/filter/suggest.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { filterText } from '../i18n/filter-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './filter-field.css'

interface FilterFieldProps {
  readonly filter: string
  readonly onChange: (filter: string) => void
  /** The values that are offered come from these. */
  readonly rows: readonly TimelineRow[]
  /** Counts the presses of the key that leads here. */
  readonly findPresses: number
}

/** A combo box after the pattern of the ARIA Authoring Practices: the field keeps the focus and names the active offer. */
export function FilterField({ filter, onChange, rows, findPresses }: FilterFieldProps) {
  const text = useText(filterText)
  const field = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(-1)
  const isOpen = caret !== null
  const choices = useMemo(() => (isOpen ? findChoices(rows) : null), [isOpen, rows])
  const offers = choices === null || caret === null || caret > filter.length ? null : suggest(filter, caret, choices)
  const list = offers?.list ?? []

  useEffect(() => {
    if (findPresses > 0) field.current?.focus()
  }, [findPresses])

  const open = (at: number | null): void => {
    setCaret(at)
    setActive(-1)
  }
  const take = ({ insert }: Suggestion): void => {
    if (offers === null) return
    const before = filter.slice(0, offers.from) + insert
    // At once: a letter that is typed before the next frame must already find the caret here.
    flushSync(() => {
      onChange(before + filter.slice(offers.to).trimStart())
      open(before.length)
    })
    field.current?.setSelectionRange(before.length, before.length)
  }
  const onKeyDown = (pressed: KeyboardEvent): void => {
    if (pressed.nativeEvent.isComposing) return
    const chosen = list[active]
    switch (pressed.code) {
      case 'ArrowDown':
      case 'ArrowUp': {
        pressed.preventDefault()
        if (list.length === 0) return open(field.current?.selectionStart ?? filter.length)
        const step = pressed.code === 'ArrowDown' ? 1 : -1
        return setActive((active + step + list.length + (active < 0 && step < 0 ? 1 : 0)) % list.length)
      }
      case 'Enter':
      case 'Tab':
        if (chosen === undefined) return open(null)
        pressed.preventDefault()
        return take(chosen)
      case 'Escape':
        if (list.length > 0) return open(null)
        return onChange('')
      default:
    }
  }
  return (
    <div className="timeline-filter" title={text.hint}>
      <Icon name="search" />
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={text.filter}
        aria-autocomplete="list"
        aria-expanded={list.length > 0}
        aria-controls={list.length > 0 ? listId : undefined}
        aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
        placeholder={text.placeholder}
        spellCheck={false}
        autoComplete="off"
        value={filter}
        onChange={changed => {
          onChange(changed.target.value)
          open(changed.target.selectionStart)
        }}
        onClick={() => open(field.current?.selectionStart ?? filter.length)}
        onBlur={() => open(null)}
        onKeyDown={onKeyDown}
      />
      {list.length === 0 ? null : (
        <div id={listId} role="listbox" aria-label={text.offers} className="filter-offers">
          {list.map((offer, index) => (
            <div
              key={offer.insert}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              className="filter-offer"
              onPointerDown={pressed => {
                pressed.preventDefault() // the field keeps the focus
                take(offer)
              }}
            >
              <span className="mono">
                <Untrusted text={offer.insert.trim()} />
              </span>
              <span className="filter-offer-note">
                {offer.key !== null ? text.keys[offer.key] : offer.count === null ? null : text.rows(offer.count)}
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
