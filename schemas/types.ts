// Made from schemas/ by `npm run generate`. Do not edit.

/**
 * Compares a package with the database that it was imported into, item by item.
 */
export interface CompareCsPersistentChatDataOptions {
  /**
   * Path of the package.
   */
  fileName: string;
  /**
   * Database that the package was imported into.
   */
  dbInstance: string;
  /**
   * Name of the database on the instance; mgc when left out. An embedded database file holds one database, so the name does not matter there.
   */
  dbName?: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
  /**
   * Text between the names of parent categories and the name in front of which they are set.
   */
  separator?: string;
  /**
   * CSV file with the columns kind, old full name and new name: names that shall be others in the target.
   */
  renameFile?: string;
  /**
   * CSV file with the columns old and new, each an address or a GUID: principals of the source that are others in the target.
   */
  principalMap?: string;
  /**
   * Gives messages whose author the source does not know any more to one disabled principal, Unknown author. Otherwise such messages are errors.
   */
  placeholderAuthor?: boolean;
  /**
   * Returns the items that are the same too; otherwise only those that differ are returned.
   */
  all?: boolean;
}

/**
 * Reads a Group Chat or Persistent Chat content database and writes its principals, categories, rooms and messages to a zip file or a byte array.
 */
export interface ExportCsPersistentChatDataOptions {
  /**
   * Returns the export as a byte array to the pipeline instead of writing a file.
   */
  asBytes?: boolean;
  /**
   * Database to read: a path that ends in .db or .sqlite, or a SQL Server instance, written as host FQDN, backslash, instance name.
   */
  dbInstance: string;
  /**
   * Name of the Persistent Chat or Group Chat database on that instance; mgc when left out. An embedded database file holds one database, so the name does not matter there.
   */
  dbName?: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
  /**
   * Marks the exported categories and rooms in the source database as disabled once the export has finished.
   */
  disableExportedNodes?: boolean;
  /**
   * Path of the zip file to create.
   */
  fileName?: string;
  /**
   * Which part of the data is exported.
   */
  level?: 'User' | 'Category' | 'RoomDirectory' | 'Content' | 'All';
  /**
   * Path of the HTML log that the export writes.
   */
  report?: string;
  /**
   * Names of the categories to export together with their rooms; all categories when left out.
   *
   * @minItems 1
   */
  scope?: string[];
  /**
   * Leaves older messages behind; at a level without messages there is only a warning. A date without a time is midnight UTC.
   */
  startDate?: string;
  /**
   * Stops with an error when the file exists. Without it the file is replaced, once the new one is complete.
   */
  noClobber?: boolean;
  /**
   * Returns an object that says what was exported, which is otherwise not sent to the pipeline.
   */
  passThru?: boolean;
}

/**
 * Lists the web-page add-ins registered on one or on all Persistent Chat pools.
 */
export interface GetCsPersistentChatAddinOptions {
  /**
   * Add-in to return, written as pool FQDN, backslash, add-in name.
   */
  identity?: string;
  /**
   * FQDN of the pool whose add-ins are wanted; all pools when left out.
   */
  persistentChatPoolFqdn?: string;
  /**
   * Database to read: a path that ends in .db or .sqlite, or a SQL Server instance. Left out, the pools of the settings file are read, or the one that CS_PCHAT_DBINSTANCE names.
   */
  dbInstance?: string;
  /**
   * Name of the database on the instance; mgc when left out. An embedded database file holds one database, so the name does not matter there.
   */
  dbName?: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
}

/**
 * Lists the categories of one or of all Persistent Chat pools with their settings and member lists.
 */
export interface GetCsPersistentChatCategoryOptions {
  /**
   * Shows the users on the member and creator lists by Active Directory display name instead of SIP address.
   */
  asObject?: boolean;
  /**
   * Category to return, written as pool FQDN, backslash, category name.
   */
  identity?: string;
  /**
   * FQDN of the pool whose categories are wanted; all pools when left out.
   */
  persistentChatPoolFqdn?: string;
  /**
   * Database to read: a path that ends in .db or .sqlite, or a SQL Server instance. Left out, the pools of the settings file are read, or the one that CS_PCHAT_DBINSTANCE names.
   */
  dbInstance?: string;
  /**
   * Name of the database on the instance; mgc when left out. An embedded database file holds one database, so the name does not matter there.
   */
  dbName?: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
}

