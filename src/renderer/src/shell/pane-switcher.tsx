import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { shellText } from '../i18n/shell-text.ts'
import { useText } from '../i18n/use-text.ts'
import './pane-switcher.css'
import { paneNames, type PaneName } from '../panes/panes.ts'
import type { Layout } from '../panes/use-layout.ts'

interface PaneSwitcherProps {
  readonly layout: Layout
  readonly shown: PaneName
  readonly hasLesson: boolean
  readonly onShow: (pane: PaneName) => void
}

/** Chooses the panel on top where there is no room for all of them. */
export function PaneSwitcher({ layout, shown, hasLesson, onShow }: PaneSwitcherProps) {
  const text = useText(shellText)
  const offered = switchable(layout, hasLesson)
  return (
    <ToggleButtonGroup
      className="pane-switcher"
      aria-label={text.choosePane}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[shown]}
      onSelectionChange={keys => {
        const chosen = offered.find(name => keys.has(name))
        if (chosen !== undefined) onShow(chosen)
      }}
    >
      {offered.map(name => (
        <ToggleButton key={name} id={name} className="pane-switch">
          {text.panes[name]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

/** Panels that share one place in this layout. */
function switchable(layout: Layout, hasLesson: boolean): readonly PaneName[] {
  if (layout === 'wide') return []
  if (layout === 'medium') return ['stage', 'timeline', 'details']
  return paneNames.filter(name => hasLesson || name !== 'lesson')
}
