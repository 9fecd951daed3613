import { useEffect, useId, useRef } from 'react'
import type { Suggestion } from '@shared/telling/filter/suggest.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { filterText } from '../i18n/filter-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './filter-field.css'
import { useFilterOffers } from './use-filter-offers.ts'

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
  const { list, active, open, take, onKeyDown } = useFilterOffers(field, { filter, onChange, rows })

  useEffect(() => {
    if (findPresses > 0) field.current?.focus()
  }, [findPresses])

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
      {list.length === 0 ? null : <OfferList id={listId} list={list} active={active} onTake={take} />}
    </div>
  )
}

interface OfferListProps {
  readonly id: string
  readonly list: readonly Suggestion[]
  readonly active: number
  readonly onTake: (offer: Suggestion) => void
}

function OfferList({ id, list, active, onTake }: OfferListProps) {
  const text = useText(filterText)
  return (
    <div id={id} role="listbox" aria-label={text.offers} className="filter-offers">
      {list.map((offer, index) => (
        <div
          key={offer.insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="filter-offer"
          onPointerDown={pressed => {
            pressed.preventDefault() // the field keeps the focus
            onTake(offer)
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
  )
}
