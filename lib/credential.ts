/** A PSCredential of PowerShell. */
export interface Credential {
  /** `user`, `DOMAIN\user` or `user@domain`. */
  userName: string;
  /** Never in a message, a report or a log. */
  password: string;
}