/**
 * Shows what is in a package of Export-CsPersistentChatData.
 */
export interface GetCsPersistentChatDataOptions {
  /**
   * Path of the package.
   */
  fileName?: string;
  /**
   * The package as the byte array that Export-CsPersistentChatData -AsBytes returned.
   */
  byteInput?: Uint8Array;
  /**
   * What to list: a summary of the package, or its categories, rooms, add-ins or principals, or the problems known so far.
   */
  item?: 'Summary' | 'Category' | 'Room' | 'Addin' | 'Principal' | 'Finding';
}

/**
 * Expands groups, containers and domains into the principals that may be given a role in a category or a room.
 */
export interface GetCsPersistentChatEligiblePrincipalOptions {
  /**
   * Name of the category whose eligible principals are wanted; cannot be combined with Room.
   */
  category?: string;
  /**
   * Wildcard over the SIP addresses of the principals.
   */
  filter?: string;
  /**
   * FQDN of the pool that holds the category or room.
   */
  persistentChatPoolFqdn?: string;
  /**
   * Returns who may be a presenter instead of member or manager; works with Room and for auditorium rooms only.
   */
  presenters?: boolean;
  /**
   * Largest number of principals to return; 0 returns none, and which ones are returned is not defined.
   */
  resultSize?: number;
  /**
   * Name of the room whose eligible principals are wanted; cannot be combined with Category.
   */
  room?: string;
  /**
   * Database to read: a path that ends in .db or .sqlite, or a SQL Server instance. Left out, the pools of the settings file are read, or the one that CS_PCHAT_DBINSTANCE names.
   */
  dbInstance?: string;
  /**
   * Name of the database on the instance; mgc when left out. An embedded database file holds one database, so the name does not matter there.
   */
  dbName?: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
}

/**
 * Lists the Active Directory contact objects that give Persistent Chat pools a SIP address.
 */
export interface GetCsPersistentChatEndpointOptions {
  /**
   * Account under which Active Directory is read.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * FQDN of the domain controller to talk to.
   */
  domainController?: string;
  /**
   * Filter in Where-Object style over the server-specific attributes of the contact.
   */
  filter?: string;
  /**
   * Endpoint to return, by SIP address, display name or distinguished name.
   */
  identity?: string;
  /**
   * LDAP filter over general Active Directory attributes.
   */
  ldapFilter?: string;
  /**
   * Organizational unit or container to which the search is limited.
   */
  ou?: string;
  /**
   * FQDN of the pool whose endpoints are wanted.
   */
  persistentChatPoolFqdn?: string;
  /**
   * Largest number of endpoints to return; 0 returns none, and which ones are returned is not defined.
   */
  resultSize?: string;
  /**
   * Directory to use: ldaps://dc1.contoso.com, ldap://dc1.contoso.com (raised to TLS), the DNS name of a domain, or a path that ends in .db or .sqlite (embedded directory). Left out, the one of the settings file or of CS_PCHAT_DIRECTORY.
   */
  directory?: string;
}

/**
 * Lists chat rooms, optionally filtered by category, name, membership, privacy, type, size or state.
 */
export interface GetCsPersistentChatRoomOptions {
  /**
   * Keeps only rooms that use this add-in; one add-in per call.
   */
  addin?: string;
  /**
   * Shows managers and presenters by Active Directory display name instead of SIP address.
   */
  asObject?: boolean;
  /**
   * Keeps only rooms of this category; one category per call, not together with Identity, Filter or PersistentChatPoolFqdn.
   */
  category?: string;
  /**
   * Keeps only rooms whose messages together take more than this many megabytes.
   */
  chatContentExceedsMB?: number;
  /**
   * Keeps only disabled rooms (true) or only active rooms (false).
   */
  disabled?: boolean;
  /**
   * Condition on the room Name, in the style {Name -like "text"}, or plain text to look for.
   */
  filter?: string;
  /**
   * Room to return, written as pool FQDN, backslash, room name.
   */
  identity?: string;
  /**
   * Keeps only rooms that inherit the invitation setting of their category (Inherit) or that have invitations off (False).
   */
  invitations?: 'False' | 'Inherit';
  /**
   * Keeps only rooms that this user manages; one SIP address per call.
   */
  manager?: string;
  /**
   * Keeps only rooms that this user is a member of; one SIP address per call.
   */
  member?: string;
  /**
   * FQDN of the pool whose rooms are wanted; not together with Category, Filter or Identity.
   */
  persistentChatPoolFqdn?: string;
  /**
   * Keeps only rooms with this privacy setting.
   */
  privacy?: 'Open' | 'Closed' | 'Secret';
  /**
   * Largest number of rooms to return; 0 returns none, and which ones are returned is not defined.
   */
  resultSize?: number;
  /**
   * Makes Filter look at room descriptions as well as room names.
   */
  searchDescription?: boolean;
  /**
   * Keeps only rooms of this type.
   */
  type?: 'Normal' | 'Auditorium';
  /**
   * Database to read: a path that ends in .db or .sqlite, or a SQL Server instance. Left out, the pools of the settings file are read, or the one that CS_PCHAT_DBINSTANCE names.
   */
  dbInstance?: string;
  /**
   * Name of the database on the instance; mgc when left out. An embedded database file holds one database, so the name does not matter there.
   */
  dbName?: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
}

