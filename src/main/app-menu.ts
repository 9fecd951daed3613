import { Menu } from 'electron'

/** No menu with accelerators of its own (Ctrl+R would reload the app instead of the tab); macOS needs one for copy and paste. */
export function setAppMenu(): void {
  const isMac = process.platform === 'darwin'
  Menu.setApplicationMenu(isMac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null)
}
