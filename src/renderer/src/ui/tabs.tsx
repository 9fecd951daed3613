import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import './tabs.css'

export interface TabEntry {
  readonly id: string
  readonly label: string
  /** Shown behind the label when it is not zero. */
  readonly count?: number
  readonly content: () => ReactNode
}

interface TabsProps {
  readonly label: string
  readonly entries: readonly TabEntry[]
  readonly selected: string
  readonly onSelect: (id: string) => void
}

export function Tabs({ label, entries, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs className="tabs" selectedKey={selected} onSelectionChange={key => onSelect(String(key))}>
      <TabList aria-label={label} className="tabs-list">
        {entries.map(({ id, label: name, count = 0 }) => (
          <Tab key={id} id={id} className="tabs-tab">
            {name}
            {count === 0 ? null : <span className="tabs-count">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {entries.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tabs-panel">
          {id === selected ? content() : null}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
