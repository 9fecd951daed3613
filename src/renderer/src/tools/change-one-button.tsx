import type { Trial } from '@shared/workbench/trial.ts'
import { workbenchText } from '../i18n/workbench-text.ts'
import { useText } from '../i18n/use-text.ts'
import { openTool } from './tool-store.ts'
import { useHasLab } from '../trace/replay-store.ts'
import { IconButton } from '../ui/button.tsx'
import { visibleText } from '@shared/web/visible-text.ts'

interface ChangeOneButtonProps {
  readonly trial: Trial
  /** The cookie's name. */
  readonly name: string
}

/** From a verdict to what would have been, had one thing been otherwise. */
export function ChangeOneButton({ trial, name }: ChangeOneButtonProps) {
  const text = useText(workbenchText)
  if (!useHasLab()) return null
  return <IconButton icon="switches" label={text.changeOneOf(visibleText(name))} onPress={() => openTool({ tool: 'change-one', trial })} />
}
