import { useEffect, useSyncExternalStore } from 'react'
import type { Settings } from '@shared/settings.ts'

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

function subscribe(onChange: () => void): () => void {
  systemDark.addEventListener('change', onChange)
  return () => systemDark.removeEventListener('change', onChange)
}

/** Writes language and theme on the root element, where the style sheets and assistive technology look for them. */
export function useRootAttributes({ theme, language }: Settings): void {
  const isSystemDark = useSyncExternalStore(subscribe, () => systemDark.matches)
  const shown = theme === 'system' ? (isSystemDark ? 'dark' : 'light') : theme
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset['theme'] = shown
  }, [language, shown])
}
