// oxlint-disable-next-line import/default -- Vite makes the address (`vite/client`)
import editorUrl from './code-editor.ts?worker&url'
import type { CodeEditorMaker } from './code-editor-contract.ts'

/** The editor's bundle, fetched when it is needed first: the start of the app does not wait for it. */
export async function loadCodeEditor(): Promise<CodeEditorMaker> {
  await import(/* @vite-ignore */ editorUrl)
  const { crumbtrailCodeEditor } = globalThis as { readonly crumbtrailCodeEditor?: CodeEditorMaker }
  if (crumbtrailCodeEditor === undefined) throw new Error('the bundle of the editor left nothing')
  return crumbtrailCodeEditor
}

/** Of this page, for style elements; the page's protocol handler fills it in. */
export const pageNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
