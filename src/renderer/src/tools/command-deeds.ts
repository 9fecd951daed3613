import type { CommandName } from '@shared/contract/commands.ts'
import type { TabId } from '@shared/ids.ts'

/** Does a command. `popup`: its key was pressed in this popup, which is the tab that it means then. */
export type Deed = (popup: TabId | null) => void

/** What each of these commands does now; null: not possible now. A command without an entry does not compile. */
export type Deeds<Name extends CommandName = CommandName> = { readonly [Each in Name]: Deed | null }
