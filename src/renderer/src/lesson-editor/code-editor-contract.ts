/* What the page and the bundle of the editor say to each other: types alone, so that they share no code. */

export interface CodeEditorMark {
  /** Both from 1. */
  readonly line: number
  readonly column: number
  readonly message: string
}

export interface CodeEditorChoice {
  readonly label: string
  readonly put: string
  readonly kind: 'key' | 'value'
  readonly about: string | null
}

export interface CodeEditorWords {
  /** The name of the text, for those who listen. */
  readonly label: string
  /** The editor's own English words in another language. */
  readonly phrases: Readonly<Record<string, string>>
}

export interface CodeEditorOptions {
  readonly parent: HTMLElement
  /** For the style elements that it adds. */
  readonly nonce: string
  readonly text: string
  readonly words: CodeEditorWords
  /** Told of once nothing has been typed for a moment. */
  readonly check: (text: string) => Promise<readonly CodeEditorMark[]>
  readonly complete: (text: string, offset: number) => Promise<{ readonly from: number; readonly choices: readonly CodeEditorChoice[] }>
  readonly onChange: () => void
  readonly onSave: () => void
  readonly onTry: () => void
}

export interface CodeEditor {
  text(): string
  /** Where the caret is, from 1. */
  line(): number
  goTo(line: number, column: number): void
  focus(): void
  say(words: CodeEditorWords): void
  destroy(): void
}

/** What the bundle leaves as `globalThis.crumbtrailCodeEditor`. */
export interface CodeEditorMaker {
  readonly createCodeEditor: (options: CodeEditorOptions) => CodeEditor
}
