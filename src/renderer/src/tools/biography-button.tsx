import { IfTool } from './if-tool.tsx'
import type { BiographySubject } from '@shared/telling/biography/biography-entry.ts'
import { biographyText } from '../i18n/biography-text.ts'
import { useText } from '../i18n/use-text.ts'
import { openTool } from './tool-store.ts'
import { IconButton } from '../ui/button.tsx'
import { visibleText } from '@shared/web/visible-text.ts'

interface BiographyButtonProps {
  readonly subject: BiographySubject
  /** What the subject is called where the button stands. */
  readonly name: string
}

/** From a thing to its life. */
export function BiographyButton({ subject, name }: BiographyButtonProps) {
  const text = useText(biographyText)
  return (
    <IfTool tool="biography">
      <IconButton icon="history" label={text.open(visibleText(name))} onPress={() => openTool({ tool: 'biography', subject })} />
    </IfTool>
  )
}
