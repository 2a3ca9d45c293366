import { commonTables, principalAudit } from './common.js';
import { defineTable, type StaticRows, type Table } from './table.js';

export type GroupChatProduct = 'Lync2010' | 'Ocs2007R2';

/**
 * Group Chat of Lync Server 2010 ("Microsoft Lync Server 2010 Reference: Group Chat Database Schema"). No schema of Office
 * Communications Server 2007 R2 was ever published; its databases are taken to have the same tables, and may lack the columns
 * whose description is not available.
 */
export const groupChatTables = (product: GroupChatProduct): Table[] => [
  defineTable(
    'tblPrincipalType',
    ['ptypeID smallint', 'ptypeDesc nvarchar(256)', 'ptypeIsSystemUser bit', 'ptypeIsUser bit', 'ptypeIsFederated bit'],
    { key: ['ptypeID'] },
  ),
  defineTable(
    'tblPrincipal',
    [
      'prinID int',
      'prinGuid uniqueidentifier',
      'prinUri nvarchar(256)',
      'prinName nvarchar(256) null',
      'prinCompanyName nvarchar(256) null',
      'prinEmail nvarchar(256) null',
      'prinADPath nvarchar(256) null',
      'prinADUserPrincipalName nvarchar(256) null',
      'prinDisabled bit',
      'prinTypeID smallint',
      'prinAllowedPermSet bigint',
      'prinUseInheritedPerms bit',
      ...principalAudit,
    ],
    { key: ['prinID'], unique: ['prinGuid'], foreign: { prinTypeID: 'tblPrincipalType.ptypeID' } },
  ),
  ...commonTables(256),
  defineTable(
    'tblNode',
    [
      'nodeID int',
      'nodeGuid uniqueidentifier',
      'parentID int null',
      'nodeType bit',
      'nodeName nvarchar(256)',
      'nodeDesc nvarchar(256)',
      'topic nvarchar(256)',
      'filestoreURI nvarchar(256) null',
      'inheritance bit',
      'scopeChange bit',
      'overrideMember bit',
      'invite bit null',
      'logged bit null',
      'filePost bit null',
      'disabled bit',
      'restrictChildCreate bit null',
      'behavior smallint',
      'visibility smallint null',
      'scopeDefinerId int',
      'roleDefinerId int',
      ...(product === 'Lync2010' ? ['siopId uniqueidentifier null'] : []),
      'nodeAddedBy int',
      'nodeAddedOn bigint',
      'nodeUpdatedBy int',
      'nodeUpdatedOn bigint',
      ...(product === 'Lync2010' ? ['purgedOn datetime null'] : []),
    ],
    {
      key: ['nodeID'],
      unique: ['nodeGuid'],
      indexed: ['parentID'],
      foreign: {
        parentID: 'tblNode.nodeID',
        behavior: 'tblEnumValue.valueID',
        visibility: 'tblEnumValue.valueID',
        ...(product === 'Lync2010' ? { siopId: 'tblSiopWhiteList.siopId' } : {}),
      },
    },
  ),
  defineTable('tblScopePrincipal', ['scopeNodeID int', 'scopePrinID int', 'scopeUpdatedBy int'], {
    key: ['scopeNodeID', 'scopePrinID'],
    foreign: { scopeNodeID: 'tblNode.nodeID', scopePrinID: 'tblPrincipal.prinID' },
  }),
  defineTable(
    'tblRoleType',
    ['rtypeID int', 'rtypeDesc nvarchar(256)', 'rtypeAllowedPermSet bigint', 'honorsOverride bit', 'honorsScope bit'],
    { key: ['rtypeID'] },
  ),
  defineTable(
    'tblPrincipalRole',
    [
      'prinRoleNodeID int',
      'prinRolePrinID int',
      'prinRoleTypeID int',
      'prinRoleUpdatedBy int',
      'honorsOverride bit',
      'honorsScope bit',
    ],
    {
      key: ['prinRoleNodeID', 'prinRolePrinID', 'prinRoleTypeID'],
      foreign: {
        prinRoleNodeID: 'tblNode.nodeID',
        prinRolePrinID: 'tblPrincipal.prinID',
        prinRoleTypeID: 'tblRoleType.rtypeID',
      },
    },
  ),
  defineTable('tblSiopWhiteList', ['siopId uniqueidentifier', 'siopName nvarchar(50)', 'siopUrl nvarchar(255)'], {
    key: ['siopId'],
  }),
  defineTable('tblPurgedRoles', ['purgedOn datetime', 'nodeId int', 'prinId int', 'roleId int']),
  defineTable('tblPurgedScoped', ['purgedOn datetime', 'nodeId int', 'prinId int']),
  defineTable(
    'tblChat',
    ['channelID int', 'chatID bigint', 'chatDate bigint', 'userId int', 'isAlert bit', 'content nvarchar(max)'],
    { key: ['channelID', 'chatID'] },
  ),
  defineTable('tblLastChatId', ['nodeID int', 'lastChatId bigint'], {
    key: ['nodeID', 'lastChatId'],
    foreign: { nodeID: 'tblNode.nodeID' },
  }),
  defineTable('tblLastInviteId', ['prinID int', 'lastInviteId int'], {
    key: ['prinID'],
    foreign: { prinID: 'tblPrincipal.prinID' },
  }),
  defineTable(
    'tblFileToken',
    [
      'fileToken nvarchar(50)',
      'fileTokenUserID int',
      'fileTokenChannelID uniqueidentifier',
      'fileTokenExpireTime datetime',
    ],
    { key: ['fileToken'], foreign: { fileTokenChannelID: 'tblNode.nodeGuid' } },
  ),
  defineTable(
    'tblServerIdentity',
    ['serverID int', 'serverAddress nvarchar(256)', 'serverType int', 'serverLastPingTime datetime null'],
    { key: ['serverID'] },
  ),
  defineTable('tblAdminLock', ['lockExpiresTime datetime', 'lockServerId int', 'lockActorId int']),
  defineTable(
    'tblVersion',
    ['versionId int', 'versionedOn datetime', 'description nvarchar(255) null', 'poolId uniqueidentifier'],
    {
      key: ['versionId'],
    },
  ),
  defineTable(
    'tblConfig',
    ['configLabel nvarchar(255)', 'configSeqID int', 'configContent nvarchar(max) null', 'lastModifiedBy int'],
    {
      key: ['configLabel', 'configSeqID'],
    },
  ),
  defineTable(
    'tblComplianceData',
    [
      'cmplEventID int',
      'entryDate smalldatetime',
      'cmplType int',
      'cmplTime bigint',
      'cmplChannelUri nvarchar(255)',
      'cmplChatID bigint',
      'cmplUserID int',
      'cmplUserUri nvarchar(255)',
      'cmplMessage nvarchar(max) null',
    ],
    { key: ['cmplEventID'] },
  ),
  defineTable('tblComplianceFanout', ['fanoutEventID int', 'fanoutServerID int'], {
    foreign: { fanoutEventID: 'tblComplianceData.cmplEventID' },
  }),
  defineTable(
    'tblComplianceParticipant',
    [
      'channelUri nvarchar(255)',
      'userId int',
      'joinedAt bigint',
      'partedAt bigint null',
      'userUri nvarchar(255)',
      'serverId int null',
      'sessionId bigint null',
    ],
    { key: ['channelUri', 'userId', 'joinedAt'] },
  ),
  defineTable(
    'tblComplianceTranslator',
    ['translatorID int', 'cmplTranslatorName nvarchar(255)', 'cmplTranslatorGuid uniqueidentifier'],
    { key: ['translatorID'] },
  ),
  defineTable('tblLastComplianceID', ['entryDate smalldatetime', 'translatorID int'], {
    foreign: { translatorID: 'tblComplianceTranslator.translatorID' },
  }),
  defineTable('tblComplianceVersion', ['versionId int', 'versionedOn datetime', 'description nvarchar(255) null'], {
    key: ['versionId'],
  }),
];

