import { describe, expect, it } from '@jest/globals';
import { groupOf } from '../../../../shared/domain/leads/product-group.ts';
import { register } from '../../../support/domain/contexts.ts';

describe('The product group of a request', () => {
  it.each([
    [{ product: ' преобразователь частоты 45 кВт' }, 'drives'],
    [{ product: 'Temperature Sensor T10' }, 'sensors'],
    [{ product: 'drive-7' }, 'drives'],
    [{ product: 'drive-7', productGroup: 'pumps' }, 'pumps'],
    [{ product: 'a pump' }, undefined],
    [{}, undefined],
  ])('about %j is %s', (details, productGroup) => {
    expect(groupOf(details, { products: register })).toBe(productGroup);
  });
});
