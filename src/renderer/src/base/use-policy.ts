import { may, mayUseTool } from '@shared/contract/policy-rules.ts'
import type { Hideable, Policy } from '@shared/policy/policy-file.ts'
import type { ToolName } from '@shared/policy/tool-names.ts'
import { useApp } from './app-store.ts'

/** The policy in force; null: none. */
export const usePolicy = (): Policy | null => useApp(state => state.policy)

export const useMay = (what: Hideable): boolean => may(usePolicy(), what)

export const useMayTool = (tool: ToolName): boolean => mayUseTool(usePolicy(), tool)
