const { RUNS } = process.env;

/**
 * How often a property is tried: on the same values every time, so that a change is judged by what
 * it changes; on others, and more, by `RUNS=100000 npx vitest run FILE --testTimeout 1000000`.
 */
export function runs(usual: number): { numRuns: number; seed?: number } {
  return RUNS === undefined ? { numRuns: usual, seed: 490 } : { numRuns: Number(RUNS) };
}
