import { useState } from 'react'
import { copyExchange, copyFormats, type CopyFormat } from '@shared/copy/copy-exchange.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { call } from '../bridge.ts'
import { copyText } from '../i18n/copy-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'

/** The request in other notations. Without secrets first; with them only by an entry that says so. */
export function CopyMenu({ exchange }: { readonly exchange: Exchange }) {
  const text = useText(copyText)
  const sayFailure = useFailureText()
  const [said, setSaid] = useState('')

  const copy = async (format: CopyFormat, withSecrets: boolean): Promise<void> => {
    const copied = copyExchange(exchange, format, withSecrets)
    if (!copied.ok) return setSaid(text.refusals[copied.why])
    const written = await call('clipboard:write', { text: copied.value })
    if (!written.ok) return setSaid(sayFailure(written.error))
    setSaid(withSecrets ? text.doneWithSecrets : text.done)
  }
  const entry = (format: CopyFormat, withSecrets: boolean): MenuEntry => ({
    id: withSecrets ? `${format}-secrets` : format,
    icon: withSecrets ? 'warning' : 'copy',
    label: withSecrets ? text.withSecrets(text.formats[format]) : text.formats[format],
    startsGroup: withSecrets && format === copyFormats[0],
    act: () => void copy(format, withSecrets),
  })
  return (
    <>
      <span className="exchange-said" role="status">
        {said}
      </span>
      <Menu label={text.menu} entries={[false, true].flatMap(withSecrets => copyFormats.map(format => entry(format, withSecrets)))}>
        <IconButton icon="copy" label={text.menu} />
      </Menu>
    </>
  )
}
