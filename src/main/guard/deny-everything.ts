import type { Session, WebContents } from 'electron'

/** Electron grants every permission unless told otherwise: here every session refuses every one, and every download and device. `onAsked` hears of each page that wanted one. */
export function denyEverything(session: Session, onAsked: (contents: WebContents) => void): void {
  session.setPermissionRequestHandler((contents, _permission, answer) => {
    answer(false)
    onAsked(contents)
  })
  session.setPermissionCheckHandler(contents => {
    if (contents !== null) onAsked(contents)
    return false
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event, _item, contents) => {
    event.preventDefault()
    onAsked(contents)
  })
  // The spell checker asks an outside host for its dictionaries. Turned off, it asks all the same as soon as there is a session, and so before the
  // session has a proxy; without a language it asks for nothing (electron/electron#22995).
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerDictionaryDownloadURL('http://127.0.0.1:9/')
}
