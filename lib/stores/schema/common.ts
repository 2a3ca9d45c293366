import { defineTable, type Table } from './table.js';

/** Tables that are the same in both products, but for the length of distinguished names. */
export const commonTables = (pathLength: 256 | 384): Table[] => [
  defineTable(
    'tblADCookie',
    [
      'prinGuid uniqueidentifier',
      'prinDCHost nvarchar(255) null',
      'adcContent image null',
      'lastUpdated datetime null',
      'lockedUntil datetime null',
    ],
    { key: ['prinGuid'], foreign: { prinGuid: 'tblPrincipal.prinGuid' } },
  ),
  defineTable('tblADUpdates', [
    'prinGuid uniqueidentifier',
    `prinADPath nvarchar(${pathLength})`,
    'prinAttributesChanged bit',
    'prinMembersChanged bit',
    'prinAffiliationsChanged bit',
    'prinDeleted bit',
    'lastUpdated datetime',
  ]),
  defineTable(
    'tblPrincipalMemberDifference',
    ['prinGuid uniqueidentifier', 'memberADPath nvarchar(256)', 'memberRemoved bit'],
    {
      key: ['prinGuid', 'memberADPath'],
    },
  ),
  defineTable('tblPrincipalMembers', ['prinID int', `memberADPath nvarchar(${pathLength})`], {
    key: ['prinID', 'memberADPath'],
    foreign: { prinID: 'tblPrincipal.prinID' },
  }),
  defineTable(
    'tblPrincipalMeta',
    [
      'prinID int',
      'prinAffiliationsDirty bit',
      'prinAttributesDirty bit',
      'prinDeleted bit',
      'tryCount int null',
      'lastTry datetime null',
      'nextTry datetime null',
    ],
    { key: ['prinID'], foreign: { prinID: 'tblPrincipal.prinID' } },
  ),
  defineTable('tblSkippedAffiliations', ['prinID int', 'affDescription nvarchar(256)', 'updatedBy int'], {
    key: ['prinID', 'affDescription'],
    foreign: { prinID: 'tblPrincipal.prinID' },
  }),
  defineTable('tblPrincipalAffiliations', ['principalID int', 'index int', 'affiliationID int', 'updatedBy int'], {
    key: ['principalID', 'index', 'affiliationID'],
    foreign: { principalID: 'tblPrincipal.prinID', affiliationID: 'tblPrincipal.prinID' },
  }),
  defineTable('tblEnumAttribute', ['attributeID smallint', 'attributeName nvarchar(256)'], { key: ['attributeID'] }),
  defineTable('tblEnumValue', ['valueID smallint', 'attributeID smallint', 'attributeValue nvarchar(256)'], {
    key: ['valueID'],
    foreign: { attributeID: 'tblEnumAttribute.attributeID' },
  }),
  defineTable('tblPrincipalInvites', ['prinID int', 'invID int', 'nodeID int', 'createdOn datetime'], {
    key: ['prinID', 'nodeID'],
    foreign: { prinID: 'tblPrincipal.prinID', nodeID: 'tblNode.nodeID' },
  }),
  defineTable(
    'tblPreference',
    ['prefLabel nvarchar(255)', 'prefSeqID int', 'prefContent nvarchar(max) null', 'lastModifiedBy int'],
    {
      key: ['prefLabel', 'prefSeqID'],
    },
  ),
  defineTable('tblActivePeers', ['aplServerID int', 'aplPeerID int'], {
    key: ['aplServerID', 'aplPeerID'],
    foreign: { aplServerID: 'tblServerIdentity.serverID', aplPeerID: 'tblServerIdentity.serverID' },
  }),
  defineTable('tblSystemRevision', ['sysRevision bigint']),
];

/** Columns of tblPrincipal that follow those in which the products differ. */
export const principalAudit = [
  'prinAddedBy int null',
  'prinAddedOn bigint',
  'prinUpdatedBy int null',
  'prinUpdatedOn bigint',
  'prinVerifiedOn datetime',
];
