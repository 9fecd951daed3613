import { IfTool } from '../tools/if-tool.tsx'
import type { Exchange } from '@shared/trace/exchange.ts'
import { requestDiffText } from '../i18n/request-diff-text.ts'
import { useText } from '../i18n/use-text.ts'
import { openTool } from '../tools/tool-store.ts'
import { IconButton } from '../ui/button.tsx'

/** Lays the request in the receipt beside another. */
export function CompareAction({ exchange }: { readonly exchange: Exchange }) {
  const text = useText(requestDiffText)
  return (
    <IfTool tool="request-diff">
      <IconButton icon="columns" label={text.action} onPress={() => openTool({ tool: 'request-diff', left: exchange.key, right: null })} />
    </IfTool>
  )
}
