/** What `schemas/objects/<Object>.json` holds: the JSON Schema of an object that cmdlets output, with its PowerShell face. */
export interface ObjectDefinition {
  /** Short name, for example `ChatRoom`. */
  title: string;
  description: string;
  type: 'object';
  additionalProperties: false;
  required?: string[];
  /** Keys are the names of the Node API (camelCase); PowerShell's name is the same with a capital first letter, or `name`. */
  properties: Record<string, PropertyDefinition>;
  object: ObjectFacts;
}

export interface ObjectFacts {
  /** First entry of PSTypeNames. */
  typeName: string;
  /** Columns of the default table view, in order. */
  table: { property: string; header?: string; width?: number; alignment?: 'Left' | 'Right' }[];
  /** True where no column may be cut: long values take several lines. */
  wrap?: boolean;
  /** Properties that Format-List shows by default; all when left out. */
  list?: string[];
}

export interface PropertyDefinition {
  type: 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object' | ('string' | 'integer' | 'null')[];
  description: string;
  /** `date-time`: System.DateTime (UTC) in PowerShell, an ISO 8601 string in Node; `uuid`: System.Guid; `int64`: System.Int64. */
  format?: 'date-time' | 'uuid' | 'int64';
  enum?: string[];
  /** A list of strings, or of objects of another definition. */
  items?: { type: 'string' } | { $ref: string };
  /** PowerShell's name where it is not the key with a capital first letter. */
  name?: string;
}

/** The file names in `schemas/objects`, without extension. */
export type ObjectName =
  | 'ADPersistentChatPrincipal'
  | 'Addin'
  | 'Category'
  | 'ChatRoom'
  | 'Comparison'
  | 'Database'
  | 'ExportResult'
  | 'Finding'
  | 'ImportResult'
  | 'OCSPersistentChatContact'
  | 'PackageItem'
  | 'PackageSummary'
  | 'Probe'
  | 'PlannedChange';
