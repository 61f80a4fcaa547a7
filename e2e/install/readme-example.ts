/** The first JavaScript block of a README, or `null`. */
export function readmeExample(readme: string): string | null {
  return /^```(?:js|javascript)\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? null;
}