/**
 * Merges data written by Export-CsPersistentChatData into a Persistent Chat content database.
 */
export interface ImportCsPersistentChatDataOptions {
  /**
   * The export as the byte array that Export-CsPersistentChatData -AsBytes returned.
   */
  byteInput?: Uint8Array;
  /**
   * Database to import into: a path that ends in .db or .sqlite, or a SQL Server instance, written as host FQDN, backslash, instance name.
   */
  dbInstance: string;
  /**
   * Path of the exported zip file to read.
   */
  fileName?: string;
  /**
   * Path of the HTML log that the import writes; an existing file is replaced.
   */
  report?: string;
  /**
   * Name of the database on the instance; mgc when left out. An embedded database file holds one database, so the name does not matter there.
   */
  dbName?: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
  /**
   * Back the target up first, into the backup folder of its SQL Server. An embedded database is always backed up, beside itself.
   */
  backup?: boolean;
  /**
   * Text between the names of parent categories and the name in front of which they are set.
   */
  separator?: string;
  /**
   * Imports although services of the target are seen running.
   */
  ignoreRunningServices?: boolean;
  /**
   * CSV file with the columns kind, old full name and new name: names that shall be others in the target.
   */
  renameFile?: string;
  /**
   * CSV file to write: new names that solve every conflict of names, for you to edit and to give as RenameFile.
   */
  proposedRenameFile?: string;
  /**
   * CSV file with the columns old and new, each an address or a GUID: principals of the source that are others in the target.
   */
  principalMap?: string;
  /**
   * Gives messages whose author the source does not know any more to one disabled principal, Unknown author. Otherwise such messages are errors.
   */
  placeholderAuthor?: boolean;
  /**
   * CSV file to write: every uploaded file that a migrating message mentions, with room, message number, time and link. The files themselves are not moved.
   */
  fileList?: string;
  /**
   * JSON file of the plan. With WhatIf it is written; without, the import refuses unless package, target and choices are still those of the plan, and reads the messages once instead of twice.
   */
  plan?: string;
  /**
   * Returns the plan with -WhatIf, and the result otherwise, which is otherwise not sent to the pipeline.
   */
  passThru?: boolean;
  /**
   * Shows what would happen without doing it.
   */
  whatIf?: boolean;
}

/**
 * Makes an empty database to migrate into, to rehearse with, or to test with.
 */
export interface NewCsPersistentChatDatabaseOptions {
  /**
   * Database to make: a path that ends in .db or .sqlite.
   */
  dbInstance: string;
  /**
   * Name of the database on the instance; mgc when left out. An embedded database file holds one database, so the name does not matter there.
   */
  dbName?: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
  /**
   * What to make: the content database of a Persistent Chat pool, the database of Lync Server 2010 Group Chat, or an embedded directory.
   */
  kind?: 'PersistentChat' | 'GroupChat' | 'Directory';
  /**
   * Returns an object that describes the new database, which is otherwise not sent to the pipeline.
   */
  passThru?: boolean;
  /**
   * Shows what would happen without doing it.
   */
  whatIf?: boolean;
}

/**
 * Creates an Active Directory contact object whose SIP address leads legacy clients to a Persistent Chat pool.
 */
