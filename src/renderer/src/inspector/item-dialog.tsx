import { useState } from 'react'
import type { TabId } from '@shared/ids.ts'
import type { StorageArea } from '@shared/trace/storage-events.ts'
import type { StorageItem } from '@shared/trace/world.ts'
import { call } from '../base/bridge.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { focusOnMount } from '../ui/focus-on-mount.ts'
import { Field, FormDialog } from '../ui/form-dialog.tsx'

interface ItemDialogProps {
  /** null: a new one. */
  readonly item: StorageItem | null
  readonly area: StorageArea
  readonly tab: TabId
  readonly onClose: () => void
}

export function ItemDialog({ item, area, tab, onClose }: ItemDialogProps) {
  const text = useText(inspectorText)
  const [key, setKey] = useState(item?.key ?? '')
  const [value, setValue] = useState(item?.value ?? '')
  const sayFailure = useFailureText()
  const save = async (): Promise<string | null> => {
    const set = await call('storage:set-item', { tab, area, key, value })
    if (!set.ok) return sayFailure(set.error)
    if (item === null || item.key === key) return null
    const removed = await call('storage:remove-item', { tab, area, key: item.key })
    return removed.ok ? null : sayFailure(removed.error)
  }
  return (
    <FormDialog
      title={item === null ? text.itemDialog.add : text.itemDialog.edit}
      save={text.save}
      cancel={text.cancel}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.fields.key}>
        <input
          className="mono"
          value={key}
          onChange={changed => setKey(changed.target.value)}
          {...(item === null ? { ref: focusOnMount } : {})}
          spellCheck={false}
        />
      </Field>
      <Field label={text.fields.value}>
        <textarea
          className="mono"
          rows={4}
          value={value}
          onChange={changed => setValue(changed.target.value)}
          {...(item === null ? {} : { ref: focusOnMount })}
          spellCheck={false}
        />
      </Field>
    </FormDialog>
  )
}
