import { useState } from 'react'
import type { TabId } from '@shared/ids.ts'
import { findTokenPlaces, type TokenPlace } from '@shared/token-desk/token-places.ts'
import { originOf } from '@shared/web/site.ts'
import { profileWords } from '@shared/words/event-words.ts'
import { shown } from '@shared/words/shown.ts'
import { send } from '../base/bridge.ts'
import { openTabs } from '@shared/trace/open-tabs.ts'
import { tokenDeskText } from '../i18n/token-desk-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { closeTool } from '../tools/tool-store.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/form-dialog.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { newPlace, type NewPlace } from './new-place.ts'
import { usePlaceName } from './use-place-name.ts'
import { usePutInto, type PutResult } from './use-put-into.ts'
import type { DeskState } from './use-token-desk.ts'

interface PutBackProps {
  readonly desk: DeskState
  readonly token: string
  readonly wallMs: number
}

/** Puts the token into the place where it came from, its attributes kept, or into a tab of one's choice. */
export function PutBack({ desk, token, wallMs }: PutBackProps) {
  const text = useText(tokenDeskText)
  const { world, cursor, toNow } = useLabView()
  const placeName = usePlaceName()
  const putInto = usePutInto(wallMs)
  const places = findTokenPlaces(world, desk.past)
  const tabs = openTabs(world).filter(({ url }) => originOf(url) !== null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [other, setOther] = useState<NewPlace>({ tab: null, kind: 'cookie', name: 'token' })
  const [result, setResult] = useState<{ readonly of: string; readonly said: PutResult } | null>(null)
  const found = places.find(({ key }) => key === chosen) ?? (chosen === null ? places[0] : undefined)
  const place: TokenPlace | null = found ?? newPlace(other, tabs)

  if (cursor !== null) {
    return (
      <div className="desk-put">
        <h4>{text.putBack}</h4>
        <p className="desk-note">{text.pastNote}</p>
        <Button onPress={toNow}>{text.toNow}</Button>
      </div>
    )
  }
  const put = async (into: TokenPlace): Promise<void> => {
    setResult(null)
    setResult({ of: token, said: await putInto(into, desk.past, token) })
  }
  return (
    <div className="desk-put">
      <h4>{text.putBack}</h4>
      <Field label={text.place}>
        <select value={found?.key ?? ''} onChange={({ target }) => setChosen(target.value)}>
          {places.map(each => (
            <option key={each.key} value={each.key}>
              {placeName(each)}
            </option>
          ))}
          <option value="">{text.otherPlace}</option>
        </select>
      </Field>
      {found === undefined ? <OtherPlace place={other} onChange={setOther} /> : null}
      {place !== null && place.kind !== 'cookie' && place.tab === null ? <p className="desk-note">{text.noTabOfOrigin}</p> : null}
      <div className="desk-make">
        <Button
          isDisabled={place === null || (place.kind !== 'cookie' && place.tab === null)}
          onPress={() => (place === null ? undefined : void put(place))}
        >
          {text.putBack}
        </Button>
      </div>
      {result === null || result.of !== token ? null : <Result result={result.said} />}
    </div>
  )
}

function OtherPlace({ place, onChange }: { readonly place: NewPlace; readonly onChange: (place: NewPlace) => void }) {
  const text = useText(tokenDeskText)
  const say = useSay()
  const { world } = useLabView()
  const tabs = openTabs(world).filter(({ url }) => originOf(url) !== null)
  const kinds = ['cookie', 'local', 'session'] as const
  return (
    <div className="form-row">
      <Field label={text.tab}>
        <select value={place.tab ?? tabs[0]?.id ?? ''} onChange={({ target }) => onChange({ ...place, tab: target.value as TabId })}>
          {tabs.map(({ id, lane, profile, url }) => (
            <option key={id} value={id}>
              {text.tabName(lane, say(profileWords[profile]), shown(url))}
            </option>
          ))}
        </select>
      </Field>
      <Field label={text.store}>
        <select
          value={place.kind}
          onChange={({ target }) => onChange({ ...place, kind: kinds.find(each => each === target.value) ?? 'cookie' })}
        >
          {kinds.map(kind => (
            <option key={kind} value={kind}>
              {text.stores[kind]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={text.name}>
        <input
          className="mono"
          value={place.name}
          spellCheck={false}
          onChange={({ target }) => onChange({ ...place, name: target.value })}
        />
      </Field>
    </div>
  )
}

/** What became of it, and the way to the server's answer. */
function Result({ result }: { readonly result: PutResult }) {
  const text = useText(tokenDeskText)
  if (!result.ok) {
    return (
      <p className="desk-problem" role="alert">
        <Untrusted text={result.problem} />
      </p>
    )
  }
  const reload = (tab: TabId): void => {
    closeTool()
    send('stage:go', { tab, to: 'reload' })
  }
  return (
    <div className="desk-done" role="status" ref={element => element?.scrollIntoView({ block: 'nearest' })}>
      <p>
        <Untrusted text={text.done(result.where)} />
      </p>
      {result.tabs.map(({ id, lane }) => (
        <Button key={id} icon="reload" onPress={() => reload(id)}>
          {text.reload(lane)}
        </Button>
      ))}
    </div>
  )
}
