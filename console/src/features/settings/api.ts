import { queryOptions } from '@tanstack/react-query';
import type * as ChangeSetting from '../../../../functions/api/admin/change-setting/contract.ts';
import type * as ShowSetting from '../../../../functions/api/admin/show-setting/contract.ts';
import type { SettingName } from '../../../../shared/domain/settings/settings.ts';
import { type Answered, endpoint } from '../../api/endpoint.ts';

const showSetting = endpoint<typeof ShowSetting>('GET', '/settings/{name}');
export const changeSetting = endpoint<typeof ChangeSetting>('PUT', '/settings/{name}');

export type Setting = Answered<typeof ShowSetting>;

/** A setting with its versions. */
export const wholeSettingQuery = (name: SettingName) =>
  queryOptions({
    queryKey: ['settings', name, 'versions'],
    queryFn: ({ signal }) => showSetting({ name }, { signal }),
    refetchOnWindowFocus: false, // what is typed would be lost
    gcTime: 0, // what is edited is what holds
  });
