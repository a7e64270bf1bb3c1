/** `isnad diff`. */
export async function diffCommand(): Promise<number> {
  return 2;
}
