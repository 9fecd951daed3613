import type { RunningApp } from '../support/running-app.ts'

export interface Asked {
  readonly contents: number | null
  readonly isProxy?: boolean
  readonly host?: string
  readonly port?: number
}

/** Asks the app for the proxy's credential as Chromium does, through the `login` event; null: it gives none, or asks a person first. */
export async function askForCredential(running: RunningApp, asked: Asked): Promise<{ username: string; password: string } | null> {
  const port = asked.port ?? (await running.port())
  return running.app.evaluate(
    ({ app, webContents }, given) =>
      new Promise(resolve => {
        const event = { preventDefault: () => undefined }
        const contents = given.contents === null ? null : webContents.fromId(given.contents)
        const answer = (username?: string, password?: string): void =>
          resolve(username === undefined || password === undefined ? null : { username, password })
        const authInfo = { isProxy: given.isProxy, host: given.host, port: given.port, scheme: 'basic', realm: 'Crumbtrail' }
        app.emit('login', event, contents, { url: 'https://shop.test/' }, authInfo, answer)
        resolve(null) // the proxy's credential is given at once or not at all
      }),
    { contents: asked.contents, isProxy: asked.isProxy ?? true, host: asked.host ?? '127.0.0.1', port },
  )
}
