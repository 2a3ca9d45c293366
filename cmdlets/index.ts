/** The Node API: a function for each cmdlet, with the cmdlet's parameters in camelCase. */
import { actionFunction, type Call, queryFunction } from '../lib/host/node-api.js';
import type * as types from '../schemas/types.js';

export { CmdletError } from '../lib/host/cmdlet-error.js';
export { type ErrorCategory, type ErrorCode, ExitCode, errorCatalog } from '../lib/host/error-catalog.js';
export type { Change, Progress } from '../lib/host/host.js';
export type { ActionFunction, Call, CallOptions, QueryFunction } from '../lib/host/node-api.js';
export type * from '../schemas/types.js';

/** With `asBytes`, the result has the package in `bytes`. */
export const exportCsPersistentChatData = actionFunction<
  types.ExportCsPersistentChatDataOptions,
  types.ExportResult & { bytes?: Uint8Array }
>('Export-CsPersistentChatData');

/** With `whatIf`, and when `confirm` says no, the result is the plan: what an import would do. */
export const importCsPersistentChatData = actionFunction<types.ImportCsPersistentChatDataOptions, types.ImportResult>(
  'Import-CsPersistentChatData',
);

/** What each value of `item` gives. */
export interface PackageContent {
  Summary: types.PackageSummary;
  Category: types.PackageItem;
  Room: types.PackageItem;
  Addin: types.PackageItem;
  Principal: types.PackageItem;
  Finding: types.Finding;
}

type PackageOptions<Kind> = Call<Omit<types.GetCsPersistentChatDataOptions, 'item'>> & { item?: Kind };

/** Gives what `item` asks for; left out, one summary. */
export const getCsPersistentChatData = queryFunction<types.GetCsPersistentChatDataOptions, object>(
  'Get-CsPersistentChatData',
) as {
  <Kind extends keyof PackageContent = 'Summary'>(options: PackageOptions<Kind>): Promise<PackageContent[Kind][]>;
  stream<Kind extends keyof PackageContent = 'Summary'>(
    options: PackageOptions<Kind>,
  ): AsyncGenerator<PackageContent[Kind], void>;
};

/** The findings of a readiness check, errors first. */
export const testCsPersistentChatData = queryFunction<types.TestCsPersistentChatDataOptions, types.Finding>(
  'Test-CsPersistentChatData',
);

/** What works on this computer and with a database; a probe that fails is a result. */
export const testCsPersistentChatSetup = queryFunction<types.TestCsPersistentChatSetupOptions, types.Probe>(
  'Test-CsPersistentChatSetup',
);

/** What differs between a package and the database that it was imported into; with `all`, everything. */
export const compareCsPersistentChatData = queryFunction<types.CompareCsPersistentChatDataOptions, types.Comparison>(
  'Compare-CsPersistentChatData',
);

export const undoCsPersistentChatData = actionFunction<types.UndoCsPersistentChatDataOptions, void>(
  'Undo-CsPersistentChatData',
);

/** Resolves to undefined with `whatIf`, and when `confirm` says no. */
export const newCsPersistentChatDatabase = actionFunction<
  types.NewCsPersistentChatDatabaseOptions,
  types.Database | undefined
>('New-CsPersistentChatDatabase');

export const getCsPersistentChatCategory = queryFunction<types.GetCsPersistentChatCategoryOptions, types.Category>(
  'Get-CsPersistentChatCategory',
);

export const getCsPersistentChatRoom = queryFunction<types.GetCsPersistentChatRoomOptions, types.ChatRoom>(
  'Get-CsPersistentChatRoom',
);

export const getCsPersistentChatAddin = queryFunction<types.GetCsPersistentChatAddinOptions, types.Addin>(
  'Get-CsPersistentChatAddin',
);

export const getCsPersistentChatEligiblePrincipal = queryFunction<
  types.GetCsPersistentChatEligiblePrincipalOptions,
  types.ADPersistentChatPrincipal
>('Get-CsPersistentChatEligiblePrincipal');

/** Resolves to the new contact; with `whatIf`, or when `confirm` says no, to the contact as it would be. */
export const newCsPersistentChatEndpoint = actionFunction<
  types.NewCsPersistentChatEndpointOptions,
  types.OCSPersistentChatContact
>('New-CsPersistentChatEndpoint');

export const getCsPersistentChatEndpoint = queryFunction<
  types.GetCsPersistentChatEndpointOptions,
  types.OCSPersistentChatContact
>('Get-CsPersistentChatEndpoint');

export const removeCsPersistentChatEndpoint = actionFunction<types.RemoveCsPersistentChatEndpointOptions, void>(
  'Remove-CsPersistentChatEndpoint',
);
