import { describe, expect, it } from '@jest/globals';
import { paymentTerms } from '../../../../shared/domain/imports/terms-cell.ts';

const reading = { country: 'RU', today: '2026-03-02', timeZone: 'Europe/Moscow' };
const read = (typed: string) => {
  const answer = paymentTerms(typed, reading);
  return answer.ok
    ? answer.value.map(({ id, share, due }) => {
        const when = 'event' in due ? [due.event, ...(due.days === undefined ? [] : [due.days])] : [due.on];
        return [id, 'percent' in share ? share.percent : share.amount, ...when];
      })
    : answer.allowed;
};
const [before, atShipment, after] = ['before-production', 'before-shipment', 'after-shipment'];

describe('Payment terms in a cell', () => {
  it.each([
    ['30/70', [30, before], [70, atShipment]],
    ['50/50', [50, before], [50, atShipment]],
    ['30/40/30', [30, before], [40, atShipment], [30, after]],
    ['50% prepayment', [50, before], [50, atShipment]],
    ['50 % Предоплата', [50, before], [50, atShipment]],
    ['30% предоплаты', [30, before], [70, atShipment]],
    ['аванс 40%', [40, before], [60, atShipment]],
    ['40%  аванс', [40, before], [60, atShipment]],
    ['advance 40', [40, before], [60, atShipment]],
    ['prepayment 40%', [40, before], [60, atShipment]],
    ['предоплата 99%', [99, before], [1, atShipment]],
    ['100% предоплата', [100, before]],
    ['Предоплата', [100, before]],
    ['prepayment', [100, before]],
    ['постоплата', [100, after]],
    ['Отсрочка 30 дней', [100, after, 30]],
    ['отсрочка 1 дня', [100, after, 1]],
    ['отсрочка 45 дн.', [100, after, 45]],
    ['net 365', [100, after, 365]],
    ['postpayment 30 days', [100, after, 30]],
  ])('«%s» are %j %j %j', (typed, ...lines) => {
    expect(read(typed)).toEqual(
      lines.filter(Boolean).map((line, n) => [`payment-${String(n + 1)}`, ...(line as unknown[])]),
    );
  });

  it.each([
    ...['30/60', '0/100', '100/0', '70/0/30', '30/70/', 'x30/70', '30/40/20', '0% prepayment', '101% prepayment'],
    ...[
      'отсрочка 366 дней',
      'отсрочка скоро',
      'как всегда',
      '',
      '30 70',
      'a prepayment',
      'prepayments',
      'net 30 дней!',
    ],
    ...['prepayment 0', '1000% аванс', 'наша предоплата 30%', 'постоплата 30 лет'],
  ])('«%s» are none', (typed) => {
    expect(read(typed)).toBe('30/70, 30/40/30, 50% prepayment, prepayment, or postpayment 30 days');
  });
});
