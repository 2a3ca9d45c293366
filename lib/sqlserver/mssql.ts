import './azure-on-demand.js';

/** Loaded from here only, so that what comes before it does. */
export { default } from 'mssql';
