import { useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { NotRead } from '@shared/saved/not-read.ts'
import { saySchemaIssue } from '@shared/words/schema-issue-words.ts'
import { replayText } from '../i18n/replay-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './not-read-button.css'

/** A list of more would help nobody; what is beyond is counted. */
const mostShown = 200

interface NotReadProps {
  readonly notRead: readonly NotRead[]
}

/** Says that parts of the file could not be read; a press tells which, and why. */
export function NotReadButton({ notRead }: NotReadProps) {
  const text = useText(replayText)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button icon="warning" onPress={() => setIsOpen(true)}>
        {text.notRead(notRead.length)}
      </Button>
      <ModalOverlay className="modal-overlay" isOpen={isOpen} isDismissable onOpenChange={setIsOpen}>
        <Modal className="modal">
          <Dialog className="modal-dialog">
            <Heading slot="title">{text.notReadTitle}</Heading>
            <p>{text.notReadNote}</p>
            <NotReadList notRead={notRead} />
            <div className="modal-actions">
              <Button look="primary" slot="close">
                {text.close}
              </Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

function NotReadList({ notRead }: NotReadProps) {
  const text = useText(replayText)
  const say = useSay()
  const rest = notRead.length - mostShown
  return (
    <>
      <dl className="not-read">
        {notRead.slice(0, mostShown).map(({ entry, at, issue, isShown, place }, index) => (
          <div key={index}>
            <dt>{text.entry(entry + 1, place?.line ?? null)}</dt>
            <dd>
              <code>
                <Untrusted text={at === '' ? text.wholeEntry : at} />
              </code>
              : <Untrusted text={say(saySchemaIssue(issue))} />. {isShown ? null : text.entryLeftOut}
            </dd>
          </div>
        ))}
      </dl>
      {rest > 0 ? <p>{text.notReadMore(rest)}</p> : null}
    </>
  )
}
