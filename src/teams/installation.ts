// Where the bot is new, and where it is put out. Teams tells of either twice, as an installationUpdate and as a
// conversationUpdate that names the bot; other channels only by the latter. Upgrades are neither.

import type { Activity } from './activity.ts';

export const isInstallation = (activity: Activity): boolean =>
  isUpdate(activity, 'add', activity.membersAdded);

export const isRemoval = (activity: Activity): boolean =>
  isUpdate(activity, 'remove', activity.membersRemoved);

/** One of the two tellings counts. */
function isUpdate(
  { type, channelId, action, recipient }: Activity,
  named: 'add' | 'remove',
  members: Activity['membersAdded'] = [],
): boolean {
  return channelId === 'msteams'
    ? type === 'installationUpdate' && action === named
    : type === 'conversationUpdate' &&
        recipient !== undefined &&
        members.some(({ id }) => id === recipient.id);
}
