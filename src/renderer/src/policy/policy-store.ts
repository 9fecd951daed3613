import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Policy } from '@shared/policy/policy-file.ts'
import { raiseBanner } from '../base/app-store.ts'
import { call } from '../base/bridge.ts'

/** The policy that was opened and waits for a yes; null: none. */
const openedStore = createStore<{ readonly opened: Policy | null }>(() => ({ opened: null }))

/** Asks for a policy file. What it hides is shown before anything is hidden. */
export async function openPolicy(): Promise<void> {
  const answer = await call('policy:open-file', null)
  if (!answer.ok) raiseBanner({ kind: 'policy-file-bad', problem: answer.error.problem })
  else if (answer.value !== null) openedStore.setState({ opened: answer.value })
}

export function closeOpenedPolicy(): void {
  openedStore.setState({ opened: null })
}

export const useOpenedPolicy = (): Policy | null => useStore(openedStore, state => state.opened)
