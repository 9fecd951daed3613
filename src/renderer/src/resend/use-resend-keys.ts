import { useEffect } from 'react'
import type { Exchange } from '@shared/trace/exchange.ts'
import { editAndResend, resend } from './resend-store.ts'

/** R sends the request in the receipt again, Shift+R opens it to be changed first: only while the list of rows has the focus (WCAG 2.1.4). */
export function useResendKeys(exchange: Exchange | null, onSent: (newRow: string) => void): void {
  useEffect(() => {
    const onKey = (pressed: KeyboardEvent): void => {
      const { code, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing, target } = pressed
      if (exchange === null || code !== 'KeyR' || ctrlKey || metaKey || altKey || repeat || isComposing) return
      if (!(target instanceof Element) || !target.matches('.timeline [role="listbox"]')) return
      pressed.preventDefault()
      if (shiftKey) editAndResend(exchange)
      else resend(exchange, onSent)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [exchange, onSent])
}
