/**
 * Runs work that makes the browser lay the page out, such as scrolling, where the browser does that anyway: right before it draws. In the
 * handler of an event it would be laid out twice for one frame. In a frame or a timer the work is done at once, for the next frame may
 * come too late there. Returns a function that cancels the work.
 */
export function beforeNextFrame(work: () => void): () => void {
  // The event that is being dispatched (DOM, 2.3): a frame dispatches all of its own before it runs its callbacks.
  if (window.event === undefined) {
    work()
    return () => undefined
  }
  const frame = requestAnimationFrame(work)
  return () => cancelAnimationFrame(frame)
}
