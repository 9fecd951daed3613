import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Untrusted } from '../ui/untrusted.tsx'

/** About as many characters as are in sight at once; a longer value scrolls, and then the keyboard has to reach it. */
const inSight = 90

export function ItemValue({ value }: { readonly value: string }) {
  const text = useText(inspectorText)
  if (value === '') return <div className="item-value item-empty">{text.emptyValue}</div>
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls takes the focus, or no key could scroll it (axe: scrollable-region-focusable)
    <div className="item-value mono" tabIndex={value.length > inSight ? 0 : undefined}>
      <Untrusted text={value} />
    </div>
  )
}
