/**
 * Runs work that makes the browser lay the page out, such as scrolling, where the browser does that anyway: right before it draws. In the
 * answer to an event it would be laid out twice for one frame. In a frame or a timer the work is done at once, for the next frame may
 * come too late there. Returns what calls the work off.
 */
export function beforeNextFrame(work: () => void): () => void {
  // The event that is being told (DOM, 2.3): a frame tells all of its own before it runs what was asked of it.
  if (window.event === undefined) {
    work()
    return () => undefined
  }
  const frame = requestAnimationFrame(work)
  return () => cancelAnimationFrame(frame)
}
