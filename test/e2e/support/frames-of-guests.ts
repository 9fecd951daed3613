import type { Page } from '@playwright/test'

/** The part of Playwright's own side that is used here. It is no public interface; the version is pinned. */
interface AttachedEvent {
  readonly targetInfo: { readonly type: string; parentFrameId?: string }
}
interface FrameSession {
  _onAttachedToTarget(parent: unknown, event: AttachedEvent): void
}
interface ServerPage {
  readonly delegate: { readonly _mainFrameSession: FrameSession & { readonly _targetId: string } }
}
interface ClientObject {
  readonly _connection: { toImpl(client: unknown): ServerPage }
}

const patched = new WeakSet<object>()

/**
 * Lets frames of other sites begin while Playwright drives the app. Playwright asks that such a frame waits until it has looked at it,
 * and finds it by `Page.frameAttached` or `targetInfo.parentFrameId`. Inside a `<webview>` Chromium 130 sends neither, so Playwright never
 * lets the frame go on and the page stays "loading". Here the event gets the one parent that is sure: the page. Without Playwright the
 * frames begin by themselves.
 * @param page any page of the app; every page of this test process is covered from then on
 */
export function letFramesBegin(page: Page): void {
  const session = (page as unknown as ClientObject)._connection.toImpl(page).delegate._mainFrameSession
  const type = Object.getPrototypeOf(session) as FrameSession
  if (patched.has(type)) return
  patched.add(type)
  const original = type._onAttachedToTarget
  type._onAttachedToTarget = function (this: FrameSession & { readonly _targetId: string }, parent, event) {
    if (event.targetInfo.type === 'iframe') event.targetInfo.parentFrameId ??= this._targetId
    original.call(this, parent, event)
  }
}
