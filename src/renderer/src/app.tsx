import { useState } from 'react'
import type { TabId } from '@shared/ids.ts'
import { useApp } from './app-store.ts'
import './app.css'
import { Stage } from './stage/stage.tsx'
import { TimelineDraft } from './timeline/timeline-draft.tsx'

export function App() {
  const stage = useApp(state => state.stage)
  const [focusedTab, setFocusedTab] = useState<TabId | null>(null)
  return (
    <div className="app">
      <div className="app-stage">{stage === null ? null : <Stage stage={stage} focusedTab={focusedTab} onFocusTab={setFocusedTab} />}</div>
      <TimelineDraft />
    </div>
  )
}
