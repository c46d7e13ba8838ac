import type { AnyAction } from '@/lib/core/action/action'

/** Those that a browser asks for. What is signed by who sends it is not judged by what a browser sends. */
export function mutationsOf(actions: readonly AnyAction[]): AnyAction[] {
  return actions.filter(({ method, isRaw }) => method !== 'GET' && !isRaw)
}
