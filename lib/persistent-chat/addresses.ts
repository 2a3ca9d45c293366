import type { Guid } from '../records/records.js';

/** `ma-chan://<SIP domain>/<GUID>` */
export const roomAddress = (sipDomain: string, id: Guid): string => `ma-chan://${sipDomain}/${id.toLowerCase()}`;

/** `ma-cat://<SIP domain>/<GUID>` */
export const categoryAddress = (sipDomain: string, id: Guid): string => `ma-cat://${sipDomain}/${id.toLowerCase()}`;
