import { useId, useState } from 'react'
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { EventSeq, ProfileId } from '@shared/ids.ts'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import type { JarCookie, WorldTab } from '@shared/trace/world.ts'
import { send } from '../base/bridge.ts'
import { useIsPointedAt, useLook } from '../panes/look-store.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { MarkOfValue } from '../marks/secret-mark.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { useMoment } from '../trace/use-moment.ts'
import { ChangedMark } from './changed-mark.tsx'
import { CookieDialog } from './cookie-dialog.tsx'
import { CookieTags, CookieTraits } from './cookie-traits.tsx'
import { ItemActions } from './item-actions.tsx'
import './item-list.css'
import { ItemValue } from './item-value.tsx'
import { RemovedHere } from './removed-here.tsx'
import type { FindCause, InspectorModel } from './use-inspector-model.ts'

interface CookieListProps {
  readonly model: InspectorModel
  readonly tab: WorldTab
  readonly cursor: EventSeq | null
  readonly canEdit: boolean
  readonly findCause: FindCause
  readonly onShowCause: (key: string) => void
}

type Editing = { readonly cookie: Cookie | null } | null

export function CookieList({ model, tab, cursor, canEdit, findCause, onShowCause }: CookieListProps) {
  const text = useText(inspectorText)
  const { wallMs } = useMoment(cursor)
  const [editing, setEditing] = useState<Editing>(null)
  const look = useLook()
  const isPointedIntoOthers = look?.at === 'cookies' && model.others.some(({ cookie }) => cookie.name === look.name)
  const items = (cookies: readonly JarCookie[]) => (
    <ul className="item-list">
      {cookies.map(entry => (
        <CookieItem
          key={cookieKey(entry.cookie)}
          entry={entry}
          wallMs={wallMs}
          profile={tab.profile}
          canEdit={canEdit}
          findCause={findCause}
          onShowCause={onShowCause}
          onEdit={cookie => setEditing({ cookie })}
        />
      ))}
    </ul>
  )
  const add = canEdit ? (
    <Button icon="plus" look="quiet" onPress={() => setEditing({ cookie: null })}>
      {text.add}
    </Button>
  ) : null
  return (
    <>
      <RemovedHere
        cursor={cursor}
        isOfList={subject => subject.kind === 'cookie' && subject.profile === tab.profile}
        findCause={findCause}
        onShowCause={onShowCause}
      />
      {model.visible.length === 0 ? (
        <EmptyState title={text.noCookies} note={text.noCookiesNote}>
          {add}
        </EmptyState>
      ) : (
        items(model.visible)
      )}
      {model.others.length === 0 ? null : (
        <Disclosure key={String(isPointedIntoOthers)} className="item-fold" defaultExpanded={isPointedIntoOthers}>
          <AriaButton slot="trigger" className="item-fold-button">
            <Icon name="forward" />
            {text.others(model.others.length)}
          </AriaButton>
          <DisclosurePanel>{items(model.others)}</DisclosurePanel>
        </Disclosure>
      )}
      {model.visible.length === 0 ? null : add}
      {editing === null ? null : (
        <CookieDialog cookie={editing.cookie} profile={tab.profile} url={tab.url} wallMs={wallMs} onClose={() => setEditing(null)} />
      )}
    </>
  )
}

interface CookieItemProps {
  readonly entry: JarCookie
  readonly wallMs: number
  readonly profile: ProfileId
  readonly canEdit: boolean
  readonly findCause: FindCause
  readonly onShowCause: (key: string) => void
  readonly onEdit: (cookie: Cookie) => void
}

function CookieItem({ entry: { cookie, changedBy }, wallMs, profile, canEdit, findCause, onShowCause, onEdit }: CookieItemProps) {
  const { name, domain, hostOnly, path } = cookie
  const text = useText(inspectorText)
  const [isExplained, setExplained] = useState(false)
  const id = useId()
  const cause = findCause(changedBy)
  const isPointedAt = useIsPointedAt('cookies', name)
  return (
    <li className="item" data-pointed-at={isPointedAt ? '' : undefined} data-fresh={cause.isFresh ? '' : undefined}>
      <div className="item-head">
        <b className="mono">
          <Untrusted text={name} />
        </b>
        <MarkOfValue value={cookie.value} />
        <ChangedMark changedBy={changedBy} findCause={findCause} onShowCause={onShowCause} />
        <IconButton
          icon="help"
          label={isExplained ? text.explainLess(visibleText(name)) : text.explain(visibleText(name))}
          aria-expanded={isExplained}
          {...(isExplained ? { 'aria-controls': id } : {})}
          onPress={() => setExplained(!isExplained)}
        />
        <ItemActions
          name={name}
          value={cookie.value}
          subject={{ kind: 'cookie', profile, cookie }}
          canEdit={canEdit}
          onEdit={() => onEdit(cookie)}
          onRemove={() => send('jar:remove-cookie', { profile, name, domain, hostOnly, path, partitionKey: cookie.partitionKey })}
        />
      </div>
      <ItemValue value={cookie.value} />
      <CookieTags cookie={cookie} wallMs={wallMs} />
      {isExplained ? <CookieTraits id={id} cookie={cookie} wallMs={wallMs} isUnseen={cause.kind === 'unseen'} /> : null}
    </li>
  )
}
