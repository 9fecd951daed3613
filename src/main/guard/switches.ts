import { app } from 'electron'

/** Process-wide switches, before Chromium is ready: the sandbox everywhere, and no name of the outside world is ever looked up. */
export function setSwitches(): void {
  // What a learner sees is what this Chromium does by default. A test driver, a wrapper script or a habit that turns features off (storage
  // partitioning, the back/forward cache) would make the app tell of another browser. Chromium reads these switches after this.
  for (const name of ['disable-features', 'enable-features', 'disable-back-forward-cache']) app.commandLine.removeSwitch(name)
  if (!isRootWithoutSandbox()) app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('no-pings')
  // Chromium drops input that comes before a page's first paint, without a word; a lesson's click can be that quick.
  app.commandLine.appendSwitch('allow-pre-commit-input')
  // No page here has business with devices, and Electron dies of a page that asks for a USB one (seen in 25 and 33).
  app.commandLine.appendSwitch('disable-blink-features', 'WebUSB,WebHID,Serial,WebBluetooth')
}

/** Chromium's sandbox cannot start as root (containers, CI): there, and only there, the switch that turns it off is honoured. */
function isRootWithoutSandbox(): boolean {
  const isAsked = app.commandLine.hasSwitch('no-sandbox') || process.env['ELECTRON_DISABLE_SANDBOX'] !== undefined
  return isAsked && process.getuid?.() === 0
}
