import { useTrace } from '../trace-store.ts'
import { Untrusted } from '../ui/untrusted.tsx'

export function TimelineDraft() {
  useTrace(state => state.revision)
  const rows = useTrace(state => state.exchanges).rows()
  return (
    <ol style={{ overflow: 'auto' }}>
      {rows.slice(-200).map(row => (
        <li key={row.key} className="mono">
          {row.status} {row.method} <Untrusted text={row.url} />
        </li>
      ))}
    </ol>
  )
}
