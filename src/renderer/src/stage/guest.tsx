import { useEffect, useRef } from 'react'
import type { StageTab } from '@shared/stage.ts'
import { send } from '../base/bridge.ts'
import './guest.css'

interface GuestProps {
  readonly tab: StageTab
  readonly isOnTop: boolean
  readonly onFocus: () => void
}

/** React knows no `<webview>` and would drop a bare `true`; the attribute is there by its presence. */
const isPresent = '' as unknown as true

/** One `<webview>`. It starts empty and never sets an address itself: the main process links it to its tab and loads the page. */
export function Guest({ tab, isOnTop, onFocus }: GuestProps) {
  const element = useRef<HTMLWebViewElement>(null)
  const { id } = tab

  useEffect(() => {
    const webview = element.current as (HTMLWebViewElement & { getWebContentsId(): number }) | null
    if (webview === null) return
    const attach = (): void => send('stage:tab-attached', { tab: id, webContentsId: webview.getWebContentsId() })
    webview.addEventListener('dom-ready', attach, { once: true })
    return () => webview.removeEventListener('dom-ready', attach)
  }, [id])

  useEffect(() => {
    const webview = element.current
    webview?.addEventListener('focus', onFocus)
    return () => webview?.removeEventListener('focus', onFocus)
  }, [onFocus])

  return (
    <webview
      ref={element}
      className="guest"
      data-tab={id}
      partition={tab.partition}
      allowpopups={isPresent}
      src="about:blank"
      tabIndex={isOnTop ? 0 : -1}
      {...(isOnTop ? {} : { 'aria-hidden': true })}
    />
  )
}
