import { hideableWords } from '@shared/policy/policy-words.ts'
import { send } from '../base/bridge.ts'
import { usePolicy } from '../base/use-policy.ts'
import { policyText } from '../i18n/policy-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { tools } from '../shell/tool-registry.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './policy-bar.css'

/** Says, as long as it is so, that a policy is in force, what it hides and how it ends. */
export function PolicyBar() {
  const text = useText(policyText)
  const say = useSay()
  const policy = usePolicy()
  if (policy === null) return null
  const { title, hide, hideTools, untilQuit } = policy
  const hidden = [...hide.map(each => say(hideableWords[each])), ...hideTools.map(tool => say(tools[tool].title))]
  return (
    <section className="policy-bar" aria-label={text.bar}>
      <Icon name="lock" />
      <p>
        <b>
          <Untrusted text={title} />
        </b>{' '}
        <span>
          {hidden.length === 0 ? text.hidesNothing : text.hides(hidden.join(', '))} {untilQuit ? text.untilQuit : null}
        </span>
      </p>
      {untilQuit ? null : <Button onPress={() => send('policy:end', null)}>{text.end}</Button>}
    </section>
  )
}
