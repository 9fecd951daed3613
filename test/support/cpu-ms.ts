/** Milliseconds of processor time so far: unlike the wall clock it does not count what other programs took meanwhile. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
