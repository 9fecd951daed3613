import type { Filter, FilterMistake } from '@shared/telling/filter/filter-term.ts'
import { filterText } from '../i18n/filter-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import './filter-words.css'

interface FilterWordsProps {
  readonly filter: string
  readonly parsed: Filter
  readonly onChange: (filter: string) => void
}

/** The filter word by word, each with a way out; what means nothing says so, and that it hides nothing. */
export function FilterWords({ filter, parsed: { terms, mistakes }, onChange }: FilterWordsProps) {
  const text = useText(filterText)
  const words = [...terms.map(term => ({ ...term, mistake: null })), ...mistakes.map(mistake => ({ ...mistake, mistake }))]
  if (words.length === 0) return null
  return (
    <div className="filter-words">
      <ul aria-label={text.words}>
        {words
          .sort((a, b) => a.from - b.from)
          .map(({ from, to, mistake }) => {
            const word = filter.slice(from, to)
            return (
              <li key={from} className="filter-word" data-mistake={mistake === null ? undefined : ''}>
                {mistake === null ? null : <Icon name="warning" />}
                <span className="mono">
                  <Untrusted text={word} />
                </span>
                {mistake === null ? null : <Mistake mistake={mistake} />}
                <button
                  type="button"
                  aria-label={text.remove(visibleText(word))}
                  onClick={() => onChange(`${filter.slice(0, from).trimEnd()} ${filter.slice(to).trimStart()}`.trim())}
                >
                  <Icon name="close" />
                </button>
              </li>
            )
          })}
      </ul>
      <span role="status">{mistakes.length === 0 ? '' : text.ignored}</span>
    </div>
  )
}

function Mistake({ mistake: { kind, meant } }: { readonly mistake: FilterMistake }) {
  const text = useText(filterText)
  return (
    <span>
      {text.mistakes[kind]}
      {meant === null ? null : `; ${text.meant(meant)}`}
    </span>
  )
}
