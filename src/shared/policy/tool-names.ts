/** Every tool that opens as a dialog over the lab. A new one has its entry in `tool-registry.tsx`, too. */
export const toolNames = [
  'compare-schemes',
  'request-diff',
  'storage-map',
  'token-desk',
  'sequence',
  'workbench',
  'change-one',
  'arcade',
  'classroom',
  'guesses',
  'checkpoints',
  'biography',
] as const
export type ToolName = (typeof toolNames)[number]
