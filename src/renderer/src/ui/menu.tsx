import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator, Text } from 'react-aria-components'
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
          {entries.flatMap(entry => [
            ...(entry.startsGroup === true ? [<Separator key={`${entry.id}-line`} className="menu-line" />] : []),
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              onAction={entry.act}
              className={entry.isDanger === true ? 'menu-item menu-item-danger' : 'menu-item'}
            >
              {entry.icon !== undefined ? <Icon name={entry.icon} /> : hasIcons ? <span className="icon" /> : null}
              <Text slot="label">{entry.label}</Text>
              {entry.note === undefined ? null : (
                <Text slot="description" className="menu-note">
                  {entry.note}
                </Text>
              )}
            </MenuItem>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
