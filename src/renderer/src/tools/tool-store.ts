import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { mayUseTool } from '@shared/contract/policy-rules.ts'
import type { ToolName } from '@shared/policy/tool-names.ts'
import type { Trial } from '@shared/workbench/trial.ts'
import type { BiographySubject } from '@shared/telling/biography/biography-entry.ts'
import { appStore } from '../base/app-store.ts'

/** Which tool to open, and what it is to look at. */
export type ToolRequest =
  | { readonly tool: 'compare-schemes' }
  /** The two to begin with; null: the newest, and the one that is most like the other. */
  | { readonly tool: 'request-diff'; readonly left: string | null; readonly right: string | null }
  | { readonly tool: 'storage-map' }
  /** null: none yet; the learner pastes one. */
  | { readonly tool: 'token-desk'; readonly token: string | null }
  /** The rows to draw, by their keys; null: all of them. */
  | { readonly tool: 'sequence'; readonly rowKeys: readonly string[] | null }
  | { readonly tool: 'workbench'; readonly trial: Trial | null }
  | { readonly tool: 'change-one'; readonly trial: Trial | null }
  | { readonly tool: 'guesses' }
  | { readonly tool: 'arcade' }
  | { readonly tool: 'classroom' }
  /** What to begin with; null: with the list. */
  | { readonly tool: 'checkpoints'; readonly begin: 'undo' | 'open' | null }
  | { readonly tool: 'biography'; readonly subject: BiographySubject }
export type RequestOf<Name extends ToolName> = Extract<ToolRequest, { readonly tool: Name }>

const toolStore = createStore<{ readonly open: ToolRequest | null }>(() => ({ open: null }))

/** From anywhere in the page; a tool that is open gives way. One that the policy hides stays closed. */
export function openTool(request: ToolRequest): void {
  if (!mayUseTool(appStore.getState().policy, request.tool)) return
  toolStore.setState({ open: request })
}

export function closeTool(): void {
  toolStore.setState({ open: null })
}

export function useOpenTool(): ToolRequest | null {
  return useStore(toolStore, state => state.open)
}
