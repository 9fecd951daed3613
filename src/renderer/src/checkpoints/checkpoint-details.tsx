import { useId, useRef, useState } from 'react'
import type { WorldCard } from '@shared/world/world-card.ts'
import { checkpointsText } from '../i18n/checkpoints-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { CheckpointQuestion, type Asking } from './checkpoint-question.tsx'
import { useCheckpoints } from './checkpoint-store.ts'
import { WorldContents } from './world-contents.tsx'

interface DetailsProps {
  readonly card: WorldCard
  /** What to ask at once. */
  readonly begin: Asking | null
}

/** What one checkpoint sets, and what can be done with it. */
export function CheckpointDetails({ card, begin }: DetailsProps) {
  const text = useText(checkpointsText)
  const titleId = useId()
  const { busy } = useCheckpoints()
  const title = useRef<HTMLHeadingElement>(null)
  const [asking, setAsking] = useState<Asking | null>(begin)
  const closeQuestion = (): void => {
    setAsking(null)
    title.current?.focus() // the button that asked is not there yet
  }
  const ask = (what: Asking, label: string) => (
    <Button isDisabled={busy !== null} onPress={() => setAsking(what)}>
      {label}
    </Button>
  )
  return (
    <section className="checkpoint" aria-labelledby={titleId}>
      <h3 id={titleId} ref={title} tabIndex={-1}>
        <Untrusted text={text.sets(card.name)} />
      </h3>
      <WorldContents card={card} />
      {asking === null ? (
        <div className="checkpoint-actions">
          <Button look="primary" isDisabled={busy !== null} onPress={() => setAsking('restore')}>
            {text.restore}
          </Button>
          {ask('rename', text.rename)}
          {ask('save', text.save)}
          {ask('remove', text.remove)}
        </div>
      ) : (
        <CheckpointQuestion card={card} asking={asking} onClose={closeQuestion} />
      )}
    </section>
  )
}
