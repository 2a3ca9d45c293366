import type { Guid } from './records.js';

const pattern = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;

/** Whether a text is a GUID as packages and records have it, in upper case. */
export const isGuid = (text: string): text is Guid => pattern.test(text);
