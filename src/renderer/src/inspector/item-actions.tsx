import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { IconButton } from '../ui/button.tsx'
import { visibleText } from '../ui/visible-text.ts'

interface ItemActionsProps {
  readonly name: string
  /** null: only its beginning is known here, and editing would lose the rest. */
  readonly onEdit: (() => void) | null
  readonly onRemove: () => void
}

export function ItemActions({ name, onEdit, onRemove }: ItemActionsProps) {
  const text = useText(inspectorText)
  return (
    <span className="item-actions">
      {onEdit === null ? null : <IconButton icon="edit" label={text.edit(visibleText(name))} onPress={onEdit} />}
      <IconButton icon="trash" label={text.remove(visibleText(name))} onPress={onRemove} />
    </span>
  )
}
