import type { WebContents } from 'electron'

/* Electron 25 has these on the contents itself, current ones on `navigationHistory`. */

interface History {
  canGoBack(): boolean
  canGoForward(): boolean
  goBack(): void
  goForward(): void
  clear(): void
}

type OlderContents = WebContents & Omit<History, 'clear'> & { clearHistory(): void }

export function historyOf(contents: WebContents): History {
  if ('navigationHistory' in contents && contents.navigationHistory) return contents.navigationHistory
  const older = contents as OlderContents
  return {
    canGoBack: () => older.canGoBack(),
    canGoForward: () => older.canGoForward(),
    goBack: () => older.goBack(),
    goForward: () => older.goForward(),
    clear: () => older.clearHistory(),
  }
}
