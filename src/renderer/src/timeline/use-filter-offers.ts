import { useMemo, useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { findChoices, suggest, type Suggestion } from '@shared/telling/filter/suggest.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'

export interface FilterOffersOptions {
  readonly filter: string
  readonly onChange: (filter: string) => void
  readonly rows: readonly TimelineRow[]
}

export interface FilterOffers {
  /** Empty: the list is closed. */
  readonly list: readonly Suggestion[]
  /** The offer that the keys stand on; -1: none. */
  readonly active: number
  /** Offers what fits at this place of the text; null closes the list. */
  readonly open: (at: number | null) => void
  readonly take: (offer: Suggestion) => void
  readonly onKeyDown: (pressed: KeyboardEvent) => void
}

/** What could be written where the caret is, and how the keys choose among it. */
export function useFilterOffers(field: RefObject<HTMLInputElement | null>, { filter, onChange, rows }: FilterOffersOptions): FilterOffers {
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(-1)
  const isOpen = caret !== null
  const choices = useMemo(() => (isOpen ? findChoices(rows) : null), [isOpen, rows])
  const offers = choices === null || caret === null || caret > filter.length ? null : suggest(filter, caret, choices)
  const list = offers?.list ?? []

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
  return { list, active, open, take, onKeyDown }
}
