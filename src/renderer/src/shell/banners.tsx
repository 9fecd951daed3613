import { useEffect, useState } from 'react'
import { assertNever } from '@shared/assert-never.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { dismissBanner, useApp, type Banner } from '../base/app-store.ts'
import { send } from '../base/bridge.ts'
import { replayText } from '../i18n/replay-text.ts'
import { shellText } from '../i18n/shell-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { cancelOpening } from '../replay/open-saved.ts'
import { useReadingShare } from '../trace/replay-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './banners.css'

/** What the learner should know and can put away. */
export function Banners() {
  const text = useText(shellText)
  const banners = useApp(state => state.banners)
  const exportShare = useApp(state => state.exportShare)
  return (
    <section className="banners" aria-label={text.notices} aria-live="polite">
      {exportShare === null ? null : <ExportProgress share={exportShare} />}
      <ReadingProgress />
      {banners.map(banner => (
        <OneBanner key={banner.id} banner={banner} />
      ))}
    </section>
  )
}

/** What asks for nothing has been read after so long; on a projector it would have taken the room of two rows for the rest of the hour. */
const passingMs = 15_000
const passingIcons: { readonly [Kind in Banner['content']['kind']]?: IconName } = { saved: 'check', 'pages-keep-language': 'window' }

function OneBanner({ banner: { id, content } }: { readonly banner: Banner }) {
  const text = useText(shellText)
  const icon = passingIcons[content.kind]
  const isPassing = icon !== undefined
  const [isPointedAt, setIsPointedAt] = useState(false)
  const [hasFocus, setHasFocus] = useState(false)
  const isHeld = isPointedAt || hasFocus
  useEffect(() => {
    if (!isPassing || isHeld) return
    const timer = setTimeout(() => dismissBanner(id), passingMs)
    return () => clearTimeout(timer)
  }, [id, isPassing, isHeld])
  return (
    <div
      className="banner"
      data-kind={content.kind}
      onPointerEnter={() => setIsPointedAt(true)}
      onPointerLeave={() => setIsPointedAt(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
    >
      <Icon name={icon ?? 'warning'} />
      <p>
        <BannerText content={content} />
      </p>
      <IconButton icon="close" label={text.dismiss} onPress={() => dismissBanner(id)} />
    </div>
  )
}

/** The number is in the bar alone: as text in a live region it would be read out ten times a second. */
function ExportProgress({ share }: { readonly share: number }) {
  const text = useText(shellText)
  return (
    <div className="banner" data-kind="exporting">
      <Icon name="export" />
      <p>{text.exporting}</p>
      <progress className="banner-progress" aria-label={text.exporting} value={share} />
      <Button onPress={() => send('trace:cancel-export', null)}>{text.cancelExport}</Button>
    </div>
  )
}

function ReadingProgress() {
  const text = useText(replayText)
  const share = useReadingShare()
  if (share === null) return null
  return (
    <div className="banner" data-kind="exporting">
      <Icon name="book" />
      <p>{text.reading}</p>
      <progress className="banner-progress" aria-label={text.reading} value={share} />
      <Button onPress={cancelOpening}>{text.cancel}</Button>
    </div>
  )
}

function BannerText({ content }: { readonly content: Banner['content'] }) {
  const text = useText(shellText)
  const say = useSay()
  switch (content.kind) {
    case 'stage-rebuilt':
      return text.stageRebuilt(content.lostTabs)
    case 'settings-not-kept':
      return <Told says={text.settingsNotKept} detail={say(sayProblem(content.problem))} />
    case 'progress-not-kept':
      return <Told says={text.progressNotKept} detail={say(sayProblem(content.problem))} />
    case 'lesson-file-bad':
      return <Told says={text.lessonFileBad} detail={say(sayProblem(content.problem))} />
    case 'policy-file-bad':
      return <Told says={text.policyFileBad} detail={say(sayProblem(content.problem))} />
    case 'trace-file-bad':
      return <Told says={text.traceFileBad} detail={say(sayProblem(content.problem))} />
    case 'failed':
      return <Told says={text.failures[content.failure.code]} detail={say(sayProblem(content.failure.problem))} />
    case 'saved':
      return <Told says={text.saved} detail={content.path} />
    case 'pages-keep-language':
      return text.pagesKeepLanguage
    default:
      return assertNever(content)
  }
}

function Told({ says, detail }: { readonly says: string; readonly detail: string }) {
  return (
    <>
      {says}{' '}
      <span className="banner-detail">
        <Untrusted text={detail} keepLines />
      </span>
    </>
  )
}
