import type { EditedLesson } from '@shared/lesson/lesson-folder.ts'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { raiseBanner } from './app-store.ts'
import { call } from './bridge.ts'

/** Which lesson is in the editor. Its text is the editor's own until it is saved. */
interface EditorState {
  /** null: the editor is closed. */
  readonly edited: EditedLesson | null
  /** Behind the lab, while a step is tried. */
  readonly isAside: boolean
}

const editorStore = createStore<EditorState>(() => ({ edited: null, isAside: false }))

export const useEditor = (): EditorState => useStore(editorStore)
export const closeEditor = (): void => editorStore.setState({ edited: null, isAside: false })
export const putEditorAside = (isAside: boolean): void => editorStore.setState({ isAside })
export const keepEdited = (edited: EditedLesson): void => editorStore.setState({ edited })

/** @param file of the folder; null: a new lesson. What is being edited already is gone back to. */
export async function openEditor(file: string | null): Promise<void> {
  if (editorStore.getState().edited !== null) return putEditorAside(false)
  const answer = await call('editor:open', { file })
  if (answer.ok) editorStore.setState({ edited: answer.value, isAside: false })
  else raiseBanner({ kind: 'failed', failure: answer.error })
}
