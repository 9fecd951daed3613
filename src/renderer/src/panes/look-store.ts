import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { LookPlace } from '@shared/lesson/look-place.ts'
import type { PaneName } from './panes.ts'

/** What a lesson points at: a panel or one of its views, and in it one cookie, item or row by its name. Opened once, and ringed. */
export interface Look {
  readonly at: LookPlace | 'stage'
  readonly name: string | null
}

const lookStore = createStore<{ readonly look: Look | null }>(() => ({ look: null }))

export function pointAt(look: Look | null): void {
  lookStore.setState({ look })
}

export function useLook(): Look | null {
  return useStore(lookStore, ({ look }) => look)
}

/** Whether this one entry of a view is pointed at. */
export function useIsPointedAt(at: LookPlace, name: string): boolean {
  return useStore(lookStore, ({ look }) => look?.at === at && look.name === name)
}

const paneOfPlace: { readonly [At in Look['at']]: PaneName } = {
  stage: 'stage',
  timeline: 'timeline',
  receipt: 'details',
  headers: 'details',
  token: 'details',
  changed: 'details',
  code: 'details',
  wire: 'details',
  cookies: 'inspector',
  localStorage: 'inspector',
  sessionStorage: 'inspector',
  server: 'inspector',
}

export function paneOf(look: Pick<Look, 'at'> | null): PaneName | null {
  return look === null ? null : paneOfPlace[look.at]
}
