import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionResult } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { forceLinting, lintGutter, linter, lintKeymap, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type { CodeEditor, CodeEditorMaker, CodeEditorOptions, CodeEditorWords } from './code-editor-contract.ts'

/* A bundle of its own, fetched when the editor is opened. It shares nothing with the page but types: shared code would become a chunk that
   runs before the page's first module. */

/** After so long without a key the text is read again, in milliseconds. */
const checkAfterMs = 250

/** Colours by the tokens of the page, so that both themes have theirs. */
const colours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--ok)' },
  { tag: [tags.content, tags.literal], color: 'var(--ink)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.separator, tags.punctuation, tags.bracket, tags.squareBracket, tags.brace], color: 'var(--ink-2)' },
])

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--panel)', color: 'var(--ink)', fontSize: 'var(--size)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--sunk)', color: 'var(--ink-3)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-bg) 40%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-bg)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--hold-bg)', outline: '1px solid var(--hold)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--accent-bg)', outline: '1px solid var(--accent)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--store-bg)' },
  '.cm-panels': { backgroundColor: 'var(--sunk)', color: 'var(--ink)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search label': { fontSize: 'var(--size-s)' },
  '.cm-textfield': { backgroundColor: 'var(--panel)', color: 'var(--ink)', border: '1px solid var(--line-strong)' },
  '.cm-button': { background: 'var(--panel)', color: 'var(--ink)', border: '1px solid var(--line-strong)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    boxShadow: 'var(--shadow-high)',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionInfo': { maxWidth: '320px', whiteSpace: 'normal' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap', fontFamily: 'var(--sans)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad)' },
})

/** Built once for each file that is edited. */
function createCodeEditor(options: CodeEditorOptions): CodeEditor {
  const { parent, nonce, text } = options
  const words = new Compartment()
  const reading = linter(view => marksOf(options, view), { delay: checkAfterMs })
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        keys(options),
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection({ cursorBlinkRate: 0 }),
        indentUnit.of('  '),
        indentOnInput(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search(),
        yaml(),
        syntaxHighlighting(colours),
        look,
        reading,
        autocompletion({ override: [context => complete(options, context.state.doc.toString(), context.pos, context.explicit)] }),
        words.of(inWords(options.words)),
        EditorView.updateListener.of(update => {
          if (update.docChanged) options.onChange()
        }),
      ],
    }),
  })
  return {
    text: () => view.state.doc.toString(),
    line: () => view.state.doc.lineAt(view.state.selection.main.head).number,
    goTo(line, column) {
      const at = offsetOf(view, line, column)
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
      view.focus()
    },
    focus: () => view.focus(),
    say(next) {
      view.dispatch({ effects: words.reconfigure(inWords(next)) })
      forceLinting(view)
    },
    destroy: () => view.destroy(),
  }
}

/** Tab indents; Escape and then Tab leaves the editor (WCAG 2.1.2): CodeMirror lets the next Tab through. */
function keys({ onSave, onTry }: CodeEditorOptions): Extension {
  const done = (act: () => void) => () => {
    act()
    return true
  }
  return keymap.of([
    { key: 'Mod-s', run: done(onSave), preventDefault: true },
    { key: 'Mod-Enter', run: done(onTry), preventDefault: true },
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...lintKeymap,
    ...defaultKeymap,
    indentWithTab,
  ])
}

const inWords = ({ label, phrases }: CodeEditorWords): Extension => [
  EditorState.phrases.of(phrases),
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false', translate: 'no' }),
]

async function marksOf(options: CodeEditorOptions, view: EditorView): Promise<readonly Diagnostic[]> {
  const marks = await options.check(view.state.doc.toString())
  return marks.map(({ line, column, message }) => {
    const from = offsetOf(view, line, column)
    const rest = view.state.doc.lineAt(from)
    const word = /^[^\s,:}\]]+/.exec(rest.text.slice(from - rest.from))?.[0].length ?? 1
    return { from, to: Math.min(from + word, rest.to), severity: 'error' as const, message }
  })
}

function offsetOf({ state }: EditorView, line: number, column: number): number {
  const there = state.doc.line(Math.min(Math.max(1, line), state.doc.lines))
  return Math.min(there.from + Math.max(0, column - 1), there.to)
}

async function complete(options: CodeEditorOptions, text: string, offset: number, isAsked: boolean): Promise<CompletionResult | null> {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  if (!isAsked && !/[\w$-]$|[:{,-]\s$/.test(before)) return null
  const { from, choices } = await options.complete(text, offset)
  if (choices.length === 0) return null
  const completions = choices.map(({ label, put, kind, about }) => ({
    label,
    apply: put,
    type: kind === 'key' ? 'property' : 'constant',
    ...(about === null ? {} : { info: about }),
  }))
  return { from, options: completions, validFor: /^[\w$-]*$/ }
}

// The build keeps no exports of such a bundle (it is made as one for a worker): this is how the page gets at it.
const maker: CodeEditorMaker = { createCodeEditor }
Object.assign(globalThis, { crumbtrailCodeEditor: maker })
