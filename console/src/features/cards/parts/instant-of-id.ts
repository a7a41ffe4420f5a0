const ofVersion7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7/;

/** When a record with such an id came: version 7 of UUID begins with the milliseconds (RFC 9562). Nothing of another version. */
export function instantOfId(id: string): string | undefined {
  const [, high, low] = ofVersion7.exec(id) ?? [];
  return high === undefined || low === undefined ? undefined : new Date(Number.parseInt(high + low, 16)).toISOString();
}
