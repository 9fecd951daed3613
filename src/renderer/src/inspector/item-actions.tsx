import type { BiographySubject } from '@shared/telling/biography/biography-entry.ts'
import { BiographyButton } from '../tools/biography-button.tsx'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { DeskButton } from '../tools/desk-button.tsx'
import { IconButton } from '../ui/button.tsx'
import { visibleText } from '@shared/web/visible-text.ts'

interface ItemActionsProps {
  readonly name: string
  /** Holds a token perhaps. */
  readonly value: string
  readonly subject: BiographySubject
  /** False at a past event, and where there is nothing left to edit. */
  readonly canEdit: boolean
  /** null: only its beginning is known here, and editing would lose the rest. */
  readonly onEdit: (() => void) | null
  readonly onRemove: () => void
}

export function ItemActions({ name, value, subject, canEdit, onEdit, onRemove }: ItemActionsProps) {
  const text = useText(inspectorText)
  return (
    <span className="item-actions">
      <DeskButton value={value} name={name} />
      <BiographyButton subject={subject} name={name} />
      {!canEdit || onEdit === null ? null : <IconButton icon="edit" label={text.edit(visibleText(name))} onPress={onEdit} />}
      {canEdit ? <IconButton icon="trash" label={text.remove(visibleText(name))} onPress={onRemove} /> : null}
    </span>
  )
}
