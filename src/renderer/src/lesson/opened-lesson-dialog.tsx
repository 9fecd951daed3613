import type { ReactNode } from 'react'
import { deedKinds, type LessonPreview } from '@shared/lesson/lesson-preview.ts'
import { WorldContents } from '../checkpoints/world-contents.tsx'
import { lessonText } from '../i18n/lesson-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { SaidName } from '../marks/said.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './opened-lesson-dialog.css'
import { closeOpenedLesson, useOpenedLesson } from './opened-lesson.ts'

/** What a lesson file will do, counted and listed from what was read of it, before any of it is done. */
export function OpenedLessonDialog() {
  const text = useText(lessonText)
  const sayFailure = useFailureText()
  const opened = useOpenedLesson()
  if (opened === null) return null
  const { preview } = opened
  const start = async (): Promise<string | null> => {
    const failed = await opened.start()
    return failed === null ? null : sayFailure(failed)
  }
  return (
    <FormDialog title={text.openedTitle} save={text.openedStart} cancel={text.openedLeave} onSave={start} onClose={closeOpenedLesson}>
      <div className="opened-lesson">
        <p>
          <b>
            <SaidName text={preview.title} />
          </b>
          <br />
          <SaidName text={preview.summary} />
        </p>
        <p>{text.openedAbout(preview.steps, preview.minutes)}</p>
        <Deeds preview={preview} />
      </div>
    </FormDialog>
  )
}

function Deeds({ preview: { deeds, scripts, world } }: { readonly preview: LessonPreview }) {
  const text = useText(lessonText)
  const say = useSay()
  return (
    <>
      {world === null ? null : (
        <Part title={text.openedWorld} isOpen>
          <p>
            <Untrusted text={world.name} />
          </p>
          <WorldContents card={world} />
        </Part>
      )}
      {scripts.length === 0 ? null : (
        <Part title={text.openedScripts(scripts.length)}>
          {scripts.map(({ tab, code }, index) => (
            <figure key={index}>
              <figcaption>{text.openedScriptIn(tab)}</figcaption>
              <pre>
                <Untrusted text={code} />
              </pre>
            </figure>
          ))}
        </Part>
      )}
      {deedKinds.map(kind =>
        deeds[kind].length === 0 ? null : (
          <Part key={kind} title={text.openedDeeds[kind](deeds[kind].length)} isOpen={kind === 'sets' || kind === 'clears'}>
            <ul>
              {deeds[kind].map((deed, index) => (
                <li key={index}>
                  <Untrusted text={say(deed)} />
                </li>
              ))}
            </ul>
          </Part>
        ),
      )}
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly isOpen?: boolean
  readonly children: ReactNode
}

function Part({ title, isOpen = false, children }: PartProps) {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
