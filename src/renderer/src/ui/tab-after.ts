/** Which tab of a bar a key leads to, round and round (ARIA Authoring Practices, "Tabs"); null for keys that are not the bar's. */
export function tabAfter(code: string, at: number, count: number): number | null {
  switch (code) {
    case 'ArrowLeft':
      return (at - 1 + count) % count
    case 'ArrowRight':
      return (at + 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