export interface NewCsPersistentChatEndpointOptions {
  /**
   * Display name given to the new Active Directory contact object.
   */
  displayName?: string;
  /**
   * Returns the new contact object, which is otherwise not sent to the pipeline.
   */
  passThru?: boolean;
  /**
   * FQDN of the pool that the endpoint leads to.
   */
  persistentChatPoolFqdn: string;
  /**
   * SIP address of the new endpoint, with the sip: prefix and a SIP domain of the deployment; it must not be in use yet.
   */
  sipAddress: string;
  /**
   * Directory to use: ldaps://dc1.contoso.com, ldap://dc1.contoso.com (raised to TLS), the DNS name of a domain, or a path that ends in .db or .sqlite (embedded directory). Left out, the one of the settings file or of CS_PCHAT_DIRECTORY.
   */
  directory?: string;
  /**
   * Account under which Active Directory is read and written: user@domain, DOMAIN\user or a distinguished name. CS_PCHAT_DIRECTORY_USER and CS_PCHAT_DIRECTORY_PASSWORD, or the settings file, when left out.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * Shows what would happen without doing it.
   */
  whatIf?: boolean;
}

/**
 * Deletes the Active Directory contact object of a Persistent Chat endpoint.
 */
export interface RemoveCsPersistentChatEndpointOptions {
  /**
   * Carries on without showing non-fatal errors.
   */
  force?: boolean;
  /**
   * Endpoint to delete, by SIP address, display name or distinguished name.
   */
  identity: string;
  /**
   * Directory to use: ldaps://dc1.contoso.com, ldap://dc1.contoso.com (raised to TLS), the DNS name of a domain, or a path that ends in .db or .sqlite (embedded directory). Left out, the one of the settings file or of CS_PCHAT_DIRECTORY.
   */
  directory?: string;
  /**
   * Account under which Active Directory is read and written: user@domain, DOMAIN\user or a distinguished name. CS_PCHAT_DIRECTORY_USER and CS_PCHAT_DIRECTORY_PASSWORD, or the settings file, when left out.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * Shows what would happen without doing it.
   */
  whatIf?: boolean;
}

/**
 * Checks a legacy database for everything that a migration will change, lose or stumble over, before the downtime begins.
 */
export interface TestCsPersistentChatDataOptions {
  /**
   * Database to check: a path that ends in .db or .sqlite, or a SQL Server instance.
   */
  dbInstance: string;
  /**
   * Name of the Persistent Chat or Group Chat database on that instance; mgc when left out. An embedded database file holds one database, so the name does not matter there.
   */
  dbName?: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
  /**
   * Database that will be imported into; an empty one is assumed when left out.
   */
  targetDBInstance?: string;
  /**
   * Name of the target database on that instance; mgc when left out.
   */
  targetDBName?: string;
  /**
   * Login of the SQL Server of the target, as in Credential.
   */
  targetCredential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to the SQL Server of the target is protected, as in Encryption.
   */
  targetEncryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
  /**
   * Names of the categories to export together with their rooms; all categories when left out.
   *
   * @minItems 1
   */
  scope?: string[];
  /**
   * First date of the messages that will be exported.
   */
  startDate?: string;
  /**
   * Text between the names of parent categories and the name in front of which they are set.
   */
  separator?: string;
  /**
   * CSV file with the columns kind, old full name and new name: names that shall be others in the target.
   */
  renameFile?: string;
  /**
   * CSV file to write: new names that solve every conflict of names, for you to edit and to give as RenameFile.
   */
  proposedRenameFile?: string;
  /**
   * CSV file with the columns old and new, each an address or a GUID: principals of the source that are others in the target.
   */
  principalMap?: string;
  /**
   * Gives messages whose author the source does not know any more to one disabled principal, Unknown author. Otherwise such messages are errors.
   */
  placeholderAuthor?: boolean;
  /**
   * Path of the HTML report, or of a JSON report when the name ends in .json; an existing file is replaced.
   */
  report?: string;
}

/**
 * Finds out what works on this computer, with a database and with a directory, and why the rest does not.
 */
export interface TestCsPersistentChatSetupOptions {
  /**
   * Database to try: a path that ends in .db or .sqlite, or a SQL Server instance. Only the computer is checked when left out.
   */
  dbInstance?: string;
  /**
   * Name of the Persistent Chat or Group Chat database on that instance; mgc when left out. An embedded database file holds one database, so the name does not matter there.
   */
  dbName?: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
  /**
   * Directory to try, as the endpoint cmdlets take it; the account comes from CS_PCHAT_DIRECTORY_USER and CS_PCHAT_DIRECTORY_PASSWORD or the settings file.
   */
  directory?: string;
}

