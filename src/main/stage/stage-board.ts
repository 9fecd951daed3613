import { profileIds, tabId, windowId, type ProfileId, type TabId, type WindowId } from '@shared/ids.ts'
import { withoutUser } from '@shared/web/user-information.ts'
import { laneIndex, laneName, type StageState, type StageTab, type StageWindow } from '@shared/stage.ts'

/** What stands on the stage, as plain data. Knows nothing of Electron; every change is told once, at the end of the current task. */
export interface StageBoard {
  state(): StageState
  tab(id: TabId): StageTab | null
  window(id: WindowId): StageWindow | null
  addWindow(profile: ProfileId): WindowId
  /** `lane`: its name in a snapshot; left out, the next one. */
  addTab(what: {
    profile: ProfileId
    partition: string
    window: WindowId | null
    opener: TabId | null
    url: string
    lane?: string
  }): StageTab
  patchTab(id: TabId, patch: Partial<Omit<StageTab, 'id' | 'lane' | 'profile' | 'window' | 'opener'>>): void
  activate(id: TabId): void
  /** Removes the tab, and its window when that was the last one; returns the window that went. */
  removeTab(id: TabId): WindowId | null
  setBrowser(profile: ProfileId, condition: 'running' | 'quit'): void
  /** An empty stage of the next run; lanes begin at A again, ids do not repeat. */
  reset(): void
  subscribe(listener: (state: StageState) => void): () => void
}

export function createStageBoard(): StageBoard {
  const listeners = new Set<(state: StageState) => void>()
  let serial = 0
  let lanes = 0
  let state: StageState = emptyStage(1)
  let isTelling = false

  function change(next: StageState): void {
    state = next
    if (isTelling) return
    isTelling = true
    queueMicrotask(() => {
      isTelling = false
      for (const listener of listeners) listener(state)
    })
  }
  const tab = (id: TabId): StageTab | null => state.tabs.find(candidate => candidate.id === id) ?? null
  const window = (id: WindowId): StageWindow | null => state.windows.find(candidate => candidate.id === id) ?? null

  return {
    state: () => state,
    tab,
    window,
    addWindow(profile) {
      const id = windowId(`w${++serial}`)
      // The first tab follows at once; until then the window has no active tab to name.
      change({ ...state, windows: [...state.windows, { id, profile, tabs: [], activeTab: tabId('') }] })
      return id
    },
    addTab({ profile, partition, window: inWindow, opener, url, lane = laneName(lanes) }) {
      lanes = Math.max(lanes, laneIndex(lane) + 1)
      const added: StageTab = {
        id: tabId(`t${++serial}`),
        lane,
        profile,
        partition,
        window: inWindow,
        opener,
        guest: 1,
        title: '',
        ...beginningAt(url),
      }
      const home = inWindow === null ? null : window(inWindow)
      const windows = home ? withWindow(state, { ...home, tabs: [...home.tabs, added.id], activeTab: added.id }) : state.windows
      change({ ...state, windows, tabs: [...state.tabs, added] })
      return added
    },
    patchTab(id, patch) {
      if (tab(id)) change({ ...state, tabs: state.tabs.map(candidate => (candidate.id === id ? { ...candidate, ...patch } : candidate)) })
    },
    activate(id) {
      const home = state.windows.find(candidate => candidate.tabs.includes(id))
      if (home) change({ ...state, windows: withWindow(state, { ...home, activeTab: id }) })
    },
    removeTab(id) {
      const next = withoutTab(state, id)
      change(next.state)
      return next.closedWindow
    },
    setBrowser: (profile, condition) => change({ ...state, browsers: { ...state.browsers, [profile]: condition } }),
    reset() {
      lanes = 0
      change(emptyStage(state.run + 1))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function withWindow({ windows }: StageState, next: StageWindow): readonly StageWindow[] {
  return windows.map(candidate => (candidate.id === next.id ? next : candidate))
}

/** A window goes with its last tab; else the neighbour of the active tab becomes the active one. */
function withoutTab(state: StageState, id: TabId): { readonly state: StageState; readonly closedWindow: WindowId | null } {
  const home = state.windows.find(candidate => candidate.tabs.includes(id)) ?? null
  const tabs = state.tabs.filter(candidate => candidate.id !== id)
  if (home === null) return { state: { ...state, tabs }, closedWindow: null }
  const at = home.tabs.indexOf(id)
  const left = home.tabs.filter(candidate => candidate !== id)
  const neighbour = left[Math.min(at, left.length - 1)]
  if (neighbour === undefined) {
    return { state: { ...state, tabs, windows: state.windows.filter(candidate => candidate.id !== home.id) }, closedWindow: home.id }
  }
  const activeTab = home.activeTab === id ? neighbour : home.activeTab
  return { state: { ...state, tabs, windows: withWindow(state, { ...home, tabs: left, activeTab }) }, closedWindow: null }
}

/** A tab whose page has yet to come: what it shows until then, whether it is new or begins anew. */
export function beginningAt(
  url: string,
): Omit<StageTab, 'id' | 'lane' | 'profile' | 'partition' | 'window' | 'opener' | 'guest' | 'title'> {
  return {
    url: withoutUser(url),
    isLoading: true,
    canGoBack: false,
    canGoForward: false,
    condition: { kind: 'starting' },
    prompt: null,
    dialog: null,
  }
}

function emptyStage(run: number): StageState {
  const browsers = Object.fromEntries(profileIds.map(profile => [profile, 'running'])) as StageState['browsers']
  return { run, browsers, windows: [], tabs: [] }
}
