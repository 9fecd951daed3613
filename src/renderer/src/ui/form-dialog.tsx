import type { ReactNode } from 'react'
import { Dialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import './form-dialog.css'

interface FormDialogProps {
  readonly title: string
  readonly save: string
  readonly cancel: string
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A small form over the page; Enter saves, Escape leaves everything as it was. */
export function FormDialog({ title, save, cancel, onSave, onClose, children }: FormDialogProps) {
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={open => (open ? undefined : onClose())}>
      <Modal className="modal">
        <Dialog className="modal-dialog">
          <Heading slot="title">{title}</Heading>
          <Form
            className="form-dialog"
            onSubmit={submitted => {
              submitted.preventDefault()
              onSave()
              onClose()
            }}
          >
            {children}
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
