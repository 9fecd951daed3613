import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { Dialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import './form-dialog.css'
import { Icon } from './icon.tsx'
import { Untrusted } from './untrusted.tsx'

interface FormDialogProps {
  readonly title: string
  readonly save: string
  readonly cancel: string
  /** Gives what is wrong, in words; null: saved, and the form closes. */
  readonly onSave: () => Promise<string | null>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A small form over the page; Enter saves (Ctrl Enter where Enter ends a line), Escape leaves everything as it was. What cannot be saved stays as typed, with the reason. */
export function FormDialog({ title, save, cancel, onSave, onClose, children }: FormDialogProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const trySaving = async (): Promise<void> => {
    setProblem(null) // told anew, and heard anew, when it is the same again
    const found = await onSave()
    if (found === null) onClose()
    else setProblem(found)
  }
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={open => (open ? undefined : onClose())}>
      <Modal className="modal">
        <Dialog className="modal-dialog">
          <Heading slot="title">{title}</Heading>
          <Form
            className="form-dialog"
            onSubmit={submitted => {
              submitted.preventDefault()
              void trySaving()
            }}
          >
            {/* The text that a problem is about is being mended while one types. */}
            <div className="form-fields" role="presentation" onKeyDown={submitWithControl} onInput={() => setProblem(null)}>
              {children}
            </div>
            {problem === null ? null : (
              <p className="form-problem" role="alert">
                <Icon name="warning" />
                <span>
                  <Untrusted text={problem} />
                </span>
              </p>
            )}
            <div className="modal-actions">
              <Button onPress={onClose}>{cancel}</Button>
              <Button look="primary" type="submit">
                {save}
              </Button>
            </div>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function submitWithControl({ key, ctrlKey, metaKey, target }: KeyboardEvent): void {
  if (key === 'Enter' && (ctrlKey || metaKey) && target instanceof HTMLTextAreaElement) target.form?.requestSubmit()
}

interface FieldProps {
  readonly label: string
  readonly children: ReactNode
}

export function Field({ label, children }: FieldProps) {
  return (
    <label className="form-field">
      <span>{label}</span>
      {children}
    </label>
  )
}

export function CheckField({ label, children }: FieldProps) {
  return (
    <label className="form-check">
      {children}
      <span>{label}</span>
    </label>
  )
}
