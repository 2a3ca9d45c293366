/**
 * The address that Get-Help -Online opens. There is one only when package.json names a homepage: no host is made up.
 *
 * @param homepage under which the folder docs of the package is found
 */
export const onlineHelp = (homepage: string, cmdlet: string): string =>
  `${homepage.replace(/\/$/, '')}/docs/cmdlets/${cmdlet}.md`;
