import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import './inspector-bar.css'

interface InspectorBarProps {
  readonly isFolded: boolean
  readonly onFold: (isFolded: boolean) => void
}

/** The line under a lesson that opens the inspector and folds it again. */
export function InspectorBar({ isFolded, onFold }: InspectorBarProps) {
  const text = useText(lessonText)
  return (
    <div className="inspector-bar" data-folded={isFolded ? '' : undefined}>
      <Button look="quiet" icon={isFolded ? 'up' : 'down'} aria-expanded={!isFolded} onPress={() => onFold(!isFolded)}>
        {isFolded ? text.openInspector : text.foldInspector}
        {isFolded ? <span className="inspector-bar-what">{text.inspector}</span> : null}
      </Button>
    </div>
  )
}
