import { useEffect } from 'react'
import { timelineCommandOfKey } from '@shared/contract/keybindings.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { editAndResend, resend } from './resend-store.ts'

/** The keys that send the request in the receipt again, or open it to be changed first: only while the list of rows has the focus (WCAG 2.1.4). */
export function useResendKeys(exchange: Exchange | null, onSent: (newRow: string) => void): void {
  useEffect(() => {
    const onKey = (pressed: KeyboardEvent): void => {
      const { code, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing, target } = pressed
      if (exchange === null || repeat || isComposing) return
      if (!(target instanceof Element) || !target.matches('.timeline [role="listbox"]')) return
      const command = timelineCommandOfKey({ code, control: ctrlKey, meta: metaKey, alt: altKey, shift: shiftKey })
      if (command !== 'resend' && command !== 'edit-and-resend') return
      pressed.preventDefault()
      if (command === 'edit-and-resend') editAndResend(exchange)
      else resend(exchange, onSent)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [exchange, onSent])
}
