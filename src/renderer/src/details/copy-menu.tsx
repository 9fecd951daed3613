import { copyExchange, copyFormats, type CopyFormat } from '@shared/telling/copy/copy-exchange.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { call } from '../base/bridge.ts'
import { copyText } from '../i18n/copy-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'

interface CopyMenuProps {
  readonly exchange: Exchange
  /** Told what came of it, in words. */
  readonly onSaid: (said: string) => void
}

/** The request in other notations. Without secrets first; with them only by an entry that says so. Each half says beforehand which it is. */
export function CopyMenu({ exchange, onSaid }: CopyMenuProps) {
  const text = useText(copyText)
  const sayFailure = useFailureText()

  const copy = async (format: CopyFormat, withSecrets: boolean): Promise<void> => {
    const copied = copyExchange(exchange, format, withSecrets)
    if (!copied.ok) return onSaid(text.refusals[copied.why])
    const written = await call('clipboard:write', { text: copied.value })
    if (!written.ok) return onSaid(sayFailure(written.error))
    onSaid(withSecrets ? text.doneWithSecrets : text.done)
  }
  const entry = (format: CopyFormat, withSecrets: boolean): MenuEntry => ({
    id: withSecrets ? `${format}-secrets` : format,
    icon: withSecrets ? 'warning' : 'copy',
    label: withSecrets ? text.withSecrets(text.formats[format]) : text.formats[format],
    ...(format === copyFormats[0] ? { heading: withSecrets ? text.secretsKept : text.secretsReplaced } : {}),
    act: () => void copy(format, withSecrets),
  })
  return (
    <Menu label={text.menu} entries={[false, true].flatMap(withSecrets => copyFormats.map(format => entry(format, withSecrets)))}>
      <IconButton icon="copy" label={text.menu} />
    </Menu>
  )
}
