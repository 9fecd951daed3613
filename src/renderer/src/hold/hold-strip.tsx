import type { ReactNode } from 'react'
import { useApp } from '../base/app-store.ts'
import { send } from '../base/bridge.ts'
import { holdText } from '../i18n/hold-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { useTrace } from '../trace/trace-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import './hold-strip.css'

/** Says that a request waits, or that the next one will; nothing when neither is so. */
export function HoldStrip() {
  const text = useText(holdText)
  const { showReceipt } = useLabView()
  const tabs = useApp(state => state.stage?.tabs)
  const wish = useTrace(state => state.trace.holds.wish())
  const current = useTrace(state => state.trace.holds.current())
  if (current !== null) {
    return (
      <Strip sentence={text.waits}>
        <Button look="quiet" onPress={() => showReceipt(null)}>
          {text.show}
        </Button>
        <Button look="quiet" onPress={() => send('hold:release', { wire: current.wire, guess: null })}>
          {text.letGoShort}
        </Button>
      </Strip>
    )
  }
  if (wish === null) return null
  return (
    <Strip sentence={wish.tab === null ? text.wishAny : text.wishTab(tabs?.find(({ id }) => id === wish.tab)?.lane ?? '?')}>
      <Button look="quiet" onPress={() => send('hold:drop', null)}>
        {text.drop}
      </Button>
    </Strip>
  )
}

function Strip({ sentence, children }: { readonly sentence: string; readonly children: ReactNode }) {
  return (
    <div className="hold-strip">
      <p role="status">
        <Icon name="door" />
        {sentence}
      </p>
      {children}
    </div>
  )
}
