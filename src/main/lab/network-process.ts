import { app } from 'electron'

/**
 * Calls back when the process that speaks HTTP and keeps the cookies of sessions in memory has ended; Chromium starts another at once. What is
 * in the new one comes from the session, but for what Electron gave the old one directly (`setCertificateVerifyProc`).
 */
export function onNetworkProcessGone(listener: () => void): void {
  app.on('child-process-gone', (_event, { serviceName }) => {
    if (serviceName === 'network.mojom.NetworkService') listener()
  })
}
