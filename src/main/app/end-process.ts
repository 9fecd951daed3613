import { app } from 'electron'

/**
 * Ends the process at the `quit` of the app, as Node's own `process.exit` would. What Chromium takes apart after that is nothing of ours, and on
 * Linux Electron 33 ends with SIGSEGV there now and then when the page of a tab or a popup is busy for ever (8 of 112 times).
 */
export function endProcessAtQuit(): void {
  // A log of Chromium's network process (`--log-net-log`) is written to its end only while it is taken apart.
  if (process.platform !== 'linux' || app.commandLine.hasSwitch('log-net-log')) return
  app.on('quit', (_event, exitCode) => {
    process.emit('exit', exitCode) // what is swept up then is swept up still
    const { reallyExit } = process as unknown as { readonly reallyExit: (code: number) => never }
    reallyExit.call(process, exitCode)
  })
}
