import type { ReactNode } from 'react'
import type { ToolName } from '@shared/policy/tool-names.ts'
import { useMayTool } from '../base/use-policy.ts'

/** What leads to a tool: not there when the policy hides the tool. */
export function IfTool({ tool, children }: { readonly tool: ToolName; readonly children: ReactNode }) {
  return useMayTool(tool) ? children : null
}