/**
 * Puts a target back as it was before an import.
 */
export interface UndoCsPersistentChatDataOptions {
  /**
   * Path of the undo file that the import wrote; Import-CsPersistentChatData -PassThru returns it as UndoFile.
   */
  undoFile: string;
  /**
   * Login of the SQL Server, or DOMAIN\user for a login of Windows (NTLM). CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD, or the settings file, when left out; failing these, the account that runs this, which takes the module msnodesqlv8. An embedded database does not need it.
   */
  credential?: {
    userName: string;
    password: string;
  };
  /**
   * How the connection to a SQL Server is protected. Verified, the default: TLS, and the certificate must be trusted by this machine. TrustServerCertificate: TLS with any certificate. LegacyTls: TLS 1.0 with old ciphers and any certificate, for SQL Server 2008 and 2008 R2. Unencrypted: clear text, for SQL Server 2005. An embedded database does not need it.
   */
  encryption?: 'Verified' | 'TrustServerCertificate' | 'LegacyTls' | 'Unencrypted';
  /**
   * Shows what would happen without doing it.
   */
  whatIf?: boolean;
}

/**
 * A principal that may be given a role.
 */
export interface ADPersistentChatPrincipal {
  /**
   * user, group, folder or domain.
   */
  persistentChatPrincipalType: 'user' | 'group' | 'folder' | 'domain';
  /**
   * SIP address.
   */
  sipAddress: string;
  /**
   * Display name.
   */
  displayName: string;
  /**
   * Distinguished name in Active Directory, empty when there is none.
   */
  distinguishedName: string;
  /**
   * GUID.
   */
  guid: string;
}

/**
 * An add-in.
 */
export interface Addin {
  /**
   * Pool FQDN, backslash, add-in name.
   */
  identity: string;
  /**
   * Name.
   */
  name: string;
  /**
   * Address of the web page.
   */
  url: string;
}

/**
 * A category.
 */
export interface Category {
  /**
   * Pool FQDN, backslash, category name.
   */
  identity: string;
  /**
   * Name.
   */
  name: string;
  /**
   * Description.
   */
  description: string;
  /**
   * Address: ma-cat://<SIP domain>/<GUID>.
   */
  categoryUri: string;
  /**
   * Number of its rooms.
   */
  numberOfChatRooms: number;
  /**
   * Whether invitations are on.
   */
  invites: boolean;
  /**
   * Whether files may be uploaded.
   */
  fileUpload: boolean;
  /**
   * Whether history is kept.
   */
  chatHistory: boolean;
  /**
   * Who may be in its rooms.
   */
  allowedMembers: string[];
  /**
   * Who may not.
   */
  deniedMembers: string[];
  /**
   * Who may create rooms.
   */
  creators: string[];
}

/**
 * A chat room.
 */
export interface ChatRoom {
  /**
   * Pool FQDN, backslash, room name.
   */
  identity: string;
  /**
   * Name.
   */
  name: string;
  /**
   * Description.
   */
  description: string;
  /**
   * Name of its category.
   */
  category: string;
  /**
   * Address of the room: ma-chan://<SIP domain>/<GUID>.
   */
  chatRoomUri: string;
  /**
   * Address of its category: ma-cat://<SIP domain>/<GUID>.
   */
  categoryUri: string;
  /**
   * Normal: members post. Auditorium: presenters post.
   */
  type: 'Normal' | 'Auditorium';
  /**
   * Who finds and enters it.
   */
  privacy: 'Open' | 'Closed' | 'Secret';
  /**
   * Inherit: as the category says. False: off.
   */
  invitations: 'Inherit' | 'False';
  /**
   * Name of the add-in, empty when there is none.
   */
  addin: string;
  /**
   * Whether the room is disabled.
   */
  disabled: boolean;
  /**
   * SIP addresses, or display names with -AsObject.
   */
  members: string[];
  /**
   * SIP addresses, or display names with -AsObject.
   */
  managers: string[];
  /**
   * SIP addresses, or display names with -AsObject.
   */
  presenters: string[];
  /**
   * Number of messages (ours).
   */
  messageCount: number;
}

/**
 * How one item of a package compares with the target.
 */
