// @ts-nocheck
// Made from schemas/ by `npm run generate`. Do not edit.
import type { ValidateFunction } from 'ajv';
export const CompareCsPersistentChatData = validate10;
const schema11 = {"type":"object","additionalProperties":false,"required":["fileName","dbInstance"],"properties":{"fileName":{"minLength":1,"type":"string","format":"path"},"dbInstance":{"minLength":1,"type":"string","format":"database-address"},"dbName":{"minLength":1,"type":"string"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"},"separator":{"minLength":1,"maxLength":16,"default":" / ","pattern":"^[^\\\\]+$","type":"string"},"renameFile":{"minLength":1,"type":"string","format":"path"},"principalMap":{"minLength":1,"type":"string","format":"path"},"placeholderAuthor":{"type":"boolean"},"all":{"type":"boolean"}}};
const func2 = Object.prototype.hasOwnProperty;
const formats0 = /^[^\0]*$/;
const formats2 = /^[^\0]*$/;
const pattern0 = new RegExp("^[^\\\\]+$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.separator === undefined){
data.separator = " / ";
}
let missing0;
if(((data.fileName === undefined) && (missing0 = "fileName")) || ((data.dbInstance === undefined) && (missing0 = "dbInstance"))){
validate10.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
validate10.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.fileName !== undefined){
let data0 = data.fileName;
const _errs2 = errors;
if(errors === _errs2){
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length < 1){
validate10.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data0))){
validate10.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbInstance !== undefined){
let data1 = data.dbInstance;
const _errs4 = errors;
if(errors === _errs4){
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length < 1){
validate10.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data1))){
validate10.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbName !== undefined){
let data2 = data.dbName;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length < 1){
validate10.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data3 = data.credential;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.userName === undefined) && (missing1 = "userName")) || ((data3.password === undefined) && (missing1 = "password"))){
validate10.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.userName !== undefined){
const _errs10 = errors;
if(typeof data3.userName !== "string"){
validate10.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.password !== undefined){
const _errs12 = errors;
if(errors === _errs12){
if(errors === _errs12){
if(!(typeof data3.password === "string")){
validate10.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data6 = data.encryption;
const _errs14 = errors;
if(typeof data6 !== "string"){
validate10.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data6 === "Verified") || (data6 === "TrustServerCertificate")) || (data6 === "LegacyTls")) || (data6 === "Unencrypted"))){
validate10.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema11.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data7 = data.separator;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length > 16){
validate10.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/maxLength",keyword:"maxLength",params:{limit: 16},message:"must NOT have more than 16 characters"}];
return false;
}
else {
if(data7.length < 1){
validate10.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern0.test(data7)){
validate10.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/pattern",keyword:"pattern",params:{pattern: "^[^\\\\]+$"},message:"must match pattern \""+"^[^\\\\]+$"+"\""}];
return false;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
if(valid0){
if(data.renameFile !== undefined){
let data8 = data.renameFile;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data8 === "string"){
if(data8.length < 1){
validate10.errors = [{instancePath:instancePath+"/renameFile",schemaPath:"#/properties/renameFile/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data8))){
validate10.errors = [{instancePath:instancePath+"/renameFile",schemaPath:"#/properties/renameFile/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/renameFile",schemaPath:"#/properties/renameFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principalMap !== undefined){
let data9 = data.principalMap;
const _errs20 = errors;
if(errors === _errs20){
if(errors === _errs20){
if(typeof data9 === "string"){
if(data9.length < 1){
validate10.errors = [{instancePath:instancePath+"/principalMap",schemaPath:"#/properties/principalMap/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data9))){
validate10.errors = [{instancePath:instancePath+"/principalMap",schemaPath:"#/properties/principalMap/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/principalMap",schemaPath:"#/properties/principalMap/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.placeholderAuthor !== undefined){
const _errs22 = errors;
if(typeof data.placeholderAuthor !== "boolean"){
validate10.errors = [{instancePath:instancePath+"/placeholderAuthor",schemaPath:"#/properties/placeholderAuthor/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.all !== undefined){
const _errs24 = errors;
if(typeof data.all !== "boolean"){
validate10.errors = [{instancePath:instancePath+"/all",schemaPath:"#/properties/all/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate10.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate10.errors = vErrors;
return errors === 0;
}

export const ExportCsPersistentChatData = validate11;
const schema12 = {"type":"object","additionalProperties":false,"required":["dbInstance"],"properties":{"asBytes":{"type":"boolean"},"dbInstance":{"minLength":1,"type":"string","format":"database-address"},"dbName":{"minLength":1,"type":"string"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"},"disableExportedNodes":{"type":"boolean"},"fileName":{"minLength":1,"type":"string","format":"path"},"level":{"enum":["User","Category","RoomDirectory","Content","All"],"default":"All","type":"string"},"report":{"minLength":1,"type":"string","format":"path"},"scope":{"items":{"type":"string","minLength":1},"minItems":1,"type":"array"},"startDate":{"type":"string","format":"date-time"},"noClobber":{"type":"boolean"},"passThru":{"type":"boolean"}}};
const formats14 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?)?$/;

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.level === undefined){
data.level = "All";
}
let missing0;
if((data.dbInstance === undefined) && (missing0 = "dbInstance")){
validate11.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema12.properties, key0))){
validate11.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.asBytes !== undefined){
const _errs2 = errors;
if(typeof data.asBytes !== "boolean"){
validate11.errors = [{instancePath:instancePath+"/asBytes",schemaPath:"#/properties/asBytes/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbInstance !== undefined){
let data1 = data.dbInstance;
const _errs4 = errors;
if(errors === _errs4){
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length < 1){
validate11.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data1))){
validate11.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbName !== undefined){
let data2 = data.dbName;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length < 1){
validate11.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data3 = data.credential;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.userName === undefined) && (missing1 = "userName")) || ((data3.password === undefined) && (missing1 = "password"))){
validate11.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.userName !== undefined){
const _errs10 = errors;
if(typeof data3.userName !== "string"){
validate11.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.password !== undefined){
const _errs12 = errors;
if(errors === _errs12){
if(errors === _errs12){
if(!(typeof data3.password === "string")){
validate11.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data6 = data.encryption;
const _errs14 = errors;
if(typeof data6 !== "string"){
validate11.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data6 === "Verified") || (data6 === "TrustServerCertificate")) || (data6 === "LegacyTls")) || (data6 === "Unencrypted"))){
validate11.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema12.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disableExportedNodes !== undefined){
const _errs16 = errors;
if(typeof data.disableExportedNodes !== "boolean"){
validate11.errors = [{instancePath:instancePath+"/disableExportedNodes",schemaPath:"#/properties/disableExportedNodes/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fileName !== undefined){
let data8 = data.fileName;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data8 === "string"){
if(data8.length < 1){
validate11.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data8))){
validate11.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data9 = data.level;
const _errs20 = errors;
if(typeof data9 !== "string"){
validate11.errors = [{instancePath:instancePath+"/level",schemaPath:"#/properties/level/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data9 === "User") || (data9 === "Category")) || (data9 === "RoomDirectory")) || (data9 === "Content")) || (data9 === "All"))){
validate11.errors = [{instancePath:instancePath+"/level",schemaPath:"#/properties/level/enum",keyword:"enum",params:{allowedValues: schema12.properties.level.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs20 === errors;
if(valid0){
if(data.report !== undefined){
let data10 = data.report;
const _errs22 = errors;
if(errors === _errs22){
if(errors === _errs22){
if(typeof data10 === "string"){
if(data10.length < 1){
validate11.errors = [{instancePath:instancePath+"/report",schemaPath:"#/properties/report/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data10))){
validate11.errors = [{instancePath:instancePath+"/report",schemaPath:"#/properties/report/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/report",schemaPath:"#/properties/report/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scope !== undefined){
let data11 = data.scope;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data11)){
if(data11.length < 1){
validate11.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid2 = true;
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
const _errs26 = errors;
if(errors === _errs26){
if(typeof data12 === "string"){
if(data12.length < 1){
validate11.errors = [{instancePath:instancePath+"/scope/" + i0,schemaPath:"#/properties/scope/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/scope/" + i0,schemaPath:"#/properties/scope/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs26 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startDate !== undefined){
let data13 = data.startDate;
const _errs28 = errors;
if(errors === _errs28){
if(errors === _errs28){
if(typeof data13 === "string"){
if(!(formats14.test(data13))){
validate11.errors = [{instancePath:instancePath+"/startDate",schemaPath:"#/properties/startDate/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/startDate",schemaPath:"#/properties/startDate/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.noClobber !== undefined){
const _errs30 = errors;
if(typeof data.noClobber !== "boolean"){
validate11.errors = [{instancePath:instancePath+"/noClobber",schemaPath:"#/properties/noClobber/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.passThru !== undefined){
const _errs32 = errors;
if(typeof data.passThru !== "boolean"){
validate11.errors = [{instancePath:instancePath+"/passThru",schemaPath:"#/properties/passThru/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate11.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate11.errors = vErrors;
return errors === 0;
}

export const GetCsPersistentChatAddin = validate12;
const schema13 = {"type":"object","additionalProperties":false,"required":[],"properties":{"identity":{"minLength":1,"type":"string"},"persistentChatPoolFqdn":{"minLength":1,"type":"string"},"dbInstance":{"minLength":1,"type":"string","format":"database-address"},"dbName":{"minLength":1,"type":"string"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"}}};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "identity") || (key0 === "persistentChatPoolFqdn")) || (key0 === "dbInstance")) || (key0 === "dbName")) || (key0 === "credential")) || (key0 === "encryption"))){
validate12.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.identity !== undefined){
let data0 = data.identity;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length < 1){
validate12.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.persistentChatPoolFqdn !== undefined){
let data1 = data.persistentChatPoolFqdn;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length < 1){
validate12.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbInstance !== undefined){
let data2 = data.dbInstance;
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length < 1){
validate12.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data2))){
validate12.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbName !== undefined){
let data3 = data.dbName;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(data3.length < 1){
validate12.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data4 = data.credential;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing0;
if(((data4.userName === undefined) && (missing0 = "userName")) || ((data4.password === undefined) && (missing0 = "password"))){
validate12.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data4.userName !== undefined){
const _errs12 = errors;
if(typeof data4.userName !== "string"){
validate12.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.password !== undefined){
const _errs14 = errors;
if(errors === _errs14){
if(errors === _errs14){
if(!(typeof data4.password === "string")){
validate12.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data7 = data.encryption;
const _errs16 = errors;
if(typeof data7 !== "string"){
validate12.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data7 === "Verified") || (data7 === "TrustServerCertificate")) || (data7 === "LegacyTls")) || (data7 === "Unencrypted"))){
validate12.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema13.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate12.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate12.errors = vErrors;
return errors === 0;
}

export const GetCsPersistentChatCategory = validate13;
const schema14 = {"type":"object","additionalProperties":false,"required":[],"properties":{"asObject":{"type":"boolean"},"identity":{"minLength":1,"type":"string"},"persistentChatPoolFqdn":{"minLength":1,"type":"string"},"dbInstance":{"minLength":1,"type":"string","format":"database-address"},"dbName":{"minLength":1,"type":"string"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"}}};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "asObject") || (key0 === "identity")) || (key0 === "persistentChatPoolFqdn")) || (key0 === "dbInstance")) || (key0 === "dbName")) || (key0 === "credential")) || (key0 === "encryption"))){
validate13.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.asObject !== undefined){
const _errs2 = errors;
if(typeof data.asObject !== "boolean"){
validate13.errors = [{instancePath:instancePath+"/asObject",schemaPath:"#/properties/asObject/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identity !== undefined){
let data1 = data.identity;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length < 1){
validate13.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.persistentChatPoolFqdn !== undefined){
let data2 = data.persistentChatPoolFqdn;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length < 1){
validate13.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbInstance !== undefined){
let data3 = data.dbInstance;
const _errs8 = errors;
if(errors === _errs8){
if(errors === _errs8){
if(typeof data3 === "string"){
if(data3.length < 1){
validate13.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data3))){
validate13.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbName !== undefined){
let data4 = data.dbName;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(data4.length < 1){
validate13.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data5 = data.credential;
const _errs12 = errors;
if(errors === _errs12){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing0;
if(((data5.userName === undefined) && (missing0 = "userName")) || ((data5.password === undefined) && (missing0 = "password"))){
validate13.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data5.userName !== undefined){
const _errs14 = errors;
if(typeof data5.userName !== "string"){
validate13.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.password !== undefined){
const _errs16 = errors;
if(errors === _errs16){
if(errors === _errs16){
if(!(typeof data5.password === "string")){
validate13.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data8 = data.encryption;
const _errs18 = errors;
if(typeof data8 !== "string"){
validate13.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data8 === "Verified") || (data8 === "TrustServerCertificate")) || (data8 === "LegacyTls")) || (data8 === "Unencrypted"))){
validate13.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema14.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate13.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate13.errors = vErrors;
return errors === 0;
}

export const GetCsPersistentChatData = validate14;
const schema15 = {"type":"object","additionalProperties":false,"required":[],"properties":{"fileName":{"minLength":1,"type":"string","format":"path"},"byteInput":{"bytes":true},"item":{"enum":["Summary","Category","Room","Addin","Principal","Finding"],"default":"Summary","type":"string"}}};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.item === undefined){
data.item = "Summary";
}
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "fileName") || (key0 === "byteInput")) || (key0 === "item"))){
validate14.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.fileName !== undefined){
let data0 = data.fileName;
const _errs2 = errors;
if(errors === _errs2){
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length < 1){
validate14.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data0))){
validate14.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate14.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.byteInput !== undefined){
const _errs4 = errors;
if(!(data.byteInput instanceof Uint8Array)){
validate14.errors = [{instancePath:instancePath+"/byteInput",schemaPath:"#/properties/byteInput/bytes",keyword:"bytes",params:{},message:"must pass \"bytes\" keyword validation"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data2 = data.item;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate14.errors = [{instancePath:instancePath+"/item",schemaPath:"#/properties/item/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((((data2 === "Summary") || (data2 === "Category")) || (data2 === "Room")) || (data2 === "Addin")) || (data2 === "Principal")) || (data2 === "Finding"))){
validate14.errors = [{instancePath:instancePath+"/item",schemaPath:"#/properties/item/enum",keyword:"enum",params:{allowedValues: schema15.properties.item.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
}
}
}
else {
validate14.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate14.errors = vErrors;
return errors === 0;
}

export const GetCsPersistentChatEligiblePrincipal = validate15;
const schema16 = {"type":"object","additionalProperties":false,"required":[],"properties":{"category":{"minLength":1,"type":"string"},"filter":{"minLength":1,"type":"string"},"persistentChatPoolFqdn":{"minLength":1,"type":"string"},"presenters":{"type":"boolean"},"resultSize":{"minimum":0,"maximum":2147483647,"type":"integer"},"room":{"minLength":1,"type":"string"},"dbInstance":{"minLength":1,"type":"string","format":"database-address"},"dbName":{"minLength":1,"type":"string"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"}}};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema16.properties, key0))){
validate15.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.category !== undefined){
let data0 = data.category;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length < 1){
validate15.errors = [{instancePath:instancePath+"/category",schemaPath:"#/properties/category/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/category",schemaPath:"#/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.filter !== undefined){
let data1 = data.filter;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length < 1){
validate15.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.persistentChatPoolFqdn !== undefined){
let data2 = data.persistentChatPoolFqdn;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length < 1){
validate15.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.presenters !== undefined){
const _errs8 = errors;
if(typeof data.presenters !== "boolean"){
validate15.errors = [{instancePath:instancePath+"/presenters",schemaPath:"#/properties/presenters/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resultSize !== undefined){
let data4 = data.resultSize;
const _errs10 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate15.errors = [{instancePath:instancePath+"/resultSize",schemaPath:"#/properties/resultSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 2147483647 || isNaN(data4)){
validate15.errors = [{instancePath:instancePath+"/resultSize",schemaPath:"#/properties/resultSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate15.errors = [{instancePath:instancePath+"/resultSize",schemaPath:"#/properties/resultSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.room !== undefined){
let data5 = data.room;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(data5.length < 1){
validate15.errors = [{instancePath:instancePath+"/room",schemaPath:"#/properties/room/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/room",schemaPath:"#/properties/room/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbInstance !== undefined){
let data6 = data.dbInstance;
const _errs14 = errors;
if(errors === _errs14){
if(errors === _errs14){
if(typeof data6 === "string"){
if(data6.length < 1){
validate15.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data6))){
validate15.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate15.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbName !== undefined){
let data7 = data.dbName;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length < 1){
validate15.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data8 = data.credential;
const _errs18 = errors;
if(errors === _errs18){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing0;
if(((data8.userName === undefined) && (missing0 = "userName")) || ((data8.password === undefined) && (missing0 = "password"))){
validate15.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data8.userName !== undefined){
const _errs20 = errors;
if(typeof data8.userName !== "string"){
validate15.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data8.password !== undefined){
const _errs22 = errors;
if(errors === _errs22){
if(errors === _errs22){
if(!(typeof data8.password === "string")){
validate15.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate15.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data11 = data.encryption;
const _errs24 = errors;
if(typeof data11 !== "string"){
validate15.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data11 === "Verified") || (data11 === "TrustServerCertificate")) || (data11 === "LegacyTls")) || (data11 === "Unencrypted"))){
validate15.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema16.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate15.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate15.errors = vErrors;
return errors === 0;
}

export const GetCsPersistentChatEndpoint = validate16;
const schema17 = {"type":"object","additionalProperties":false,"required":[],"properties":{"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"domainController":{"minLength":1,"type":"string"},"filter":{"minLength":1,"type":"string"},"identity":{"minLength":1,"type":"string"},"ldapFilter":{"minLength":1,"type":"string"},"ou":{"minLength":1,"type":"string"},"persistentChatPoolFqdn":{"minLength":1,"type":"string"},"resultSize":{"pattern":"^([0-9]+|[Uu][Nn][Ll][Ii][Mm][Ii][Tt][Ee][Dd])$","minLength":1,"type":"string"},"directory":{"minLength":1,"type":"string","format":"database-address"}}};
const pattern1 = new RegExp("^([0-9]+|[Uu][Nn][Ll][Ii][Mm][Ii][Tt][Ee][Dd])$", "u");

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema17.properties, key0))){
validate16.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.credential !== undefined){
let data0 = data.credential;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing0;
if(((data0.userName === undefined) && (missing0 = "userName")) || ((data0.password === undefined) && (missing0 = "password"))){
validate16.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data0.userName !== undefined){
const _errs4 = errors;
if(typeof data0.userName !== "string"){
validate16.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.password !== undefined){
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(!(typeof data0.password === "string")){
validate16.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate16.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.domainController !== undefined){
let data3 = data.domainController;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(data3.length < 1){
validate16.errors = [{instancePath:instancePath+"/domainController",schemaPath:"#/properties/domainController/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/domainController",schemaPath:"#/properties/domainController/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.filter !== undefined){
let data4 = data.filter;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(data4.length < 1){
validate16.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identity !== undefined){
let data5 = data.identity;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(data5.length < 1){
validate16.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ldapFilter !== undefined){
let data6 = data.ldapFilter;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(data6.length < 1){
validate16.errors = [{instancePath:instancePath+"/ldapFilter",schemaPath:"#/properties/ldapFilter/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/ldapFilter",schemaPath:"#/properties/ldapFilter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ou !== undefined){
let data7 = data.ou;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length < 1){
validate16.errors = [{instancePath:instancePath+"/ou",schemaPath:"#/properties/ou/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/ou",schemaPath:"#/properties/ou/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.persistentChatPoolFqdn !== undefined){
let data8 = data.persistentChatPoolFqdn;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(data8.length < 1){
validate16.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resultSize !== undefined){
let data9 = data.resultSize;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data9 === "string"){
if(data9.length < 1){
validate16.errors = [{instancePath:instancePath+"/resultSize",schemaPath:"#/properties/resultSize/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern1.test(data9)){
validate16.errors = [{instancePath:instancePath+"/resultSize",schemaPath:"#/properties/resultSize/pattern",keyword:"pattern",params:{pattern: "^([0-9]+|[Uu][Nn][Ll][Ii][Mm][Ii][Tt][Ee][Dd])$"},message:"must match pattern \""+"^([0-9]+|[Uu][Nn][Ll][Ii][Mm][Ii][Tt][Ee][Dd])$"+"\""}];
return false;
}
}
}
else {
validate16.errors = [{instancePath:instancePath+"/resultSize",schemaPath:"#/properties/resultSize/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.directory !== undefined){
let data10 = data.directory;
const _errs22 = errors;
if(errors === _errs22){
if(errors === _errs22){
if(typeof data10 === "string"){
if(data10.length < 1){
validate16.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data10))){
validate16.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate16.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate16.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate16.errors = vErrors;
return errors === 0;
}

export const GetCsPersistentChatRoom = validate17;
const schema18 = {"type":"object","additionalProperties":false,"required":[],"properties":{"addin":{"minLength":1,"type":"string"},"asObject":{"type":"boolean"},"category":{"minLength":1,"type":"string"},"chatContentExceedsMB":{"type":"integer"},"disabled":{"type":"boolean"},"filter":{"minLength":1,"type":"string"},"identity":{"minLength":1,"type":"string"},"invitations":{"enum":["False","Inherit"],"type":"string"},"manager":{"minLength":1,"type":"string"},"member":{"minLength":1,"type":"string"},"persistentChatPoolFqdn":{"minLength":1,"type":"string"},"privacy":{"enum":["Open","Closed","Secret"],"type":"string"},"resultSize":{"minimum":0,"maximum":2147483647,"type":"integer"},"searchDescription":{"type":"boolean"},"type":{"enum":["Normal","Auditorium"],"type":"string"},"dbInstance":{"minLength":1,"type":"string","format":"database-address"},"dbName":{"minLength":1,"type":"string"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"}}};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema18.properties, key0))){
validate17.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.addin !== undefined){
let data0 = data.addin;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length < 1){
validate17.errors = [{instancePath:instancePath+"/addin",schemaPath:"#/properties/addin/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/addin",schemaPath:"#/properties/addin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asObject !== undefined){
const _errs4 = errors;
if(typeof data.asObject !== "boolean"){
validate17.errors = [{instancePath:instancePath+"/asObject",schemaPath:"#/properties/asObject/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.category !== undefined){
let data2 = data.category;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length < 1){
validate17.errors = [{instancePath:instancePath+"/category",schemaPath:"#/properties/category/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/category",schemaPath:"#/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.chatContentExceedsMB !== undefined){
let data3 = data.chatContentExceedsMB;
const _errs8 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate17.errors = [{instancePath:instancePath+"/chatContentExceedsMB",schemaPath:"#/properties/chatContentExceedsMB/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disabled !== undefined){
const _errs10 = errors;
if(typeof data.disabled !== "boolean"){
validate17.errors = [{instancePath:instancePath+"/disabled",schemaPath:"#/properties/disabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.filter !== undefined){
let data5 = data.filter;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(data5.length < 1){
validate17.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identity !== undefined){
let data6 = data.identity;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(data6.length < 1){
validate17.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.invitations !== undefined){
let data7 = data.invitations;
const _errs16 = errors;
if(typeof data7 !== "string"){
validate17.errors = [{instancePath:instancePath+"/invitations",schemaPath:"#/properties/invitations/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data7 === "False") || (data7 === "Inherit"))){
validate17.errors = [{instancePath:instancePath+"/invitations",schemaPath:"#/properties/invitations/enum",keyword:"enum",params:{allowedValues: schema18.properties.invitations.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.manager !== undefined){
let data8 = data.manager;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(data8.length < 1){
validate17.errors = [{instancePath:instancePath+"/manager",schemaPath:"#/properties/manager/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/manager",schemaPath:"#/properties/manager/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.member !== undefined){
let data9 = data.member;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data9 === "string"){
if(data9.length < 1){
validate17.errors = [{instancePath:instancePath+"/member",schemaPath:"#/properties/member/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/member",schemaPath:"#/properties/member/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.persistentChatPoolFqdn !== undefined){
let data10 = data.persistentChatPoolFqdn;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(data10.length < 1){
validate17.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.privacy !== undefined){
let data11 = data.privacy;
const _errs24 = errors;
if(typeof data11 !== "string"){
validate17.errors = [{instancePath:instancePath+"/privacy",schemaPath:"#/properties/privacy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data11 === "Open") || (data11 === "Closed")) || (data11 === "Secret"))){
validate17.errors = [{instancePath:instancePath+"/privacy",schemaPath:"#/properties/privacy/enum",keyword:"enum",params:{allowedValues: schema18.properties.privacy.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resultSize !== undefined){
let data12 = data.resultSize;
const _errs26 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate17.errors = [{instancePath:instancePath+"/resultSize",schemaPath:"#/properties/resultSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs26){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 2147483647 || isNaN(data12)){
validate17.errors = [{instancePath:instancePath+"/resultSize",schemaPath:"#/properties/resultSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate17.errors = [{instancePath:instancePath+"/resultSize",schemaPath:"#/properties/resultSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.searchDescription !== undefined){
const _errs28 = errors;
if(typeof data.searchDescription !== "boolean"){
validate17.errors = [{instancePath:instancePath+"/searchDescription",schemaPath:"#/properties/searchDescription/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data14 = data.type;
const _errs30 = errors;
if(typeof data14 !== "string"){
validate17.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data14 === "Normal") || (data14 === "Auditorium"))){
validate17.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema18.properties.type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbInstance !== undefined){
let data15 = data.dbInstance;
const _errs32 = errors;
if(errors === _errs32){
if(errors === _errs32){
if(typeof data15 === "string"){
if(data15.length < 1){
validate17.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data15))){
validate17.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate17.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbName !== undefined){
let data16 = data.dbName;
const _errs34 = errors;
if(errors === _errs34){
if(typeof data16 === "string"){
if(data16.length < 1){
validate17.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data17 = data.credential;
const _errs36 = errors;
if(errors === _errs36){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing0;
if(((data17.userName === undefined) && (missing0 = "userName")) || ((data17.password === undefined) && (missing0 = "password"))){
validate17.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data17.userName !== undefined){
const _errs38 = errors;
if(typeof data17.userName !== "string"){
validate17.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs38 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data17.password !== undefined){
const _errs40 = errors;
if(errors === _errs40){
if(errors === _errs40){
if(!(typeof data17.password === "string")){
validate17.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs40 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate17.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data20 = data.encryption;
const _errs42 = errors;
if(typeof data20 !== "string"){
validate17.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data20 === "Verified") || (data20 === "TrustServerCertificate")) || (data20 === "LegacyTls")) || (data20 === "Unencrypted"))){
validate17.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema18.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate17.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate17.errors = vErrors;
return errors === 0;
}

export const ImportCsPersistentChatData = validate18;
const schema19 = {"type":"object","additionalProperties":false,"required":["dbInstance"],"properties":{"byteInput":{"bytes":true},"dbInstance":{"minLength":1,"type":"string","format":"database-address"},"fileName":{"minLength":1,"type":"string","format":"path"},"report":{"minLength":1,"type":"string","format":"path"},"dbName":{"minLength":1,"type":"string"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"},"backup":{"type":"boolean"},"separator":{"minLength":1,"maxLength":16,"default":" / ","pattern":"^[^\\\\]+$","type":"string"},"ignoreRunningServices":{"type":"boolean"},"renameFile":{"minLength":1,"type":"string","format":"path"},"proposedRenameFile":{"minLength":1,"type":"string","format":"path"},"principalMap":{"minLength":1,"type":"string","format":"path"},"placeholderAuthor":{"type":"boolean"},"fileList":{"minLength":1,"type":"string","format":"path"},"plan":{"minLength":1,"type":"string","format":"path"},"passThru":{"type":"boolean"},"whatIf":{"type":"boolean"}}};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.separator === undefined){
data.separator = " / ";
}
let missing0;
if((data.dbInstance === undefined) && (missing0 = "dbInstance")){
validate18.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema19.properties, key0))){
validate18.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.byteInput !== undefined){
const _errs2 = errors;
if(!(data.byteInput instanceof Uint8Array)){
validate18.errors = [{instancePath:instancePath+"/byteInput",schemaPath:"#/properties/byteInput/bytes",keyword:"bytes",params:{},message:"must pass \"bytes\" keyword validation"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbInstance !== undefined){
let data1 = data.dbInstance;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(data1.length < 1){
validate18.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data1))){
validate18.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fileName !== undefined){
let data2 = data.fileName;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data2 === "string"){
if(data2.length < 1){
validate18.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data2))){
validate18.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/fileName",schemaPath:"#/properties/fileName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.report !== undefined){
let data3 = data.report;
const _errs7 = errors;
if(errors === _errs7){
if(errors === _errs7){
if(typeof data3 === "string"){
if(data3.length < 1){
validate18.errors = [{instancePath:instancePath+"/report",schemaPath:"#/properties/report/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data3))){
validate18.errors = [{instancePath:instancePath+"/report",schemaPath:"#/properties/report/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/report",schemaPath:"#/properties/report/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbName !== undefined){
let data4 = data.dbName;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(data4.length < 1){
validate18.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate18.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data5 = data.credential;
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.userName === undefined) && (missing1 = "userName")) || ((data5.password === undefined) && (missing1 = "password"))){
validate18.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.userName !== undefined){
const _errs13 = errors;
if(typeof data5.userName !== "string"){
validate18.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.password !== undefined){
const _errs15 = errors;
if(errors === _errs15){
if(errors === _errs15){
if(!(typeof data5.password === "string")){
validate18.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data8 = data.encryption;
const _errs17 = errors;
if(typeof data8 !== "string"){
validate18.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data8 === "Verified") || (data8 === "TrustServerCertificate")) || (data8 === "LegacyTls")) || (data8 === "Unencrypted"))){
validate18.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema19.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.backup !== undefined){
const _errs19 = errors;
if(typeof data.backup !== "boolean"){
validate18.errors = [{instancePath:instancePath+"/backup",schemaPath:"#/properties/backup/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data10 = data.separator;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data10 === "string"){
if(data10.length > 16){
validate18.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/maxLength",keyword:"maxLength",params:{limit: 16},message:"must NOT have more than 16 characters"}];
return false;
}
else {
if(data10.length < 1){
validate18.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern0.test(data10)){
validate18.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/pattern",keyword:"pattern",params:{pattern: "^[^\\\\]+$"},message:"must match pattern \""+"^[^\\\\]+$"+"\""}];
return false;
}
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs21 === errors;
if(valid0){
if(data.ignoreRunningServices !== undefined){
const _errs23 = errors;
if(typeof data.ignoreRunningServices !== "boolean"){
validate18.errors = [{instancePath:instancePath+"/ignoreRunningServices",schemaPath:"#/properties/ignoreRunningServices/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.renameFile !== undefined){
let data12 = data.renameFile;
const _errs25 = errors;
if(errors === _errs25){
if(errors === _errs25){
if(typeof data12 === "string"){
if(data12.length < 1){
validate18.errors = [{instancePath:instancePath+"/renameFile",schemaPath:"#/properties/renameFile/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data12))){
validate18.errors = [{instancePath:instancePath+"/renameFile",schemaPath:"#/properties/renameFile/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/renameFile",schemaPath:"#/properties/renameFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.proposedRenameFile !== undefined){
let data13 = data.proposedRenameFile;
const _errs27 = errors;
if(errors === _errs27){
if(errors === _errs27){
if(typeof data13 === "string"){
if(data13.length < 1){
validate18.errors = [{instancePath:instancePath+"/proposedRenameFile",schemaPath:"#/properties/proposedRenameFile/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data13))){
validate18.errors = [{instancePath:instancePath+"/proposedRenameFile",schemaPath:"#/properties/proposedRenameFile/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/proposedRenameFile",schemaPath:"#/properties/proposedRenameFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principalMap !== undefined){
let data14 = data.principalMap;
const _errs29 = errors;
if(errors === _errs29){
if(errors === _errs29){
if(typeof data14 === "string"){
if(data14.length < 1){
validate18.errors = [{instancePath:instancePath+"/principalMap",schemaPath:"#/properties/principalMap/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data14))){
validate18.errors = [{instancePath:instancePath+"/principalMap",schemaPath:"#/properties/principalMap/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/principalMap",schemaPath:"#/properties/principalMap/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.placeholderAuthor !== undefined){
const _errs31 = errors;
if(typeof data.placeholderAuthor !== "boolean"){
validate18.errors = [{instancePath:instancePath+"/placeholderAuthor",schemaPath:"#/properties/placeholderAuthor/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fileList !== undefined){
let data16 = data.fileList;
const _errs33 = errors;
if(errors === _errs33){
if(errors === _errs33){
if(typeof data16 === "string"){
if(data16.length < 1){
validate18.errors = [{instancePath:instancePath+"/fileList",schemaPath:"#/properties/fileList/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data16))){
validate18.errors = [{instancePath:instancePath+"/fileList",schemaPath:"#/properties/fileList/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/fileList",schemaPath:"#/properties/fileList/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.plan !== undefined){
let data17 = data.plan;
const _errs35 = errors;
if(errors === _errs35){
if(errors === _errs35){
if(typeof data17 === "string"){
if(data17.length < 1){
validate18.errors = [{instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data17))){
validate18.errors = [{instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.passThru !== undefined){
const _errs37 = errors;
if(typeof data.passThru !== "boolean"){
validate18.errors = [{instancePath:instancePath+"/passThru",schemaPath:"#/properties/passThru/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.whatIf !== undefined){
const _errs39 = errors;
if(typeof data.whatIf !== "boolean"){
validate18.errors = [{instancePath:instancePath+"/whatIf",schemaPath:"#/properties/whatIf/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate18.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate18.errors = vErrors;
return errors === 0;
}

export const NewCsPersistentChatDatabase = validate19;
const schema20 = {"type":"object","additionalProperties":false,"required":["dbInstance"],"properties":{"dbInstance":{"minLength":1,"type":"string","format":"database-address"},"dbName":{"minLength":1,"type":"string"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"},"kind":{"enum":["PersistentChat","GroupChat","Directory"],"default":"PersistentChat","type":"string"},"passThru":{"type":"boolean"},"whatIf":{"type":"boolean"}}};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
data.kind = "PersistentChat";
}
let missing0;
if((data.dbInstance === undefined) && (missing0 = "dbInstance")){
validate19.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "dbInstance") || (key0 === "dbName")) || (key0 === "credential")) || (key0 === "encryption")) || (key0 === "kind")) || (key0 === "passThru")) || (key0 === "whatIf"))){
validate19.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.dbInstance !== undefined){
let data0 = data.dbInstance;
const _errs2 = errors;
if(errors === _errs2){
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length < 1){
validate19.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data0))){
validate19.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate19.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbName !== undefined){
let data1 = data.dbName;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length < 1){
validate19.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate19.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data2 = data.credential;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((data2.userName === undefined) && (missing1 = "userName")) || ((data2.password === undefined) && (missing1 = "password"))){
validate19.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.userName !== undefined){
const _errs8 = errors;
if(typeof data2.userName !== "string"){
validate19.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.password !== undefined){
const _errs10 = errors;
if(errors === _errs10){
if(errors === _errs10){
if(!(typeof data2.password === "string")){
validate19.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate19.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data5 = data.encryption;
const _errs12 = errors;
if(typeof data5 !== "string"){
validate19.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data5 === "Verified") || (data5 === "TrustServerCertificate")) || (data5 === "LegacyTls")) || (data5 === "Unencrypted"))){
validate19.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema20.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.kind;
const _errs14 = errors;
if(typeof data6 !== "string"){
validate19.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data6 === "PersistentChat") || (data6 === "GroupChat")) || (data6 === "Directory"))){
validate19.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema20.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs14 === errors;
if(valid0){
if(data.passThru !== undefined){
const _errs16 = errors;
if(typeof data.passThru !== "boolean"){
validate19.errors = [{instancePath:instancePath+"/passThru",schemaPath:"#/properties/passThru/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.whatIf !== undefined){
const _errs18 = errors;
if(typeof data.whatIf !== "boolean"){
validate19.errors = [{instancePath:instancePath+"/whatIf",schemaPath:"#/properties/whatIf/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate19.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate19.errors = vErrors;
return errors === 0;
}

export const NewCsPersistentChatEndpoint = validate20;
const schema21 = {"type":"object","additionalProperties":false,"required":["persistentChatPoolFqdn","sipAddress"],"properties":{"displayName":{"minLength":1,"maxLength":256,"type":"string"},"passThru":{"type":"boolean"},"persistentChatPoolFqdn":{"minLength":1,"pattern":"^(?=.{1,255}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))+$","type":"string"},"sipAddress":{"minLength":1,"type":"string"},"directory":{"minLength":1,"type":"string","format":"database-address"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"whatIf":{"type":"boolean"}}};
const pattern3 = new RegExp("^(?=.{1,255}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))+$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.persistentChatPoolFqdn === undefined) && (missing0 = "persistentChatPoolFqdn")) || ((data.sipAddress === undefined) && (missing0 = "sipAddress"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "displayName") || (key0 === "passThru")) || (key0 === "persistentChatPoolFqdn")) || (key0 === "sipAddress")) || (key0 === "directory")) || (key0 === "credential")) || (key0 === "whatIf"))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.displayName !== undefined){
let data0 = data.displayName;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 256){
validate20.errors = [{instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(data0.length < 1){
validate20.errors = [{instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.passThru !== undefined){
const _errs4 = errors;
if(typeof data.passThru !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/passThru",schemaPath:"#/properties/passThru/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.persistentChatPoolFqdn !== undefined){
let data2 = data.persistentChatPoolFqdn;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length < 1){
validate20.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern3.test(data2)){
validate20.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,255}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))+$"},message:"must match pattern \""+"^(?=.{1,255}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))+$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/persistentChatPoolFqdn",schemaPath:"#/properties/persistentChatPoolFqdn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sipAddress !== undefined){
let data3 = data.sipAddress;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(data3.length < 1){
validate20.errors = [{instancePath:instancePath+"/sipAddress",schemaPath:"#/properties/sipAddress/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sipAddress",schemaPath:"#/properties/sipAddress/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.directory !== undefined){
let data4 = data.directory;
const _errs10 = errors;
if(errors === _errs10){
if(errors === _errs10){
if(typeof data4 === "string"){
if(data4.length < 1){
validate20.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data4))){
validate20.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data5 = data.credential;
const _errs12 = errors;
if(errors === _errs12){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.userName === undefined) && (missing1 = "userName")) || ((data5.password === undefined) && (missing1 = "password"))){
validate20.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.userName !== undefined){
const _errs14 = errors;
if(typeof data5.userName !== "string"){
validate20.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.password !== undefined){
const _errs16 = errors;
if(errors === _errs16){
if(errors === _errs16){
if(!(typeof data5.password === "string")){
validate20.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.whatIf !== undefined){
const _errs18 = errors;
if(typeof data.whatIf !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/whatIf",schemaPath:"#/properties/whatIf/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}

export const RemoveCsPersistentChatEndpoint = validate21;
const schema22 = {"type":"object","additionalProperties":false,"required":["identity"],"properties":{"force":{"type":"boolean"},"identity":{"minLength":1,"type":"string"},"directory":{"minLength":1,"type":"string","format":"database-address"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"whatIf":{"type":"boolean"}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.identity === undefined) && (missing0 = "identity")){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "force") || (key0 === "identity")) || (key0 === "directory")) || (key0 === "credential")) || (key0 === "whatIf"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.force !== undefined){
const _errs2 = errors;
if(typeof data.force !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/force",schemaPath:"#/properties/force/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identity !== undefined){
let data1 = data.identity;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length < 1){
validate21.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.directory !== undefined){
let data2 = data.directory;
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length < 1){
validate21.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data2))){
validate21.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data3 = data.credential;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.userName === undefined) && (missing1 = "userName")) || ((data3.password === undefined) && (missing1 = "password"))){
validate21.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.userName !== undefined){
const _errs10 = errors;
if(typeof data3.userName !== "string"){
validate21.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.password !== undefined){
const _errs12 = errors;
if(errors === _errs12){
if(errors === _errs12){
if(!(typeof data3.password === "string")){
validate21.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.whatIf !== undefined){
const _errs14 = errors;
if(typeof data.whatIf !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/whatIf",schemaPath:"#/properties/whatIf/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}

export const TestCsPersistentChatData = validate22;
const schema23 = {"type":"object","additionalProperties":false,"required":["dbInstance"],"properties":{"dbInstance":{"minLength":1,"type":"string","format":"database-address"},"dbName":{"minLength":1,"type":"string"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"},"targetDBInstance":{"minLength":1,"type":"string","format":"database-address"},"targetDBName":{"minLength":1,"type":"string"},"targetCredential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"targetEncryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"},"scope":{"items":{"type":"string","minLength":1},"minItems":1,"type":"array"},"startDate":{"type":"string","format":"date-time"},"separator":{"minLength":1,"maxLength":16,"default":" / ","pattern":"^[^\\\\]+$","type":"string"},"renameFile":{"minLength":1,"type":"string","format":"path"},"proposedRenameFile":{"minLength":1,"type":"string","format":"path"},"principalMap":{"minLength":1,"type":"string","format":"path"},"placeholderAuthor":{"type":"boolean"},"report":{"minLength":1,"type":"string","format":"path"}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.separator === undefined){
data.separator = " / ";
}
let missing0;
if((data.dbInstance === undefined) && (missing0 = "dbInstance")){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema23.properties, key0))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.dbInstance !== undefined){
let data0 = data.dbInstance;
const _errs2 = errors;
if(errors === _errs2){
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length < 1){
validate22.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data0))){
validate22.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbName !== undefined){
let data1 = data.dbName;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length < 1){
validate22.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data2 = data.credential;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((data2.userName === undefined) && (missing1 = "userName")) || ((data2.password === undefined) && (missing1 = "password"))){
validate22.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.userName !== undefined){
const _errs8 = errors;
if(typeof data2.userName !== "string"){
validate22.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.password !== undefined){
const _errs10 = errors;
if(errors === _errs10){
if(errors === _errs10){
if(!(typeof data2.password === "string")){
validate22.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data5 = data.encryption;
const _errs12 = errors;
if(typeof data5 !== "string"){
validate22.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data5 === "Verified") || (data5 === "TrustServerCertificate")) || (data5 === "LegacyTls")) || (data5 === "Unencrypted"))){
validate22.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema23.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.targetDBInstance !== undefined){
let data6 = data.targetDBInstance;
const _errs14 = errors;
if(errors === _errs14){
if(errors === _errs14){
if(typeof data6 === "string"){
if(data6.length < 1){
validate22.errors = [{instancePath:instancePath+"/targetDBInstance",schemaPath:"#/properties/targetDBInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data6))){
validate22.errors = [{instancePath:instancePath+"/targetDBInstance",schemaPath:"#/properties/targetDBInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/targetDBInstance",schemaPath:"#/properties/targetDBInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.targetDBName !== undefined){
let data7 = data.targetDBName;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length < 1){
validate22.errors = [{instancePath:instancePath+"/targetDBName",schemaPath:"#/properties/targetDBName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/targetDBName",schemaPath:"#/properties/targetDBName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.targetCredential !== undefined){
let data8 = data.targetCredential;
const _errs18 = errors;
if(errors === _errs18){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if(((data8.userName === undefined) && (missing2 = "userName")) || ((data8.password === undefined) && (missing2 = "password"))){
validate22.errors = [{instancePath:instancePath+"/targetCredential",schemaPath:"#/properties/targetCredential/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data8.userName !== undefined){
const _errs20 = errors;
if(typeof data8.userName !== "string"){
validate22.errors = [{instancePath:instancePath+"/targetCredential/userName",schemaPath:"#/properties/targetCredential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data8.password !== undefined){
const _errs22 = errors;
if(errors === _errs22){
if(errors === _errs22){
if(!(typeof data8.password === "string")){
validate22.errors = [{instancePath:instancePath+"/targetCredential/password",schemaPath:"#/properties/targetCredential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/targetCredential",schemaPath:"#/properties/targetCredential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.targetEncryption !== undefined){
let data11 = data.targetEncryption;
const _errs24 = errors;
if(typeof data11 !== "string"){
validate22.errors = [{instancePath:instancePath+"/targetEncryption",schemaPath:"#/properties/targetEncryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data11 === "Verified") || (data11 === "TrustServerCertificate")) || (data11 === "LegacyTls")) || (data11 === "Unencrypted"))){
validate22.errors = [{instancePath:instancePath+"/targetEncryption",schemaPath:"#/properties/targetEncryption/enum",keyword:"enum",params:{allowedValues: schema23.properties.targetEncryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scope !== undefined){
let data12 = data.scope;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data12)){
if(data12.length < 1){
validate22.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid3 = true;
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
const _errs28 = errors;
if(errors === _errs28){
if(typeof data13 === "string"){
if(data13.length < 1){
validate22.errors = [{instancePath:instancePath+"/scope/" + i0,schemaPath:"#/properties/scope/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/scope/" + i0,schemaPath:"#/properties/scope/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs28 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startDate !== undefined){
let data14 = data.startDate;
const _errs30 = errors;
if(errors === _errs30){
if(errors === _errs30){
if(typeof data14 === "string"){
if(!(formats14.test(data14))){
validate22.errors = [{instancePath:instancePath+"/startDate",schemaPath:"#/properties/startDate/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/startDate",schemaPath:"#/properties/startDate/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data15 = data.separator;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data15 === "string"){
if(data15.length > 16){
validate22.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/maxLength",keyword:"maxLength",params:{limit: 16},message:"must NOT have more than 16 characters"}];
return false;
}
else {
if(data15.length < 1){
validate22.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern0.test(data15)){
validate22.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/pattern",keyword:"pattern",params:{pattern: "^[^\\\\]+$"},message:"must match pattern \""+"^[^\\\\]+$"+"\""}];
return false;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/separator",schemaPath:"#/properties/separator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs32 === errors;
if(valid0){
if(data.renameFile !== undefined){
let data16 = data.renameFile;
const _errs34 = errors;
if(errors === _errs34){
if(errors === _errs34){
if(typeof data16 === "string"){
if(data16.length < 1){
validate22.errors = [{instancePath:instancePath+"/renameFile",schemaPath:"#/properties/renameFile/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data16))){
validate22.errors = [{instancePath:instancePath+"/renameFile",schemaPath:"#/properties/renameFile/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/renameFile",schemaPath:"#/properties/renameFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.proposedRenameFile !== undefined){
let data17 = data.proposedRenameFile;
const _errs36 = errors;
if(errors === _errs36){
if(errors === _errs36){
if(typeof data17 === "string"){
if(data17.length < 1){
validate22.errors = [{instancePath:instancePath+"/proposedRenameFile",schemaPath:"#/properties/proposedRenameFile/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data17))){
validate22.errors = [{instancePath:instancePath+"/proposedRenameFile",schemaPath:"#/properties/proposedRenameFile/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/proposedRenameFile",schemaPath:"#/properties/proposedRenameFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principalMap !== undefined){
let data18 = data.principalMap;
const _errs38 = errors;
if(errors === _errs38){
if(errors === _errs38){
if(typeof data18 === "string"){
if(data18.length < 1){
validate22.errors = [{instancePath:instancePath+"/principalMap",schemaPath:"#/properties/principalMap/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data18))){
validate22.errors = [{instancePath:instancePath+"/principalMap",schemaPath:"#/properties/principalMap/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/principalMap",schemaPath:"#/properties/principalMap/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.placeholderAuthor !== undefined){
const _errs40 = errors;
if(typeof data.placeholderAuthor !== "boolean"){
validate22.errors = [{instancePath:instancePath+"/placeholderAuthor",schemaPath:"#/properties/placeholderAuthor/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.report !== undefined){
let data20 = data.report;
const _errs42 = errors;
if(errors === _errs42){
if(errors === _errs42){
if(typeof data20 === "string"){
if(data20.length < 1){
validate22.errors = [{instancePath:instancePath+"/report",schemaPath:"#/properties/report/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data20))){
validate22.errors = [{instancePath:instancePath+"/report",schemaPath:"#/properties/report/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/report",schemaPath:"#/properties/report/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}

export const TestCsPersistentChatSetup = validate23;
const schema24 = {"type":"object","additionalProperties":false,"required":[],"properties":{"dbInstance":{"minLength":1,"type":"string","format":"database-address"},"dbName":{"minLength":1,"type":"string"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"},"directory":{"minLength":1,"type":"string","format":"database-address"}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "dbInstance") || (key0 === "dbName")) || (key0 === "credential")) || (key0 === "encryption")) || (key0 === "directory"))){
validate23.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.dbInstance !== undefined){
let data0 = data.dbInstance;
const _errs2 = errors;
if(errors === _errs2){
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length < 1){
validate23.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data0))){
validate23.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/dbInstance",schemaPath:"#/properties/dbInstance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dbName !== undefined){
let data1 = data.dbName;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length < 1){
validate23.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/dbName",schemaPath:"#/properties/dbName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data2 = data.credential;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing0;
if(((data2.userName === undefined) && (missing0 = "userName")) || ((data2.password === undefined) && (missing0 = "password"))){
validate23.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data2.userName !== undefined){
const _errs8 = errors;
if(typeof data2.userName !== "string"){
validate23.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.password !== undefined){
const _errs10 = errors;
if(errors === _errs10){
if(errors === _errs10){
if(!(typeof data2.password === "string")){
validate23.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data5 = data.encryption;
const _errs12 = errors;
if(typeof data5 !== "string"){
validate23.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data5 === "Verified") || (data5 === "TrustServerCertificate")) || (data5 === "LegacyTls")) || (data5 === "Unencrypted"))){
validate23.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema24.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.directory !== undefined){
let data6 = data.directory;
const _errs14 = errors;
if(errors === _errs14){
if(errors === _errs14){
if(typeof data6 === "string"){
if(data6.length < 1){
validate23.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats2.test(data6))){
validate23.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/format",keyword:"format",params:{format: "database-address"},message:"must match format \""+"database-address"+"\""}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}

export const UndoCsPersistentChatData = validate24;
const schema25 = {"type":"object","additionalProperties":false,"required":["undoFile"],"properties":{"undoFile":{"minLength":1,"type":"string","format":"path"},"credential":{"properties":{"userName":{"type":"string"},"password":{"type":"string","format":"password"}},"required":["userName","password"],"type":"object"},"encryption":{"enum":["Verified","TrustServerCertificate","LegacyTls","Unencrypted"],"type":"string"},"whatIf":{"type":"boolean"}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.undoFile === undefined) && (missing0 = "undoFile")){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "undoFile") || (key0 === "credential")) || (key0 === "encryption")) || (key0 === "whatIf"))){
validate24.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.undoFile !== undefined){
let data0 = data.undoFile;
const _errs2 = errors;
if(errors === _errs2){
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length < 1){
validate24.errors = [{instancePath:instancePath+"/undoFile",schemaPath:"#/properties/undoFile/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!(formats0.test(data0))){
validate24.errors = [{instancePath:instancePath+"/undoFile",schemaPath:"#/properties/undoFile/format",keyword:"format",params:{format: "path"},message:"must match format \""+"path"+"\""}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/undoFile",schemaPath:"#/properties/undoFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credential !== undefined){
let data1 = data.credential;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.userName === undefined) && (missing1 = "userName")) || ((data1.password === undefined) && (missing1 = "password"))){
validate24.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data1.userName !== undefined){
const _errs6 = errors;
if(typeof data1.userName !== "string"){
validate24.errors = [{instancePath:instancePath+"/credential/userName",schemaPath:"#/properties/credential/properties/userName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.password !== undefined){
const _errs8 = errors;
if(errors === _errs8){
if(errors === _errs8){
if(!(typeof data1.password === "string")){
validate24.errors = [{instancePath:instancePath+"/credential/password",schemaPath:"#/properties/credential/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/credential",schemaPath:"#/properties/credential/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encryption !== undefined){
let data4 = data.encryption;
const _errs10 = errors;
if(typeof data4 !== "string"){
validate24.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data4 === "Verified") || (data4 === "TrustServerCertificate")) || (data4 === "LegacyTls")) || (data4 === "Unencrypted"))){
validate24.errors = [{instancePath:instancePath+"/encryption",schemaPath:"#/properties/encryption/enum",keyword:"enum",params:{allowedValues: schema25.properties.encryption.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.whatIf !== undefined){
const _errs12 = errors;
if(typeof data.whatIf !== "boolean"){
validate24.errors = [{instancePath:instancePath+"/whatIf",schemaPath:"#/properties/whatIf/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}

/** By the name of the cmdlet. */
export const validators: Record<string, ValidateFunction> = {
  'Compare-CsPersistentChatData': CompareCsPersistentChatData,
  'Export-CsPersistentChatData': ExportCsPersistentChatData,
  'Get-CsPersistentChatAddin': GetCsPersistentChatAddin,
  'Get-CsPersistentChatCategory': GetCsPersistentChatCategory,
  'Get-CsPersistentChatData': GetCsPersistentChatData,
  'Get-CsPersistentChatEligiblePrincipal': GetCsPersistentChatEligiblePrincipal,
  'Get-CsPersistentChatEndpoint': GetCsPersistentChatEndpoint,
  'Get-CsPersistentChatRoom': GetCsPersistentChatRoom,
  'Import-CsPersistentChatData': ImportCsPersistentChatData,
  'New-CsPersistentChatDatabase': NewCsPersistentChatDatabase,
  'New-CsPersistentChatEndpoint': NewCsPersistentChatEndpoint,
  'Remove-CsPersistentChatEndpoint': RemoveCsPersistentChatEndpoint,
  'Test-CsPersistentChatData': TestCsPersistentChatData,
  'Test-CsPersistentChatSetup': TestCsPersistentChatSetup,
  'Undo-CsPersistentChatData': UndoCsPersistentChatData,
};
