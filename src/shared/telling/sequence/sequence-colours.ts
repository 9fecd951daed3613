import type { TextFace } from './fit-text.ts'
import type { SequenceTone } from './mark-look.ts'

/** The light theme (`ui/tokens.css`), for what leaves the app: it stands on paper or on somebody else's slide. */
export const sequenceColours: { readonly [Tone in SequenceTone]: { readonly ink: string; readonly ground: string } } = {
  ink: { ink: '#1b2430', ground: '#ffffff' },
  quiet: { ink: '#4c5766', ground: '#eef0f3' },
  lane: { ink: '#1b2430', ground: '#eef0f3' },
  ok: { ink: '#0a6e53', ground: '#e2f5ee' },
  hold: { ink: '#855200', ground: '#fdf1d8' },
  bad: { ink: '#b3261e', ground: '#fdeae8' },
  store: { ink: '#2a5fa5', ground: '#e6effa' },
  'lane-0': { ink: '#ffffff', ground: '#0072b2' },
  'lane-1': { ink: '#ffffff', ground: '#007a7a' },
  'lane-2': { ink: '#ffffff', ground: '#b84a00' },
  'lane-3': { ink: '#ffffff', ground: '#a0447d' },
  'lane-4': { ink: '#ffffff', ground: '#6a51b8' },
  'lane-5': { ink: '#ffffff', ground: '#4d6b00' },
}

export const sequenceFaces: { readonly [Face in TextFace]: { readonly family: string; readonly size: number; readonly weight: number } } = {
  mono: { family: "'JetBrains Mono', 'DejaVu Sans Mono', ui-monospace, monospace", size: 12, weight: 400 },
  label: { family: "Pretendard, 'Noto Sans KR', system-ui, sans-serif", size: 12, weight: 400 },
  strong: { family: "Pretendard, 'Noto Sans KR', system-ui, sans-serif", size: 11.5, weight: 600 },
}
