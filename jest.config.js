export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: './test/powershell/find-powershell.ts',
  reporters: ['default', '<rootDir>/test/plain-summary.js'],
  // Most tests wait for other processes.
  maxWorkers: '100%',
  testTimeout: 60_000,
};
