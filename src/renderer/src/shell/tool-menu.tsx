import type { ReactElement } from 'react'
import { mayUseTool } from '@shared/contract/policy-rules.ts'
import { toolNames } from '@shared/policy/tool-names.ts'
import { usePolicy } from '../base/use-policy.ts'
import { toolText } from '../i18n/tool-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { useHasLab } from '../trace/replay-store.ts'
import { Menu, type MenuEntry } from '../ui/menu.tsx'
import { tools } from './tool-registry.tsx'
import { openTool } from '../tools/tool-store.ts'

/** Every tool that needs nothing to look at but the lab itself. `children`: the button that opens it. */
export function ToolMenu({ children }: { readonly children: ReactElement }) {
  const text = useText(toolText)
  const say = useSay()
  const hasLab = useHasLab()
  const policy = usePolicy()
  const entries = toolNames.flatMap((name): MenuEntry[] => {
    const { icon, title, note, fromMenu, needsLab = false } = tools[name]
    return fromMenu === null || (needsLab && !hasLab) || !mayUseTool(policy, name)
      ? []
      : [{ id: name, icon, label: say(title), note: say(note), act: () => openTool(fromMenu) }]
  })
  return (
    <Menu label={text.tools} entries={entries}>
      {children}
    </Menu>
  )
}
