/**
 * What Node says to PowerShell: one frame per line, a kind, a space and a payload of ASCII characters.
 *
 * | kind     | payload                                                                                          |
 * | -------- | ------------------------------------------------------------------------------------------------ |
 * | ready    | the version of Node; the first frame                                                             |
 * | objects  | CLIXML: output objects                                                                           |
 * | bytes    | the length of a byte array, which follows in chunks                                              |
 * | chunk    | Base64: the next bytes of the array                                                              |
 * | warning  | CLIXML: a string                                                                                 |
 * | verbose  | CLIXML: a string                                                                                 |
 * | progress | CLIXML: an object with Activity, Status, PercentComplete, Completed                              |
 * | error    | CLIXML: an object with Code, Category, Message, Target, RecommendedAction; the command goes on   |
 * | fatal    | the same; the command ends                                                                       |
 * | question | CLIXML: an object with Target, Action; Node waits for a line `{"answer":true}` or `{"answer":false}` |
 * | whatif   | CLIXML: such objects; they are shown as what would happen, and nothing is answered                 |
 * | completions | CLIXML: objects with Value and Description                                                      |
 * | done     | empty; the invocation has ended                                                                  |
 * | idle     | empty; no invocation came for long, and Node ends: what is on its way to it is not run            |
 */
export type FrameKind =
  | 'ready'
  | 'objects'
  | 'bytes'
  | 'chunk'
  | 'warning'
  | 'verbose'
  | 'progress'
  | 'error'
  | 'fatal'
  | 'question'
  | 'whatif'
  | 'completions'
  | 'done'
  | 'idle';

export const frame = (kind: FrameKind, payload = ''): string => `${kind} ${payload}\n`;