const type = (ptypeID: number, ptypeDesc: string, system: number, user: number, federated: number) => ({
  ptypeID,
  ptypeDesc,
  ptypeIsSystemUser: system,
  ptypeIsUser: user,
  ptypeIsFederated: federated,
});

const role = (rtypeID: number, rtypeDesc: string, bits: number[]) => ({
  rtypeID,
  rtypeDesc,
  rtypeAllowedPermSet: bits.reduce((sum, bit) => sum + 2 ** bit, 0),
  honorsOverride: rtypeDesc === 'Member' ? 1 : 0,
  honorsScope: 1,
});

/** Static rows. Numbers of role types and the texts are ours, where the vendor prints none. */
export const groupChatRows: StaticRows = {
  tblPrincipalType: [
    type(1, 'Any', 0, 0, 0),
    type(2, 'AnyUser', 0, 1, 0),
    type(3, 'AnyGroup', 0, 0, 0),
    type(4, 'SystemUser', 1, 0, 0),
    type(5, 'User', 0, 1, 0),
    type(6, 'ExternalUser', 0, 1, 0),
    type(7, 'FederatedUser', 0, 1, 1),
    type(8, 'DC', 0, 0, 0),
    type(9, 'Group', 0, 0, 0),
    type(10, 'Folder', 0, 0, 0),
    type(11, 'FederatedGroup', 0, 0, 1),
  ],
  tblRoleType: [
    role(1, 'Member', [7, 8, 9, 10, 11]),
    role(2, 'Manager', [2, 4, 5, 6, 7, 8, 9, 10, 11]),
    role(3, 'Voiced', [12]),
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
  ],
  tblSystemRevision: [{ sysRevision: 1 }],
};

/** Text of the version row, by which the products are told apart. */
export const groupChatVersion: Record<GroupChatProduct, string> = {
  Lync2010: 'Lync Server 2010 Group Chat',
  Ocs2007R2: 'Office Communications Server 2007 R2 Group Chat',
};
