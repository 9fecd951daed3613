import { useEffect, useRef, useState } from 'react'

/** The value, taken anew at most once in so many milliseconds: for what is dear to derive from a trace that grows by the frame. */
export function useAtMostEvery<Value>(value: Value, ms: number): Value {
  const [taken, setTaken] = useState(value)
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  const isBehind = !Object.is(taken, value)
  useEffect(() => {
    if (!isBehind) return
    const timer = window.setTimeout(() => setTaken(latest.current), ms)
    return () => window.clearTimeout(timer)
  }, [isBehind, taken, ms])
  return taken
}
