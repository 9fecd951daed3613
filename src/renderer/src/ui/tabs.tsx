import { createContext, useContext, useMemo, type ReactNode } from 'react'
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

const ShownContent = createContext<ReactNode>(null)
const Shown = (): ReactNode => useContext(ShownContent)

/**
 * The bar and its panels are drawn anew only when they look different: with each drawing they measure what can be reached by Tab. What
 * the panel shows comes in beside them and changes as often as it likes.
 */
export function Tabs({ label, entries, selected, onSelect }: TabsProps) {
  const looks = JSON.stringify(entries.map(({ id, label: name, count = 0 }) => ({ id, name, count })))
  const bar = useMemo(
    () => (
      <AriaTabs className="tabs" selectedKey={selected} onSelectionChange={key => onSelect(String(key))}>
        <TabList aria-label={label} className="tabs-list">
          {(JSON.parse(looks) as TabLook[]).map(({ id, name, count }) => (
            <Tab key={id} id={id} className="tabs-tab">
              {name}
              {count === 0 ? null : <span className="tabs-count">{count}</span>}
            </Tab>
          ))}
        </TabList>
        {(JSON.parse(looks) as TabLook[]).map(({ id }) => (
          <TabPanel key={id} id={id} className="tabs-panel">
            {id === selected ? <Shown /> : null}
          </TabPanel>
        ))}
      </AriaTabs>
    ),
    [label, looks, selected, onSelect],
  )
  return <ShownContent value={entries.find(({ id }) => id === selected)?.content() ?? null}>{bar}</ShownContent>
}

interface TabLook {
  readonly id: string
  readonly name: string
  readonly count: number
}
