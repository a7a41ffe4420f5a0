/** What can be told of what was typed before it is sent; whether it can be used the API decides. */

const emailShape = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const [fewestDigits, mostDigits] = [10, 15]; // E.164 has 15 at most

export const looksLikeEmail = (text: string): boolean => emailShape.test(text.trim());

export function looksLikePhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return /^[+\d\s().-]+$/.test(text.trim()) && digits >= fewestDigits && digits <= mostDigits;
}
