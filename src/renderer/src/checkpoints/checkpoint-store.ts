import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Failure, Result } from '@shared/contract/result.ts'
import type { WorldCard } from '@shared/world/world-card.ts'
import { call } from '../base/bridge.ts'
import { closeTool } from '../tools/tool-store.ts'

interface CheckpointState {
  /** The oldest first. */
  readonly cards: readonly WorldCard[]
  /** The one that is looked at. */
  readonly chosen: number | null
  readonly busy: 'taking' | 'restoring' | null
  readonly failure: Failure | null
  /** Where a checkpoint was saved a moment ago. */
  readonly savedTo: string | null
}

const store = createStore<CheckpointState>(() => ({ cards: [], chosen: null, busy: null, failure: null, savedTo: null }))
export const useCheckpoints = (): CheckpointState => useStore(store)

export const chooseCheckpoint = (chosen: number | null): void => store.setState({ chosen, failure: null, savedTo: null })

/** Asks for the list. The one that was chosen last stays so while it is there; else the newest is. */
export async function refreshCheckpoints(): Promise<readonly WorldCard[]> {
  const answer = await call('world:list', null)
  const cards = answer.ok ? answer.value : []
  const { chosen } = store.getState()
  const isThere = cards.some(({ id }) => id === chosen)
  store.setState({ cards, chosen: isThere ? chosen : (cards.at(-1)?.id ?? null) })
  return cards
}

/** Takes a failure to the tool's own place for it. True: it went well. */
function heard(answer: Result<unknown>): boolean {
  store.setState({ failure: answer.ok ? null : answer.error, savedTo: null })
  return answer.ok
}

/** @returns whether it was taken */
export async function takeCheckpoint(name: string): Promise<boolean> {
  store.setState({ busy: 'taking', failure: null })
  const isTaken = heard(await call('world:take', { name }))
  store.setState({ busy: null })
  const cards = await refreshCheckpoints()
  if (isTaken) store.setState({ chosen: cards.at(-1)?.id ?? null })
  return isTaken
}

export async function restoreCheckpoint(id: number): Promise<void> {
  store.setState({ busy: 'restoring', failure: null })
  const isRestored = heard(await call('world:restore', { id }))
  store.setState({ busy: null })
  if (isRestored) closeTool()
}

export async function renameCheckpoint(id: number, name: string): Promise<void> {
  heard(await call('world:rename', { id, name }))
  await refreshCheckpoints()
}

export async function removeCheckpoint(id: number): Promise<void> {
  heard(await call('world:remove', { id }))
  await refreshCheckpoints()
}

export async function saveCheckpoint(id: number): Promise<void> {
  const answer = await call('world:save-file', { id })
  if (heard(answer) && answer.ok && answer.value !== null) store.setState({ savedTo: answer.value.savedTo })
}

/** Asks for a file and shows what it would set; nothing in the lab changes. */
export async function openCheckpointFile(): Promise<void> {
  const answer = await call('world:open-file', null)
  heard(answer)
  await refreshCheckpoints()
  if (answer.ok && answer.value !== null) store.setState({ chosen: answer.value.id })
}
