import { Menu } from 'electron'

/**
 * No menu with accelerators of its own: Ctrl+R and F5 load the tab again that has the keyboard, and no key loads the app again, whose
 * tabs would all begin anew. macOS needs a menu for copy and paste.
 */
export function setAppMenu(): void {
  const isMac = process.platform === 'darwin'
  Menu.setApplicationMenu(isMac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null)
}
