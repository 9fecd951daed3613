import type { Trial } from '@shared/experiment/trial.ts'
import { tryOutText } from '../i18n/try-out-text.ts'
import { useText } from '../i18n/use-text.ts'
import { openTool } from './tool-store.ts'
import { IconButton } from '../ui/button.tsx'
import { visibleText } from '../ui/visible-text.ts'

interface ChangeOneButtonProps {
  readonly trial: Trial
  /** The cookie's name. */
  readonly name: string
}

/** From a verdict to what would have been, had one thing been otherwise. */
export function ChangeOneButton({ trial, name }: ChangeOneButtonProps) {
  const text = useText(tryOutText)
  return <IconButton icon="switches" label={text.changeOneOf(visibleText(name))} onPress={() => openTool({ tool: 'change-one', trial })} />
}
