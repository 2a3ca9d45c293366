import { commonTables, principalAudit } from './common.js';
import { defineTable, type StaticRows, type Table } from './table.js';

/** The content database mgc of Lync Server 2013 and later ("Persistent Chat database schema"). */
export const persistentChatTables: Table[] = [
  defineTable(
    'tblPrincipalType',
    ['ptypeID smallint', 'ptypeDesc nvarchar(256)', 'ptypeIsSystemUser bit', 'ptypeIsUser bit'],
    {
      key: ['ptypeID'],
    },
  ),
  defineTable(
    'tblPrincipal',
    [
      'prinID int',
      'prinGuid uniqueidentifier',
      'prinUri nvarchar(256)',
      'prinName nvarchar(256) null',
      'prinDisplayName nvarchar(256) null',
      'prinCompanyName nvarchar(256) null',
      'prinEmail nvarchar(256) null',
      'prinADPath nvarchar(384) null',
      'prinADUserPrincipalName nvarchar(256) null',
      'prinDisabled smallint',
      'prinTypeID smallint',
      'prinPoolID int null',
      'prinPolicyID int null',
      ...principalAudit,
    ],
    { key: ['prinID'], unique: ['prinGuid'], foreign: { prinTypeID: 'tblPrincipalType.ptypeID' } },
  ),
  ...commonTables(384),
  defineTable(
    'tblNode',
    [
      'nodeID int',
      'nodeGuid uniqueidentifier',
      'parentID int null',
      'nodeType bit',
      'nodeName nvarchar(256)',
      'nodeDesc nvarchar(256)',
      'invite bit null',
      'logged bit null',
      'filePost bit null',
      'disabled bit',
      'behavior smallint',
      'visibility smallint',
      'siopID uniqueidentifier null',
      'nodeAddedBy int',
      'nodeAddedOn bigint',
      'nodeUpdatedBy int',
      'nodeUpdatedOn bigint',
      'purgedOn datetime null',
    ],
    {
      key: ['nodeID'],
      unique: ['nodeGuid'],
      indexed: ['parentID'],
      foreign: {
        parentID: 'tblNode.nodeID',
        behavior: 'tblEnumValue.valueID',
        visibility: 'tblEnumValue.valueID',
        siopID: 'tblSiopWhiteList.siopID',
      },
    },
  ),
  defineTable('tblScopePrincipal', ['scopeNodeID int', 'scopePrinID int', 'scopeIsDenied bit', 'scopeUpdatedBy int'], {
    key: ['scopeNodeID', 'scopePrinID'],
    foreign: { scopeNodeID: 'tblNode.nodeID', scopePrinID: 'tblPrincipal.prinID' },
  }),
  defineTable('tblRoleType', ['rtypeID int', 'rtypeDesc nvarchar(256)', 'rtypeAllowedPermSet bigint'], {
    key: ['rtypeID'],
  }),
  defineTable(
    'tblPrincipalRole',
    ['prinRoleNodeID int', 'prinRolePrinID int', 'prinRoleTypeID int', 'prinRoleUpdatedBy int'],
    {
      key: ['prinRoleNodeID', 'prinRolePrinID', 'prinRoleTypeID'],
      foreign: {
        prinRoleNodeID: 'tblNode.nodeID',
        prinRolePrinID: 'tblPrincipal.prinID',
        prinRoleTypeID: 'tblRoleType.rtypeID',
      },
    },
  ),
  defineTable('tblSiopWhiteList', ['siopID uniqueidentifier', 'siopName nvarchar(50)', 'siopUrl nvarchar(255)'], {
    key: ['siopID'],
  }),
  defineTable(
    'tblChat',
    [
      'channelId int',
      'chatId bigint',
      'chatDate bigint',
      'userId int',
      'isAlert bit',
      'content nvarchar(max)',
      'rtf varchar(max) null',
    ],
    { key: ['channelId', 'chatId'] },
  ),
  defineTable('tblLastChatId', ['nodeID int', 'lastChatID bigint'], {
    key: ['nodeID', 'lastChatID'],
    foreign: { nodeID: 'tblNode.nodeID' },
  }),
  defineTable('tblLastInviteId', ['prinID int', 'lastInviteID int'], {
    key: ['prinID'],
    foreign: { prinID: 'tblPrincipal.prinID' },
  }),
  defineTable(
    'tblFileToken',
    [
      'fileToken nvarchar(50)',
      'fileTokenUserID int',
      'fileTokenChannelID uniqueidentifier',
      'fileTokenExpireDate datetime',
      'fileTokenComplianceFileUrl nvarchar(256) null',
      'fileTokenComplianceThumbnailUrl nvarchar(256) null',
      'fileTokenComplianceTime datetime2 null',
      'fileTokenComplianceIsUpload bit null',
      'fileTokenCompliancePinned bit',
    ],
    { key: ['fileToken'], foreign: { fileTokenChannelID: 'tblNode.nodeGuid' } },
  ),
  defineTable(
    'tblServerIdentity',
    ['serverID int', 'serverAddress nvarchar(256)', 'serverLastPingTime datetime null'],
    { key: ['serverID'] },
  ),
  defineTable('tblAdminLock', ['lockExpiresTime datetime', 'lockServerID int', 'lockActorID int']),
  defineTable(
    'tblConfig',
    ['configLabel nvarchar(255)', 'configContent nvarchar(max) null', 'configPoolID uniqueidentifier'],
    {
      key: ['configLabel'],
    },
  ),
];

const type = (ptypeID: number, ptypeDesc: string, system: number, user: number) => ({
  ptypeID,
  ptypeDesc,
  ptypeIsSystemUser: system,
  ptypeIsUser: user,
});

const role = (rtypeID: number, rtypeDesc: string, bits: number[]) => ({
  rtypeID,
  rtypeDesc,
  rtypeAllowedPermSet: bits.reduce((sum, bit) => sum + 2 ** bit, 0),
});

/** Static rows. Numbers and permission sets of role types are ours: the vendor prints none. */
export const persistentChatRows: StaticRows = {
  tblPrincipalType: [
    type(1, 'Any', 0, 0),
    type(2, 'AnyUser', 0, 1),
    type(3, 'AnyGroup', 0, 0),
    type(4, 'SystemUser', 1, 0),
    type(5, 'User', 0, 1),
    type(8, 'DC', 0, 0),
    type(9, 'Group', 0, 0),
    type(10, 'Folder', 0, 0),
  ],
  tblRoleType: [
    role(1, 'Member', [7, 8, 10, 11]),
    role(2, 'Manager', [2, 7, 8, 10, 11]),
    role(3, 'Voiced', [12]),
    role(4, 'Creator', [4]),
  ],
  tblEnumAttribute: [
    { attributeID: 1, attributeName: 'Visibility' },
    { attributeID: 2, attributeName: 'Behavior' },
  ],
  tblEnumValue: [
    { valueID: 2, attributeID: 1, attributeValue: 'private' },
    { valueID: 3, attributeID: 1, attributeValue: 'scope' },
    { valueID: 4, attributeID: 2, attributeValue: 'normal' },
    { valueID: 5, attributeID: 2, attributeValue: 'auditorium' },
    { valueID: 6, attributeID: 1, attributeValue: 'open' },
  ],
  tblSystemRevision: [{ sysRevision: 1 }],
};