export interface Comparison {
  /**
   * What it is.
   */
  kind: 'Addin' | 'Category' | 'Room' | 'Principal';
  /**
   * Name in the target.
   */
  name: string;
  /**
   * Same, Different, or Missing.
   */
  result: 'Same' | 'Different' | 'Missing';
  /**
   * What differs; empty when nothing does.
   */
  difference: string;
  /**
   * Messages of the package.
   */
  sourceMessages: number;
  /**
   * Messages of the package that the target holds unchanged.
   */
  targetMessages: number;
  /**
   * Time of the first message of the package.
   */
  firstMessage: string | null;
  /**
   * Time of the last message of the package.
   */
  lastMessage: string | null;
  /**
   * SHA-256 over the messages of the package; empty for what has none.
   */
  sourceDigest: string;
  /**
   * SHA-256 over the same messages as the target holds them.
   */
  targetDigest: string;
}

/**
 * A database that was made.
 */
export interface Database {
  /**
   * Its address.
   */
  dbInstance: string;
  /**
   * What it is.
   */
  kind: 'PersistentChat' | 'GroupChat' | 'Directory';
}

/**
 * What an export wrote.
 */
export interface ExportResult {
  /**
   * Path of the package; empty with -AsBytes.
   */
  fileName: string;
  /**
   * The source: Lync Server 2010 Group Chat, …
   */
  product: string;
  /**
   * Level of the export.
   */
  level: string;
  /**
   * Principals.
   */
  principals: number;
  /**
   * Categories.
   */
  categories: number;
  /**
   * Rooms.
   */
  rooms: number;
  /**
   * Add-ins.
   */
  addins: number;
  /**
   * Messages.
   */
  messages: number;
  /**
   * Messages left behind by -StartDate.
   */
  messagesBeforeStartDate: number;
  /**
   * Bytes of the package.
   */
  size: number;
  /**
   * What to know about the source.
   */
  warnings: Finding[];
}

/**
 * One thing that a person has to decide, read or know.
 */
export interface Finding {
  /**
   * Error: must be decided. Warning: must be read. Information: good to know.
   */
  severity: 'Error' | 'Warning' | 'Information';
  /**
   * Stable name of the kind of finding.
   */
  code: string;
  /**
   * Number of the migration rule.
   */
  rule: string;
  /**
   * What it is about: Category, Room, Principal, …
   */
  kind: string;
  /**
   * Name of the item.
   */
  name: string;
  /**
   * What was found, and what will happen.
   */
  message: string;
  /**
   * What it is now, empty where that does not apply.
   */
  before: string;
  /**
   * What it becomes, empty where that does not apply.
   */
  after: string;
  /**
   * What to do.
   */
  action: string;
}

/**
 * What an import does or did.
 */
export interface ImportResult {
  /**
   * Address of the target.
   */
  target: string;
  /**
   * Whether it was a rehearsal.
   */
  whatIf: boolean;
  /**
   * New principals.
   */
  principalsCreated: number;
  /**
   * New categories.
   */
  categoriesCreated: number;
  /**
   * Overwritten categories.
   */
  categoriesOverwritten: number;
  /**
   * New rooms.
   */
  roomsCreated: number;
  /**
   * Overwritten rooms.
   */
  roomsOverwritten: number;
  /**
   * Disabled rooms that stay behind.
   */
  roomsLeftBehind: number;
  /**
   * New add-ins.
   */
  addinsCreated: number;
  /**
   * Overwritten add-ins.
   */
  addinsOverwritten: number;
  /**
   * New messages.
   */
  messagesCreated: number;
  /**
   * Messages that the target has already.
   */
  messagesPresent: number;
  /**
   * New invitations.
   */
  invitationsCreated: number;
  /**
   * New preferences of legacy clients.
   */
  preferencesCreated: number;
  /**
   * Findings that must be decided.
   */
  errors: number;
  /**
   * Findings that must be read.
   */
  warnings: number;
  /**
   * Path of the backup, empty when none was made.
   */
  backup: string;
  /**
   * Path of the undo file, empty when nothing was changed.
   */
  undoFile: string;
  /**
   * Everything found.
   */
  findings: Finding[];
  /**
   * Every category, room and add-in.
   */
  changes: PlannedChange[];
}

/**
 * The contact object of an endpoint.
 */
