import { tokenIn } from '@shared/token-desk/token-places.ts'
import { useMayTool } from '../base/use-policy.ts'
import { tokenDeskText } from '../i18n/token-desk-text.ts'
import { useText } from '../i18n/use-text.ts'
import { openTool } from './tool-store.ts'
import { useHasLab } from '../trace/replay-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { visibleText } from '@shared/web/visible-text.ts'

interface DeskButtonProps {
  /** Of a cookie or an item; the button is there when it holds a token. */
  readonly value: string
  /** What the value is called; without, the button says what it does in words. */
  readonly name?: string
}

/** Takes a token to the token desk. */
export function DeskButton({ value, name }: DeskButtonProps) {
  const text = useText(tokenDeskText)
  const hasLab = useHasLab()
  const mayOpen = useMayTool('token-desk')
  const token = tokenIn(value)
  if (token === null || !hasLab || !mayOpen) return null
  const open = (): void => openTool({ tool: 'token-desk', token })
  if (name !== undefined) return <IconButton icon="key" label={text.openNamed(visibleText(name))} onPress={open} />
  return (
    <Button icon="key" onPress={open}>
      {text.open}
    </Button>
  )
}
