/** Secrets that a server gives to whom it serves. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 192 bits, as it may stand in an address. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** Compares without telling, by the time it takes, how much of it is right. */
export function sameSecret(given: string, secret: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(hash(given), hash(secret));
}