export interface OCSPersistentChatContact {
  /**
   * Distinguished name.
   */
  identity: string;
  /**
   * FQDN of the Registrar pool, empty when not known.
   */
  registrarPool: string;
  /**
   * Distinguished name of the service it is homed on, empty when not known.
   */
  homeServer: string;
  /**
   * URN of the owner.
   */
  ownerUrn: string;
  /**
   * SIP address.
   */
  sipAddress: string;
  /**
   * Display name.
   */
  displayName: string;
  /**
   * Whether it is enabled.
   */
  enabled: boolean;
  /**
   * FQDN of the Persistent Chat pool it leads to.
   */
  persistentChatPoolFqdn: string;
  /**
   * Common name.
   */
  name: string;
  /**
   * Distinguished name.
   */
  distinguishedName: string;
  /**
   * GUID of the object.
   */
  guid: string;
  /**
   * Classes, from the most general on.
   */
  objectClass: string[];
  /**
   * When it was created.
   */
  whenCreated: string;
  /**
   * When it was last changed.
   */
  whenChanged: string;
}

/**
 * One category, room, add-in or principal of a package.
 */
export interface PackageItem {
  /**
   * What it is.
   */
  kind: 'Category' | 'Room' | 'Addin' | 'Principal';
  /**
   * Name, with its parents.
   */
  name: string;
  /**
   * Description, or the address of an add-in or principal.
   */
  description: string;
  /**
   * GUID.
   */
  id: string;
  /**
   * Whether it is disabled.
   */
  disabled: boolean;
  /**
   * Members named on it.
   */
  members: number;
  /**
   * Managers named on it.
   */
  managers: number;
  /**
   * Messages.
   */
  messages: number;
}

/**
 * What a package holds.
 */
export interface PackageSummary {
  /**
   * Path of the package; empty for bytes.
   */
  fileName: string;
  /**
   * Where it comes from.
   */
  product: string;
  /**
   * Version of the package format; 0 for a package without a manifest.
   */
  formatVersion: number;
  /**
   * Level of the export.
   */
  level: string;
  /**
   * Categories it was narrowed to; empty for all.
   */
  scope: string[];
  /**
   * Cutoff of the messages.
   */
  startDate: string | null;
  /**
   * Active Directory forest of the source, empty when not known.
   */
  forest: string;
  /**
   * Folder or address of the uploaded files, empty when not known.
   */
  fileStore: string;
  /**
   * Principals.
   */
  principals: number;
  /**
   * Categories.
   */
  categories: number;
  /**
   * Rooms.
   */
  rooms: number;
  /**
   * Add-ins.
   */
  addins: number;
  /**
   * Messages.
   */
  messages: number;
  /**
   * Rooms that are disabled in the source.
   */
  disabledRooms: number;
  /**
   * Messages that mention a file.
   */
  fileLinks: number;
  /**
   * Messages left behind by -StartDate.
   */
  messagesBeforeStartDate: number;
  /**
   * Time of the oldest message.
   */
  firstMessage: string | null;
  /**
   * Time of the newest message.
   */
  lastMessage: string | null;
}

/**
 * What the import does to one item of the target.
 */
export interface PlannedChange {
  /**
   * Addin, Category or Room.
   */
  kind: 'Addin' | 'Category' | 'Room';
  /**
   * What happens.
   */
  action: 'Create' | 'Overwrite' | 'Unchanged' | 'LeaveBehind';
  /**
   * Name in the target.
   */
  name: string;
  /**
   * Name in the source, with its parents.
   */
  sourceName: string;
  /**
   * What an overwritten item is now.
   */
  before: string;
  /**
   * What it becomes.
   */
  after: string;
  /**
   * Members.
   */
  members: number;
  /**
   * Managers.
   */
  managers: number;
  /**
   * Presenters.
   */
  presenters: number;
  /**
   * New messages.
   */
  messages: number;
}

/**
 * One thing that was tried, and whether it works.
 */
export interface Probe {
  /**
   * What it belongs to.
   */
  area: 'Program' | 'Database' | 'Directory';
  /**
   * What was tried.
   */
  check: string;
  /**
   * Works, Warning, Fails; Unknown when it cannot be found out.
   */
  result: 'Works' | 'Warning' | 'Fails' | 'Unknown';
  /**
   * What was found.
   */
  detail: string;
  /**
   * What to do; empty when there is nothing to do.
   */
  action: string;
}
