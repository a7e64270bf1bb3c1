/** `isnad report`. */
export async function reportCommand(): Promise<number> {
  return 2;
}
