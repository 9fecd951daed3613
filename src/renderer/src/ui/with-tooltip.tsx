import type { ReactElement } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import './with-tooltip.css'

interface WithTooltipProps {
  readonly tip: string
  readonly children: ReactElement
}

/** Shows a word beside something that can have the focus. What it says must also be there without it. */
export function WithTooltip({ tip, children }: WithTooltipProps) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <Tooltip className="tooltip" offset={6}>
        {tip}
      </Tooltip>
    </TooltipTrigger>
  )
}
