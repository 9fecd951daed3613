import { useId, useState } from 'react'
import { tokensInStores } from '@shared/token-desk/token-places.ts'
import { tokenDeskText } from '../i18n/token-desk-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import type { RequestOf } from '../tools/tool-store.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useMoment } from '../trace/use-moment.ts'
import { DecodePane } from './decode-pane.tsx'
import { EditPane } from './edit-pane.tsx'
import { usePlaceName } from './use-place-name.ts'
import { useTokenDesk, type DeskState } from './use-token-desk.ts'
import { VerifyPane } from './verify-pane.tsx'
import './token-desk.css'

/** Decode, verify and edit: three things that are easily taken for one, each in a pane of its own. */
export function TokenDesk({ request }: { readonly request: RequestOf<'token-desk'> }) {
  const text = useText(tokenDeskText)
  const { cursor, world } = useLabView()
  const moment = useMoment(cursor)
  const desk = useTokenDesk(request.token)
  return (
    <div className="token-desk">
      <TokenField desk={desk} />
      {desk.read === null ? (
        <EmptyState title={text.empty} note={tokensInStores(world).length === 0 ? text.emptyNote : text.emptyNoteStored} />
      ) : (
        <div className="desk-panes">
          <DecodePane read={desk.read} onOpen={desk.set} {...moment} />
          <VerifyPane read={desk.read} labMs={moment.labMs} />
          <EditPane desk={desk} read={desk.read} {...moment} />
        </div>
      )}
    </div>
  )
}

function TokenField({ desk }: { readonly desk: DeskState }) {
  const text = useText(tokenDeskText)
  const { world } = useLabView()
  const placeName = usePlaceName()
  const [copied, setCopied] = useState<string | null>(null)
  const id = useId()
  const stored = tokensInStores(world)
  const { first } = desk
  return (
    <section className="desk-token">
      <label htmlFor={id}>{text.token}</label>
      <textarea
        id={id}
        className="mono"
        rows={3}
        spellCheck={false}
        placeholder={text.paste}
        value={desk.text}
        onChange={({ target }) => desk.set(target.value)}
      />
      <div className="desk-token-actions">
        {stored.length === 0 ? null : (
          <select aria-label={text.fromStores} value="" onChange={({ target }) => desk.set(stored[Number(target.value)]?.token ?? '')}>
            <option value="" disabled>
              {text.chooseStored}
            </option>
            {stored.map(({ place }, index) => (
              <option key={place.key} value={index}>
                {placeName(place)}
              </option>
            ))}
          </select>
        )}
        <Button
          isDisabled={desk.text === ''}
          onPress={() => void navigator.clipboard.writeText(desk.text).then(() => setCopied(desk.text))}
        >
          {copied !== null && copied === desk.text ? text.copied : text.copy}
        </Button>
        {first === null || first === desk.read?.token ? null : <Button onPress={() => desk.set(first)}>{text.toFirst}</Button>}
      </div>
    </section>
  )
}
