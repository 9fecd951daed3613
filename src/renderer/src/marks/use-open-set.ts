import { useCallback, useState } from 'react'

/** Which of several things stand open, by key; they stay so while the rows under them change. */
export interface OpenSet {
  isOpen(key: string): boolean
  toggle(key: string): void
  /** All of these open, or all of them closed. */
  set(keys: readonly string[], isOpen: boolean): void
}

export function useOpenSet(): OpenSet {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const set = useCallback((keys: readonly string[], isOpen: boolean) => {
    setOpen(before => {
      const next = new Set(before)
      for (const key of keys) {
        if (isOpen) next.add(key)
        else next.delete(key)
      }
      return next
    })
  }, [])
  return { isOpen: key => open.has(key), toggle: key => set([key], !open.has(key)), set }
}
