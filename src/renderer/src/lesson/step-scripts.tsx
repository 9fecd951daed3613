import type { PlayScript } from '@shared/lesson/lesson-play.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import './step-scripts.css'

interface StepScriptsProps {
  readonly scripts: readonly PlayScript[]
  /** False until the step is observed: what a script of the step itself returned may be the answer. */
  readonly isTold: boolean
}

/** What a lesson runs in a page, as it is, and what came back from it. */
export function StepScripts({ scripts, isTold }: StepScriptsProps) {
  const text = useText(lessonText)
  if (scripts.length === 0) return null
  return (
    <>
      {scripts.map(({ tab, code, isSetup, returned }, index) => (
        <details key={index} className="step-script" open={!isSetup && isTold}>
          <summary>{isSetup ? text.scriptBefore(tab) : isTold ? text.scriptRan(tab) : text.scriptWillRun(tab)}</summary>
          {/* Long code scrolls, so the keyboard must be able to get there. */}
          <pre {...{ tabIndex: 0 }} aria-label={text.code}>
            <code>
              <Untrusted text={code} keepLines />
            </code>
          </pre>
          {returned === undefined || (!isTold && !isSetup) ? null : returned === null ? (
            <p className="step-script-returned">{text.returnedNothing}</p>
          ) : (
            <p className="step-script-returned">
              {text.returned}{' '}
              <code>
                <Untrusted text={returned} />
              </code>
            </p>
          )}
        </details>
      ))}
    </>
  )
}
