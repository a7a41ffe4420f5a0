/** What is shown of a setting to whom: whoever has the address of an incoming webhook can write to the chat. */
import type { Actor } from '../people/actor.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import type { SettingName, Settings } from './settings.ts';

/** To whoever cannot change it, an address of a chat says only where the chat is. */
export const settingShown = <N extends SettingName>(name: N, policy: Settings, by: Actor): Settings[N] | Hidden =>
  name === 'chat' && !may(by, 'edit-settings') ? hidden(policy.chat) : policy[name];

type Hidden = Settings['chat'];
const hidden = ({ url, kinds }: Hidden): Hidden => ({ kinds, ...present({ url: url && `${new URL(url).origin}/…` }) });
