import { useId, useState, type ReactNode } from 'react'
import type { WorldCard } from '@shared/world/world-card.ts'
import { longestWorldName } from '@shared/world/world-limits.ts'
import { useApp } from '../base/app-store.ts'
import { checkpointsText } from '../i18n/checkpoints-text.ts'
import { useText } from '../i18n/use-text.ts'
import { countNotes } from '../notes/keep-notes.ts'
import { Button } from '../ui/button.tsx'
import { focusOnMount } from '../ui/focus-on-mount.ts'
import { removeCheckpoint, renameCheckpoint, restoreCheckpoint, saveCheckpoint, useCheckpoints } from './checkpoint-store.ts'

export type Asking = 'restore' | 'rename' | 'save' | 'remove'

interface QuestionProps {
  readonly card: WorldCard
  readonly asking: Asking
  readonly onClose: () => void
}

/** Asked before something that is lost, or handed out, cannot be had back. */
export function CheckpointQuestion({ card, asking, onClose }: QuestionProps) {
  const text = useText(checkpointsText)
  const { busy } = useCheckpoints()
  const titleId = useId()
  const [name, setName] = useState(card.name)
  const { title, act, confirm, isDangerous } = useQuestion(card, asking, name)
  return (
    <form
      className="checkpoint-question"
      aria-labelledby={titleId}
      onSubmit={submitted => {
        submitted.preventDefault()
        void act().then(onClose)
      }}
    >
      <h4 id={titleId} tabIndex={-1} ref={asking === 'rename' ? null : focusOnMount}>
        {title}
      </h4>
      {asking === 'rename' ? (
        <input
          ref={focusOnMount}
          aria-labelledby={titleId}
          required
          maxLength={longestWorldName}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      ) : (
        <Consequences card={card} asking={asking} />
      )}
      <div className="checkpoint-actions">
        <Button look={isDangerous ? 'danger' : 'primary'} type="submit" isDisabled={busy !== null}>
          {confirm}
        </Button>
        <Button isDisabled={busy !== null} onPress={onClose}>
          {text.cancel}
        </Button>
      </div>
    </form>
  )
}

interface Question {
  readonly title: string
  readonly confirm: string
  readonly isDangerous: boolean
  readonly act: () => Promise<void>
}

function useQuestion({ id }: WorldCard, asking: Asking, name: string): Question {
  const text = useText(checkpointsText)
  switch (asking) {
    case 'restore':
      return { title: text.restoreTitle, confirm: text.restoreNow, isDangerous: true, act: () => restoreCheckpoint(id) }
    case 'rename':
      return { title: text.renameTitle, confirm: text.renameNow, isDangerous: false, act: () => renameCheckpoint(id, name.trim()) }
    case 'save':
      return { title: text.saveTitle, confirm: text.saveNow, isDangerous: true, act: () => saveCheckpoint(id) }
    case 'remove':
      return { title: text.removeTitle, confirm: text.removeNow, isDangerous: true, act: () => removeCheckpoint(id) }
  }
}

function Consequences({ card, asking }: Pick<QuestionProps, 'card' | 'asking'>): ReactNode {
  const text = useText(checkpointsText)
  const lesson = useApp(state => state.lesson)
  if (asking === 'save') return <p>{text.saveSecrets}</p>
  if (asking !== 'restore') return null
  const notes = countNotes()
  return (
    <>
      <p>{text.restoreLoses}</p>
      {notes === 0 ? null : <p>{text.losesNotes(notes)}</p>}
      {lesson === null || lesson.phase === 'finished' ? null : <p>{text.losesLesson}</p>}
      {card.isFromFile ? <p>{text.foreign}</p> : null}
    </>
  )
}
