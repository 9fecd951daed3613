import { mayUseChannel } from '@shared/contract/policy-rules.ts'
import { usePolicy } from '../base/use-policy.ts'
import { useEffect, useState } from 'react'
import type { WorldCard } from '@shared/world/world-card.ts'
import { longestWorldName } from '@shared/world/world-limits.ts'
import { checkpointsText } from '../i18n/checkpoints-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import type { RequestOf } from '../tools/tool-store.ts'
import { useReplay } from '../trace/replay-store.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { CheckpointDetails } from './checkpoint-details.tsx'
import { chooseCheckpoint, openCheckpointFile, refreshCheckpoints, takeCheckpoint, useCheckpoints } from './checkpoint-store.ts'
import './checkpoints.css'

/** Named snapshots of the whole lab: take, look, restore, rename, save, open, delete. */
export function Checkpoints({ request }: { readonly request: RequestOf<'checkpoints'> }) {
  const text = useText(checkpointsText)
  const isReplay = useReplay() !== null
  const { cards, chosen } = useCheckpoints()
  const { begin } = request
  useEffect(() => {
    void refreshCheckpoints().then(all => {
      if (begin === 'undo') chooseCheckpoint(all.at(-1)?.id ?? null)
      if (begin === 'open') void openCheckpointFile()
    })
  }, [begin])
  if (isReplay) return <EmptyState title={text.replay} note={text.replayNote} />
  const card = cards.find(({ id }) => id === chosen)
  return (
    <div className="checkpoints">
      <p className="checkpoints-about">{text.about}</p>
      <TakeForm />
      <Said />
      {card === undefined ? (
        <EmptyState title={text.none} note={text.noneNote} />
      ) : (
        <div className="checkpoints-both">
          <CheckpointList cards={cards} chosen={card.id} />
          <CheckpointDetails key={card.id} card={card} begin={begin === 'undo' && card.id === cards.at(-1)?.id ? 'restore' : null} />
        </div>
      )}
    </div>
  )
}

function TakeForm() {
  const text = useText(checkpointsText)
  const { cards, busy } = useCheckpoints()
  const policy = usePolicy()
  const [name, setName] = useState('')
  const suggested = text.nameNow(cards.length + 1)
  return (
    <form
      className="checkpoints-take"
      onSubmit={submitted => {
        submitted.preventDefault()
        void takeCheckpoint(name.trim() === '' ? suggested : name.trim()).then(isTaken => (isTaken ? setName('') : undefined))
      }}
    >
      <input
        aria-label={text.name}
        placeholder={suggested}
        maxLength={longestWorldName}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button look="primary" type="submit" isDisabled={busy !== null}>
        {text.take}
      </Button>
      {mayUseChannel(policy, 'world:open-file') ? (
        <Button icon="book" isDisabled={busy !== null} onPress={() => void openCheckpointFile()}>
          {text.openFile}
        </Button>
      ) : null}
    </form>
  )
}

/** What is going on, and what went wrong. */
function Said() {
  const text = useText(checkpointsText)
  const sayFailure = useFailureText()
  const { busy, failure, savedTo } = useCheckpoints()
  return (
    <>
      <p className="checkpoints-busy" role="status">
        {busy !== null ? text[busy] : savedTo === null ? null : <Untrusted text={text.saved(savedTo)} />}
      </p>
      {failure === null ? null : (
        <p className="form-problem" role="alert">
          <Icon name="warning" />
          <span>
            <Untrusted text={sayFailure(failure)} />
          </span>
        </p>
      )}
    </>
  )
}

function CheckpointList({ cards, chosen }: { readonly cards: readonly WorldCard[]; readonly chosen: number }) {
  const text = useText(checkpointsText)
  const language = useLanguage()
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' })
  return (
    <ul className="checkpoints-list" aria-label={text.list}>
      {cards.toReversed().map(({ id, name, takenWallMs, isFromFile }) => (
        <li key={id}>
          <button type="button" aria-pressed={id === chosen} onClick={() => chooseCheckpoint(id)}>
            <b>
              <Untrusted text={name} />
            </b>
            <span>
              {when.format(takenWallMs)}
              {isFromFile ? ` · ${text.fromFile}` : ''}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
