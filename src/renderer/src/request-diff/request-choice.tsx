import { useId } from 'react'
import type { Exchange } from '@shared/trace/exchange.ts'
import { useLabView } from '../trace/lab-view.ts'
import { clockTime } from '../ui/clock-time.ts'
import { visibleText } from '@shared/web/visible-text.ts'

interface RequestChoiceProps {
  readonly label: string
  readonly chosen: string
  readonly exchanges: readonly Exchange[]
  readonly onChoose: (key: string) => void
}

/** So many of the newest can be chosen here; any other is chosen in the timeline. */
const mostChoices = 300

export function RequestChoice({ label, chosen, exchanges, onChoose }: RequestChoiceProps) {
  const id = useId()
  const { world } = useLabView()
  const newest = exchanges.slice(-mostChoices)
  const choices = newest.some(({ key }) => key === chosen) ? newest : [...exchanges.filter(({ key }) => key === chosen), ...newest]
  const name = ({ tab, method, url, status, at }: Exchange): string =>
    [
      tab === null ? null : world.tabs[tab]?.lane,
      visibleText(method).slice(0, 20),
      visibleText(url).slice(0, 90),
      status,
      clockTime(at.wallMs),
    ]
      .filter(part => part != null)
      .join(' ')
  return (
    <span className="request-diff-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={chosen} onChange={changed => onChoose(changed.target.value)}>
        {choices.map(exchange => (
          <option key={exchange.key} value={exchange.key}>
            {name(exchange)}
          </option>
        ))}
      </select>
    </span>
  )
}
