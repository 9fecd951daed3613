import { timelineText } from '../i18n/timeline-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import './to-newest.css'

/** The way back to the end for a reader who has left it, over the lower edge of what they read. */
export function ToNewest({ onPress }: { readonly onPress: () => void }) {
  const text = useText(timelineText)
  return (
    <div className="to-newest">
      <Button icon="stored" onPress={onPress}>
        {text.toNewest}
      </Button>
    </div>
  )
}
