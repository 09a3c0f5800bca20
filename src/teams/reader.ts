// Whom a reply is for, as far as its looks depend on it.

import type { Activity } from './activity.ts';
import type { Address } from './address.ts';

export interface Reader {
  /** As the channel knows them: `29:…` in Teams. */
  readonly id?: string | undefined;
  /** Others read it too. */
  readonly isGroup?: boolean;
}

export const readerOf = ({ from, conversation }: Activity): Reader => ({
  id: from?.id,
  isGroup: isGroup(conversation),
});

export const readerAt = ({ user, conversation }: Address): Reader => ({
  id: user.id,
  isGroup: isGroup(conversation),
});

/** Teams' conversations are personal, groupChat or channel. */
const isGroup = ({ conversationType, isGroup: said }: Address['conversation']): boolean =>
  said === true || conversationType === 'groupChat' || conversationType === 'channel';
