import { isOffered } from '@shared/policy/play-under-policy.ts'
import type { Policy } from '@shared/policy/policy-file.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { hideableWords } from '@shared/policy/policy-words.ts'
import { useApp } from '../base/app-store.ts'
import { call } from '../base/bridge.ts'
import { policyText } from '../i18n/policy-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { tools } from '../shell/tool-registry.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './policy-dialog.css'
import { closeOpenedPolicy, useOpenedPolicy } from './policy-store.ts'

/** What a policy that was opened would change, before it changes anything. */
export function PolicyDialog() {
  const text = useText(policyText)
  const say = useSay()
  const opened = useOpenedPolicy()
  if (opened === null) return null
  const begin = async (): Promise<string | null> => {
    const answer = await call('policy:begin', null)
    return answer.ok ? null : say(sayProblem(answer.error.problem))
  }
  return (
    <FormDialog title={text.beginTitle} save={text.begin} cancel={text.cancel} onSave={begin} onClose={closeOpenedPolicy}>
      <PolicySummary policy={opened} />
    </FormDialog>
  )
}

function PolicySummary({ policy }: { readonly policy: Policy }) {
  const text = useText(policyText)
  const say = useSay()
  const playing = useApp(state => state.lesson)
  const { title, hide, hideTools, language, untilQuit } = policy
  const hidden = hide.map(each => say(hideableWords[each]))
  const hiddenTools = hideTools.map(tool => say(tools[tool].title))
  return (
    <div className="policy-summary">
      <p>
        <b>
          <Untrusted text={title} />
        </b>
      </p>
      <dl>
        <dt>{text.hidden}</dt>
        <dd>{hidden.length === 0 ? text.none : hidden.join(', ')}</dd>
        <dt>{text.tools}</dt>
        <dd>{hiddenTools.length === 0 ? text.none : hiddenTools.join(', ')}</dd>
        <dt>{text.lessons}</dt>
        <dd>
          <LessonOrder policy={policy} />
        </dd>
        <dt>{text.language}</dt>
        <dd>{language === undefined ? text.ownLanguage : text.languages[language]}</dd>
        <dt>{text.ends}</dt>
        <dd>{untilQuit ? text.untilQuit : text.endsByHand}</dd>
      </dl>
      {playing === null || isOffered(playing.id, policy) ? null : <p>{text.stopsLesson}</p>}
    </div>
  )
}

function LessonOrder({ policy: { lessons } }: { readonly policy: Policy }) {
  const text = useText(policyText)
  const say = useSay()
  const cards = useApp(state => state.lessonCards)
  if (lessons === undefined) return text.allLessons
  return (
    <ol>
      {lessons.map((id, index) => {
        const card = cards.find(each => each.id === id)
        return (
          <li key={index}>
            <Untrusted text={card === undefined ? `${id} (${text.noSuchLesson})` : say(card.title)} />
          </li>
        )
      })}
    </ol>
  )
}
