import { useEffect, useRef, useState } from 'react'
import type { Language } from '@shared/language.ts'
import type { EditedLesson } from '@shared/lesson/lesson-folder.ts'
import type { LessonProblem } from '@shared/problem/lesson-problem.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { call } from '../base/bridge.ts'
import { codeEditorPhrases, lessonEditorText } from '../i18n/lesson-editor-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { mindingLesson } from '../lesson/keep-lesson.ts'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { MarkedText } from '../ui/marked-text.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import type { CodeEditor } from './code-editor-contract.ts'
import { closeEditor, keepEdited, putEditorAside, useEditor } from '../base/editor-store.ts'
import { loadCodeEditor, pageNonce } from './load-code-editor.ts'
import './lesson-editor.css'

interface LessonEditorProps {
  /** A step is tried: the lab is shown. */
  readonly onEnter: () => void
}

/** The editor over the whole window; while a step is tried it waits behind the lab with all that was written. */
export function LessonEditor({ onEnter }: LessonEditorProps) {
  const { edited, isAside } = useEditor()
  if (edited === null) return null
  return <OpenEditor edited={edited} isAside={isAside} onEnter={onEnter} />
}

interface OpenEditorProps extends LessonEditorProps {
  readonly edited: EditedLesson
  readonly isAside: boolean
}

function OpenEditor({ edited, isAside, onEnter }: OpenEditorProps) {
  const text = useText(lessonEditorText)
  const say = useSay()
  const [name, setName] = useState(edited.file)
  const [isDirty, setIsDirty] = useState(edited.stamp === null)
  const [isLeaving, setIsLeaving] = useState(false)
  const [told, setTold] = useState('')
  const [mistakes, setMistakes] = useState<readonly LessonProblem[]>([])
  const changed = (): void => {
    setIsDirty(true)
    setTold('')
  }

  async function save(): Promise<void> {
    const written = editor.current?.text()
    if (written === undefined) return
    const stamp = name === edited.file ? edited.stamp : null
    // Line ends stay what they were.
    const answer = await call('editor:save', {
      file: name,
      text: edited.text.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written,
      stamp,
    })
    if (!answer.ok) return setTold(say(sayProblem(answer.error.problem)))
    keepEdited(answer.value)
    if (editor.current?.text() === written) setIsDirty(false)
    setTold(text.saved)
  }
  async function tryStep(): Promise<void> {
    const code = editor.current
    if (code === null) return
    const answer = await call('editor:try', { text: code.text(), line: code.line() })
    if (answer.ok) {
      putEditorAside(true)
      return onEnter()
    }
    const { problem } = answer.error
    const first = problem.kind === 'lesson-file' ? problem.problems[0] : undefined
    setTold(first === undefined ? say(sayProblem(problem)) : text.mendFirst)
    if (first !== undefined) code.goTo(first.line, first.column)
  }
  const tryMinding = (): void => mindingLesson('start', () => void tryStep())
  const { place, editor, isBroken } = useCodeEditor(edited.text, {
    onChange: changed,
    onSave: () => void save(),
    onTry: tryMinding,
    onMistakes: setMistakes,
  })

  return (
    <section className="lesson-editor" aria-label={text.title} hidden={isAside}>
      <header>
        <h1>{text.title}</h1>
        <label className="lesson-editor-name">
          <span>{text.file}</span>
          <input value={name} spellCheck={false} onChange={typed => setName(typed.target.value)} />
        </label>
        <Button look="primary" onPress={() => void save()}>
          {text.save}
        </Button>
        <Button icon="play" onPress={tryMinding} aria-description={text.tryNote}>
          {text.tryStep}
        </Button>
        <Button onPress={() => (isDirty ? setIsLeaving(true) : closeEditor())}>{text.close}</Button>
      </header>
      <div className="lesson-editor-code" ref={place} />
      {isBroken ? <p role="alert">{text.failed}</p> : null}
      <footer>
        <p role="status">
          <Untrusted text={told === '' && isDirty ? text.unsaved : told} />
        </p>
        <MistakeList mistakes={mistakes} onGoTo={({ line, column }) => editor.current?.goTo(line, column)} />
        <p className="lesson-editor-keys">{text.keys}</p>
      </footer>
      {isLeaving ? <LeaveDialog onClose={() => setIsLeaving(false)} /> : null}
    </section>
  )
}

