/** The logarithm of the gamma function and its derivative, for positive arguments. */

/** Above this Stirling's series is exact to a double; below it the recurrence leads up to it. */
const largeEnough = 10;
const halfLnTwoPi = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(x) for x > 0, to 1e-13: Stirling's series (DLMF 5.11.1) after the recurrence Γ(x + 1) = x Γ(x). */
export function logGamma(x: number): number {
  let product = 1;
  let y = x;
  // Stryker disable next-line EqualityOperator: a step more gives the same number
  for (; y < largeEnough; y += 1) product *= y;
  const square = 1 / (y * y);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / y;
  return (y - 0.5) * Math.log(y) - y + halfLnTwoPi + series - Math.log(product);
}

/** ψ(x) = d ln Γ(x) / dx for x > 0, to 1e-13 (DLMF 5.11.2 after the recurrence ψ(x + 1) = ψ(x) + 1/x). */
export function digamma(x: number): number {
  let below = 0;
  let y = x;
  // Stryker disable next-line EqualityOperator: a step more gives the same number
  for (; y < largeEnough; y += 1) below += 1 / y;
  const square = 1 / (y * y);
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return Math.log(y) - 0.5 / y - series - below;
}
