import type { Session } from 'electron'

/** Electron grants every permission unless told otherwise: here every session refuses every one, and every download and device. */
export function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', event => event.preventDefault())
  // The spell checker asks an outside host for its dictionaries.
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerDictionaryDownloadURL('http://127.0.0.1:9/')
}
