/** Local time of day, 14:07:02. Written by hand: one formatter call per visible row and frame would show in a busy trace. */
export function clockTime(ms: number): string {
  const time = new Date(ms)
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(part => String(part).padStart(2, '0')).join(':')
}
