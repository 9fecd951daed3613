import type { IpcPush, IpcPushes } from '@shared/contract/ipc-contract.ts'

export type Push = <Name extends IpcPush>(name: Name, payload: IpcPushes[Name]) => void

/**
 * Pushes that tell a whole state: only the newest one counts, so those in between need not arrive. The others tell something that happened,
 * and each of them counts.
 */
const statePushes: ReadonlySet<IpcPush> = new Set<IpcPush>([
  'stage:changed',
  'lesson:changed',
  'settings:changed',
  'policy:changed',
  'export:progressed',
])

/** About two frames. A page that changes its title a thousand times a second is told thirty times. */
const everyMs = 33

/**
 * Sends pushes to the app's page, and of each state at most one in so many milliseconds: the first at once, then the newest. The page draws
 * what it is told, and a tab must not be able to tell it more than it can draw. A push that is no state does not overtake a state that was
 * told before it.
 */
export function createPushes(send: Push): Push {
  const states = new Map<IpcPush, { newest: { readonly payload: IpcPushes[IpcPush] } | null }>()
  const deliver = send as (name: IpcPush, payload: unknown) => void

  function flush(name: IpcPush): boolean {
    const state = states.get(name)
    if (state === undefined || state.newest === null) return false
    const { payload } = state.newest
    state.newest = null
    deliver(name, payload)
    return true
  }
  function rest(name: IpcPush): void {
    setTimeout(() => {
      if (flush(name)) rest(name)
      else states.delete(name)
    }, everyMs)
  }

  return (name, payload) => {
    if (!statePushes.has(name)) {
      for (const state of states.keys()) flush(state)
      return deliver(name, payload)
    }
    const resting = states.get(name)
    if (resting !== undefined) return void (resting.newest = { payload })
    states.set(name, { newest: null })
    deliver(name, payload)
    rest(name)
  }
}
