import { programName } from '@shared/words/noted-words.ts'
import { replayText } from '../i18n/replay-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { NotReadButton } from './not-read-button.tsx'
import './replay-bar.css'
import { endReplay, useReplay } from '../trace/replay-store.ts'

/** Says, as long as it is so, that this is not the lab but a file. */
export function ReplayBar() {
  const text = useText(replayText)
  const language = useLanguage()
  const say = useSay()
  const replay = useReplay()
  if (replay === null) return null
  const { name, head, foreign, notRead, page } = replay
  // `Date` finds a year in almost anything; the format has ISO 8601 alone.
  const savedAt = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(head.savedAt) ? new Date(head.savedAt) : null
  const when = savedAt === null || Number.isNaN(savedAt.getTime()) ? null : savedAt.toLocaleString(language === 'ko' ? 'ko-KR' : 'en-GB')
  const notes = [
    when === null ? null : text.savedAt(when),
    foreign !== null ? text.foreign(visibleText(say(programName(foreign.program)))) : head.isRedacted ? text.redacted : text.withSecrets,
  ].filter(note => note !== null)
  return (
    <section className="replay-bar" aria-label={text.title}>
      <Icon name="book" />
      <p>
        <b>{foreign === null ? text.title : text.foreignTitle}</b> <Untrusted text={name} /> <span>{notes.join(' · ')}</span>
      </p>
      {notRead.length === 0 ? null : <NotReadButton notRead={notRead} />}
      {page === null ? (
        <Button look="primary" icon="back" onPress={endReplay}>
          {text.end}
        </Button>
      ) : null}
    </section>
  )
}
