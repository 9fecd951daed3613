import type { ReactElement } from 'react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, Text } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'
import './menu.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly icon?: IconName
  readonly isDanger?: boolean
  /** Draws a line above. */
  readonly startsGroup?: boolean
  /** What this entry and those below it have in common, up to the next one with a heading. */
  readonly heading?: string
  readonly act: () => void
}

interface MenuProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** The button that opens it. */
  readonly children: ReactElement
}

export function Menu({ label, entries, children }: MenuProps) {
  const hasIcons = entries.some(({ icon }) => icon !== undefined)
  return (
    <MenuTrigger>
      {children}
      <Popover className="menu-popover" offset={4}>
        <AriaMenu aria-label={label} className={hasIcons ? 'menu' : 'menu menu-plain'}>
          {sectionsOf(entries).flatMap(section => {
            const [{ heading, id }] = section
            const items = section.flatMap(entry => itemsOf(entry, hasIcons))
            if (heading === undefined) return items
            return [
              <MenuSection key={`${id}-section`} className="menu-section">
                <Header className="menu-heading">{heading}</Header>
                {items}
              </MenuSection>,
            ]
          })}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

type MenuSectionEntries = readonly [MenuEntry, ...MenuEntry[]]

/** Each heading begins a section. */
function sectionsOf(entries: readonly MenuEntry[]): readonly MenuSectionEntries[] {
  const sections: [MenuEntry, ...MenuEntry[]][] = []
  for (const entry of entries) {
    const last = sections.at(-1)
    if (last === undefined || entry.heading !== undefined) sections.push([entry])
    else last.push(entry)
  }
  return sections
}

function itemsOf(entry: MenuEntry, hasIcons: boolean): readonly ReactElement[] {
  const { id, icon, label, note, isDanger = false, startsGroup = false, act } = entry
  return [
    ...(startsGroup ? [<Separator key={`${id}-line`} className="menu-line" />] : []),
    <MenuItem key={id} id={id} textValue={label} onAction={act} className={isDanger ? 'menu-item menu-item-danger' : 'menu-item'}>
      {icon !== undefined ? <Icon name={icon} /> : hasIcons ? <span className="icon" /> : null}
      <Text slot="label">{label}</Text>
      {note === undefined ? null : (
        <Text slot="description" className="menu-note">
          {note}
        </Text>
      )}
    </MenuItem>,
  ]
}