/** What was not saved is lost with the editor. */
function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText(lessonEditorText)
  const leave = (): Promise<null> => {
    closeEditor()
    return Promise.resolve(null)
  }
  return (
    <FormDialog title={text.loseTitle} save={text.loseIt} cancel={text.keepIt} onSave={leave} onClose={onClose}>
      <p>{text.loses}</p>
    </FormDialog>
  )
}

interface MistakeListProps {
  readonly mistakes: readonly LessonProblem[]
  readonly onGoTo: (mistake: LessonProblem) => void
}

/** What is wrong, where, and how to mend it, in the order of the text; each leads there. */
function MistakeList({ mistakes, onGoTo }: MistakeListProps) {
  const text = useText(lessonEditorText)
  const say = useSay()
  return (
    <div className="lesson-editor-mistakes">
      <b data-bad={mistakes.length > 0 ? '' : undefined}>{mistakes.length === 0 ? text.whole : text.faults(mistakes.length)}</b>
      <ul>
        {mistakes.slice(0, 20).map(mistake => (
          <li key={`${mistake.line} ${mistake.column} ${mistake.found.en}`}>
            <button type="button" onClick={() => onGoTo(mistake)}>
              {text.place(mistake.line, mistake.column)}
            </button>{' '}
            <MarkedText text={say(mistake.found)} /> · {text.expected} <MarkedText text={say(mistake.expected)} />
            {mistake.mend === null ? null : (
              <>
                {' · '}
                {text.mend} <MarkedText text={say(mistake.mend)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface CodeEvents {
  readonly onChange: () => void
  readonly onSave: () => void
  readonly onTry: () => void
  readonly onMistakes: (mistakes: readonly LessonProblem[]) => void
}

/** The code editor in its place, for as long as the component is there; it begins with the text and keeps its own from then on. */
function useCodeEditor(text: string, events: CodeEvents) {
  const language = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditor | null>(null)
  const [first] = useState({ text, language })
  const latest = useRef({ events, language })
  const [isBroken, setIsBroken] = useState(false)
  useEffect(() => {
    latest.current = { events, language }
  })
  useEffect(() => {
    let isGone = false
    const begin = async (): Promise<void> => {
      const { createCodeEditor } = await loadCodeEditor()
      if (isGone || place.current === null) return
      editor.current = createCodeEditor({
        parent: place.current,
        nonce: pageNonce(),
        text: first.text,
        words: wordsIn(latest.current.language),
        check: async written => {
          const answer = await call('editor:check', { text: written })
          const mistakes = answer.ok ? answer.value : []
          latest.current.events.onMistakes(mistakes)
          return mistakes.map(({ line, column, found, expected, mend }) => {
            const { language: now } = latest.current
            const { expected: wanted, mend: remedy } = lessonEditorText[now]
            const lines = [found[now], `${wanted} ${expected[now]}`, ...(mend === null ? [] : [`${remedy} ${mend[now]}`])]
            return { line, column, message: lines.join('\n') }
          })
        },
        complete: async (written, offset) => {
          const answer = await call('editor:complete', { text: written, offset })
          if (!answer.ok) return { from: offset, choices: [] }
          const { from, choices } = answer.value
          return { from, choices: choices.map(choice => ({ ...choice, about: choice.about?.[latest.current.language] ?? null })) }
        },
        onChange: () => latest.current.events.onChange(),
        onSave: () => latest.current.events.onSave(),
        onTry: () => latest.current.events.onTry(),
      })
      editor.current.focus()
    }
    begin().catch(() => setIsBroken(true))
    return () => {
      isGone = true
      editor.current?.destroy()
      editor.current = null
    }
  }, [first])
  useEffect(() => editor.current?.say(wordsIn(language)), [language])
  return { place, editor, isBroken }
}

const wordsIn = (language: Language) => ({ label: lessonEditorText[language].text, phrases: codeEditorPhrases[language] })
