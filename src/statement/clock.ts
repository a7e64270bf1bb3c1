/** Reads what clocks show: lengths and offsets of time. */

/** The seconds of `36:24` or `1:02:33`; undefined for other words. */
export function secondsOfClock(words: string): number | undefined {
  const [, hours = '0', minutes, seconds] = /^\s*(?:(\d{1,2}):)?(\d{1,3}) ?: ?([0-5]\d)\s*$/.exec(words) ?? [];
  return minutes === undefined ? undefined : (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
}

/** The hours of an offset from universal time, `+5:30` or `UTC−4`; minutes are quarters. Undefined for other words. */
export function hoursOfOffset(words: string): number | undefined {
  const parts = /^\s*(?:(?:UTC|GMT)\s?)?([-+−±]?)(\d{1,2})(?::(00|15|30|45))?\s*$/.exec(words);
  if (!parts) return undefined;
  const [, sign = '', hours = '', minutes = '00'] = parts;
  const amount = Number(hours) + Number(minutes) / 60;
  return amount !== 0 && /[-−]/.test(sign) ? -amount : amount;
}
