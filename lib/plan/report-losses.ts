import type { PackageRoom } from '../package/package-model.js';
import type { EffectiveSettings } from './effective.js';
import { count, onOff } from './finding.js';
import type { Findings } from './findings.js';
import type { PlannedRoom } from './planned.js';

/**
 * R25 and R11: what the target cannot hold of a room, and what is not in the package.
 *
 * @param category settings of the room's category in the source
 */
export const reportLosses = (
  room: PackageRoom,
  category: EffectiveSettings,
  { name, addin }: PlannedRoom,
  findings: Findings,
): void => {
  const about = { kind: 'Room', name } as const;
  if (room.topic !== '') {
    const message = room.description === '' ? 'The topic becomes the description.' : 'The topic is dropped.';
    findings.note('TopicDropped', { ...about, message, before: room.topic });
  }
  if (room.logged !== null && room.logged !== category.logged) {
    const [before, after] = [onOff(room.logged), onOff(category.logged)];
    const message = `History is ${before} for the room and ${after} for its category, which rules from now on.`;
    findings.note('HistorySettingChanged', { ...about, message, before, after });
  }
  if (room.filePost !== null && room.filePost !== category.filePost) {
    const [before, after] = [onOff(room.filePost), onOff(category.filePost)];
    const message = `Upload is ${before} for the room and ${after} for its category, which rules from now on.`;
    findings.note('UploadSettingChanged', { ...about, message, before, after });
  }
  if (room.addin !== null && addin === null) {
    const message = `The package does not hold the add-in of the room, ${room.addin}; the room gets none.`;
    findings.note('AddinUnknown', { ...about, message });
  }
  const { messagesBefore } = room.statistics;
  if (messagesBefore > 0) {
    const message = `${count(messagesBefore, 'message')} before the start date ${messagesBefore === 1 ? 'stays' : 'stay'} behind.`;
    findings.note('MessagesLeftBehind', { ...about, message });
  }
};
